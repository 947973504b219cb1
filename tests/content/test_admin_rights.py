"""Who may do what in the admin: every role, every verb, every page."""

from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import TestCase
from django.urls import reverse

from content.models import Redirect, Status
from content.roles import ADMINISTRATOR, AUTHOR, EDITOR, PUBLISHER, TRANSLATOR
from library.models import Document
from newsroom.models import News
from tests.content.editing import ADD, LIST, EditingTestCase, form_url
from tests.factories import make_news, make_topic, make_user

# What each role may do with a news item, by the buttons of its form and by its addresses.
ROLES = [AUTHOR, TRANSLATOR, EDITOR, PUBLISHER, ADMINISTRATOR]
WRITERS = {AUTHOR, EDITOR, PUBLISHER, ADMINISTRATOR}
REVIEWERS = {EDITOR, PUBLISHER, ADMINISTRATOR}
PUBLISHERS = {PUBLISHER, ADMINISTRATOR}
MAY = {
    "add": WRITERS,
    "write original": WRITERS,
    "write translation": set(ROLES),
    "send": set(ROLES),
    "return": REVIEWERS,
    "publish": PUBLISHERS,
    "withdraw": PUBLISHERS,
    "publish in bulk": PUBLISHERS,
    "withdraw in bulk": PUBLISHERS,
    "restore": WRITERS,
    "delete": PUBLISHERS,
}


class TranslatorTests(EditingTestCase):
    def test_the_form_is_sent_in_its_language_wherever_it_was_opened_from(self):
        news = make_news(titles={"en": "Palau joins"})
        self.client.force_login(make_user(TRANSLATOR))
        url = f"{form_url(news, 'fr')}&_changelist_filters=lacking%3Dfr"
        action = self.client.get(url).context["form_url"]
        self.assertIn("language=fr", action)
        self.assertIn("_changelist_filters=lacking", action)


class RoleTests(EditingTestCase):
    """Every role x every verb, sent as a request whatever the page shows."""

    @classmethod
    def setUpTestData(cls):
        cls.users = {role: make_user(role) for role in ROLES}
        cls.publisher = make_user(PUBLISHER)
        cls.news = make_news(titles={"en": "Palau joins"})
        cls.draft = make_news(titles={})
        cls.draft.write("en", author=cls.publisher, title="Draft")
        cls.sent = make_news(titles={})
        cls.sent.write("en", author=cls.publisher, title="Sent").submit(cls.publisher)

    def values(self, entry, language="en"):
        """The form's values as a publisher gets them: nothing is hidden from the request."""
        self.client.force_login(self.publisher)
        return self.open(form_url(entry, language))

    def attempts(self):
        """Each verb as (address, what is sent, whether it was carried out)."""
        news, draft, sent = self.news, self.draft, self.sent
        en, fr = self.values(news), self.values(news, "fr")
        bulk = {"confirmed": "1", "_selected_action": [draft.pk]}
        base = f"/admin/newsroom/news/{news.pk}"
        self.client.force_login(self.publisher)
        new = self.open(ADD)
        return {
            "add": (ADD, new | {"title": "New"}, lambda: News.objects.filter(slug="new").exists()),
            "write original": (
                form_url(news),
                en | {"title": "Other"},
                lambda: news.versions.filter(title="Other").exists(),
            ),
            "write translation": (
                form_url(news, "fr"),
                fr | {"title": "Autre"},
                lambda: news.versions.filter(title="Autre").exists(),
            ),
            "send": (
                form_url(news, "fr"),
                fr | {"title": "Autre", "_send": "1"},
                lambda: news.versions.filter(status=Status.IN_REVIEW).exists(),
            ),
            "return": (
                form_url(sent),
                self.values(sent) | {"_hand_back": "1"},
                lambda: sent.versions.filter(status=Status.DRAFT).exists(),
            ),
            "publish": (
                form_url(draft),
                self.values(draft) | {"_publish": "1"},
                lambda: draft.versions.published().exists(),
            ),
            "withdraw": (
                f"{base}/withdraw/?language=en",
                {},
                lambda: not news.versions.published().exists(),
            ),
            "publish in bulk": (
                LIST,
                bulk | {"action": "publish_all"},
                lambda: draft.versions.published().exists(),
            ),
            "withdraw in bulk": (
                LIST,
                {**bulk, "_selected_action": [news.pk], "action": "withdraw_all"},
                lambda: not news.versions.published().exists(),
            ),
            "restore": (
                f"{base}/restore/?language=en",
                {"version": "1"},
                lambda: news.versions.open().exists(),
            ),
            "delete": (
                f"/admin/newsroom/news/{draft.pk}/delete/",
                {"post": "yes"},
                lambda: not News.objects.filter(pk=draft.pk).exists(),
            ),
        }

    def test_each_verb_is_for_its_roles_only(self):
        # A former version, so that there is one to restore.
        self.news.write("en", title="Palau joined").publish(self.publisher)
        for verb, (url, values, is_done) in self.attempts().items():
            for role in ROLES:
                with self.subTest(verb=verb, role=role):
                    self.check(role, url, values, is_done, expected=role in MAY[verb])

    def check(self, role, url, values, is_done, *, expected):
        self.client.force_login(self.users[role])
        with transaction.atomic():
            response = self.client.post(url, values)
            self.assertEqual(is_done(), expected)
            self.assertLess(response.status_code, 500)
            transaction.set_rollback(True)

    def test_pages_are_for_those_who_may_view(self):
        for role in ROLES:
            self.client.force_login(self.users[role])
            for page in ["change/", "history/", "change/?language=fr"]:
                with self.subTest(role=role, page=page):
                    response = self.client.get(f"/admin/newsroom/news/{self.news.pk}/{page}")
                    self.assertEqual(response.status_code, 200)

    def test_a_translator_changes_no_fact(self):
        self.client.force_login(self.publisher)
        values = self.open(form_url(self.news, "fr"))
        self.client.force_login(self.users[TRANSLATOR])
        more = {"source": "mine", "slug": "mine", "access": "registered", "title": "Palaos"}
        more |= {"attachments-TOTAL_FORMS": 0, "original_language": "fr", "languages": "fr"}
        self.send(form_url(self.news, "fr"), values, **more)
        self.news.refresh_from_db()
        self.assertEqual((self.news.source, self.news.access), ("", "public"))
        self.assertNotEqual(self.news.slug, "mine")
        self.assertTrue(self.news.versions.filter(title="Palaos").exists())

    def test_buttons_follow_the_rights(self):
        words = {"_publish": PUBLISHERS, "_send": {AUTHOR, EDITOR}, "_save": WRITERS}
        for role in ROLES:
            self.client.force_login(self.users[role])
            page = self.client.get(form_url(self.news))
            for button, roles in words.items():
                with self.subTest(role=role, button=button):
                    self.assertEqual(f'name="{button}"' in page.text, role in roles)


class PermissionTests(TestCase):
    """Every page of every model x a person without rights, with view, and signed out."""

    PAGES = ["changelist", "add", "change", "history", "delete"]

    @classmethod
    def setUpTestData(cls):
        cls.nobody, cls.viewer = make_user(is_staff=True), make_user(is_staff=True)
        news, topic = make_news(), make_topic()
        redirect = Redirect.objects.create(path="old.aspx", entry=news)
        document = Document.objects.create(slug="report")
        cls.things = [news, topic, redirect, document, cls.nobody]
        for thing in cls.things:
            options = thing._meta
            name = f"view_{options.model_name}"
            cls.viewer.user_permissions.add(
                Permission.objects.get(codename=name, content_type__app_label=options.app_label)
            )

    def urls(self):
        for thing in self.things:
            options = thing._meta
            for page in self.PAGES:
                args = [] if page in {"changelist", "add"} else [thing.pk]
                url = reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args)
                yield page, url

    def test_without_a_permission_nothing_opens(self):
        self.client.force_login(self.nobody)
        for page, url in self.urls():
            for popup in ["", "?_popup=1"]:
                with self.subTest(page=page, url=url + popup):
                    self.assertEqual(self.client.get(url + popup).status_code, 403)
                    self.assertEqual(self.client.post(url + popup).status_code, 403)

    def test_who_may_view_changes_nothing(self):
        self.client.force_login(self.viewer)
        for page, url in self.urls():
            with self.subTest(page=page, url=url):
                expected = 403 if page in {"add", "delete"} else 200
                self.assertEqual(self.client.get(url).status_code, expected)
                if page in {"add", "change", "delete"}:
                    self.assertEqual(self.client.post(url, {"title": "x"}).status_code, 403)

    def test_a_viewed_entry_has_no_field_to_fill_in(self):
        self.client.force_login(self.viewer)
        page = self.client.get(form_url(self.things[0])).text
        self.assertNotIn("<textarea", page)
        self.assertNotIn('name="title"', page)
        self.assertNotIn("attachments-0", page)

    def test_choosers_ask_for_the_right_to_view(self):
        asked = {"app_label": "content", "model_name": "entry", "field_name": "topics", "term": ""}
        self.client.force_login(self.nobody)
        self.assertEqual(self.client.get("/admin/autocomplete/", asked).status_code, 403)
        self.client.force_login(self.viewer)
        self.assertContains(self.client.get("/admin/autocomplete/", asked), "Origin")

    def test_withdraw_and_restore_are_closed_too(self):
        for user in [self.nobody, self.viewer]:
            self.client.force_login(user)
            for page in ["withdraw", "restore"]:
                url = f"/admin/newsroom/news/{self.things[0].pk}/{page}/?language=en"
                with self.subTest(page=page):
                    self.assertEqual(self.client.post(url, {"version": "1"}).status_code, 403)
