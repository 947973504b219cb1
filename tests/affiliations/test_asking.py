"""Asking for access: four pages, whose answers stay where they are, and one request."""

from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client, TestCase
from django.utils import translation

from affiliations.models import AccessRequest, OfferedGroup
from mail.models import Letter
from tests.affiliations.asking import PURPOSE, WHO, ask, fill_in, organization
from tests.factories import make_member, make_partner, make_user

START = "/en/account/request/"


class PagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.member = make_member({"en": "Palau", "fr": "Palaos"})
        cls.party = make_member({"en": "Nowhere"}, joined_on="")
        cls.hidden = make_member({"en": "Secret"}, access="registered")
        cls.partner = make_partner({"en": "World Post"})

    def test_lead_from_one_to_the_next(self):
        steps = [("", WHO), ("organization/", organization(self.member)), ("purpose/", PURPOSE)]
        following = ["organization/", "purpose/", "check/"]
        for (page, words), after in zip(steps, following, strict=True):
            with self.subTest(page=page):
                self.assertEqual(self.client.get(f"{START}{page}").status_code, 200)
                response = self.client.post(f"{START}{page}", words)
                self.assertRedirects(response, f"{START}{after}", fetch_redirect_response=False)
        self.assertRedirects(self.client.post(f"{START}check/"), f"{START}sent/")

    def test_are_met_in_order_only(self):
        for page in ["organization/", "purpose/", "check/", "sent/"]:
            with self.subTest(page=page):
                self.assertRedirects(self.client.get(f"{START}{page}"), START)
                self.assertEqual(self.client.head(f"{START}{page}").status_code, 302)
        self.client.post(START, WHO)
        for page in ["purpose/", "check/"]:
            with self.subTest(page=page):
                self.assertRedirects(self.client.get(f"{START}{page}"), f"{START}organization/")
                self.assertRedirects(self.client.post(f"{START}{page}"), f"{START}organization/")

    def test_keep_what_was_answered(self):
        fill_in(self.client, self.member)
        self.assertContains(self.client.get(START), 'value="Lopez"')
        page = self.client.get("/fr/account/request/organization/")
        self.assertContains(
            page, f'<option value="member-{self.member.pk}" selected>Palaos</option>', html=True
        )
        self.assertContains(self.client.get(f"{START}purpose/"), "To prepare the Council.")

    def test_lead_back_to_the_check_after_a_change(self):
        fill_in(self.client, self.member)
        response = self.client.post(START, WHO | {"family_name": "Perez"})
        page = self.client.get(response.url)
        self.assertContains(page, "Perez")
        self.assertContains(page, f'href="{START}#id_family_name"')
        self.assertNotContains(page, "Lopez")

    def test_repeat_every_answer_before_it_is_sent(self):
        fill_in(self.client, self.member)
        page = self.client.get(f"{START}check/")
        for words in ["Ana", "Lopez", "Palau", "Tariff", "eva@customs.example", "you declare"]:
            self.assertContains(page, words)

    def test_make_no_session_for_who_only_looks(self):
        self.client.get(START)
        self.assertFalse(Session.objects.exists())

    def test_are_kept_by_no_cache(self):
        fill_in(self.client, self.member)
        for page in ["", "organization/", "purpose/", "check/"]:
            response = self.client.get(f"{START}{page}")
            self.assertIn("no-store", response["Cache-Control"])
            self.assertContains(response, 'content="noindex, follow"')

    def test_offer_members_and_partners_that_everybody_may_read_of(self):
        self.client.post(START, WHO)
        page = self.client.get("/fr/account/request/organization/")
        self.assertContains(page, "Palaos")
        self.assertContains(page, f'<option value="partner-{self.partner.pk}" lang="en" dir="ltr">')
        for name in ["Nowhere", "Secret"]:
            self.assertNotContains(page, name)
        for entry in [self.party, self.hidden]:
            page = self.client.post(f"{START}organization/", organization(entry))
            self.assertContains(page, "from the list")

    def test_ask_for_the_name_of_another_organization(self):
        self.client.post(START, WHO)
        words = organization(other_name=" ")
        page = self.client.post(f"{START}organization/", words)
        self.assertContains(page, "Write the name of your organization.")

    def test_know_who_is_signed_in(self):
        user = make_user(first_name="Eva", last_name="Kim", email="eva@customs.example")
        self.client.force_login(user)
        self.assertContains(self.client.get(START), 'value="eva@customs.example"')

    def test_offer_working_bodies_where_staff_offer_any(self):
        self.client.post(START, WHO)
        self.client.post(f"{START}organization/", organization(self.member))
        self.assertNotContains(self.client.get(f"{START}purpose/"), "Working bodies")
        offered, other = (Group.objects.create(name=name) for name in ["Tariff papers", "Other"])
        OfferedGroup.objects.create(group=offered)
        page = self.client.get(f"{START}purpose/")
        self.assertContains(page, "Tariff papers")
        self.assertNotContains(page, "Other</")
        page = self.client.post(f"{START}purpose/", PURPOSE | {"bodies": [other.pk]})
        self.assertContains(page, "Choose from the working bodies")
        self.client.post(f"{START}purpose/", PURPOSE | {"bodies": [offered.pk]})
        self.assertContains(self.client.get(f"{START}check/"), "Tariff papers")
        self.client.post(f"{START}check/")
        self.assertEqual(list(AccessRequest.objects.get().bodies.all()), [offered])

    def test_look_at_the_answers_once_more_before_they_are_sent(self):
        fill_in(self.client, self.member)
        type(self.member).objects.update(access="registered")
        page = self.client.post(f"{START}check/")
        self.assertContains(page, "Choose your Member or organization from the list.")
        self.assertFalse(AccessRequest.objects.exists())


class OddAnswersTests(TestCase):
    def test_are_told_clearly_and_stay_in_the_form(self):
        long = "a" * 10_000
        cases = {
            "Write at most 150 letters; there are 10000.": {"family_name": long},
            "There is a sign in it that cannot be stored.": {"given_name": "a\0b"},
            "Write an e-mail address like": {"email": "ana@"},
            "Write an e-mail address like ": {"email": "ana@x.example\r\nBcc: all@x.example"},
            "Write an e-mail address  like".replace("  ", " "): {"email": f"{long}@x.example"},
            "Write your position.": {"position": " \u202e "},
        }
        for error, change in cases.items():
            with self.subTest(error=error, change=str(change)[:40]):
                page = self.client.post(START, WHO | change)
                self.assertContains(page, error.strip())
                self.assertContains(page, "<title>Error: Who are you?")
                self.assertContains(page, f'href="#id_{next(iter(change))}"')
                self.assertContains(page, "Ana" if "given_name" not in change else "Lopez")
        page = self.client.post(START, WHO | {"family_name": long})
        self.assertContains(page, long)
        self.assertNotRegex(page.content.decode(), r'name="family_name"[^>]*maxlength')

    def test_in_any_script_are_kept_as_they_are_on_one_line(self):
        names = {
            "آنا‌ لوپز": "آنا‌ لوپز",
            "Ana\r\nBcc: all@x.example": "Ana Bcc: all@x.example",
            "\u202eanA": "anA",
            "👩‍💼 O’Neil <b>": "👩‍💼 O’Neil <b>",
        }
        for number, (typed, kept) in enumerate(names.items()):
            with self.subTest(typed=typed):
                ask(self.client, given_name=typed, email=f"ana{number}@customs.example")
                self.assertEqual(AccessRequest.objects.latest("pk").given_name, kept)

    def test_in_an_address_show_another_script_as_what_it_is(self):
        make_user(email="ana@customs.example")
        ask(self.client, email="ana@сustoms.example")
        self.assertEqual(Letter.objects.get().to, "ana@xn--ustoms-hrf.example")
        page = self.client.get(f"{START}sent/")
        self.assertContains(page, "ana@xn--ustoms-hrf.example")
        page = self.client.post(START, WHO | {"email": "ANA@cuſtoms.example"})
        self.assertEqual(page.status_code, 302)
        self.assertEqual(
            self.client.session["access_request"]["who"]["email"], "ANA@customs.example"
        )

    def test_in_an_address_pass_for_no_letter_of_another(self):
        for email in [
            "m\u0131a@customs.example",
            "\u017fam@customs.example",
            "анна@customs.example",
        ]:
            with self.subTest(email=email):
                page = self.client.post(START, WHO | {"email": email})
                self.assertContains(page, "Write an e-mail address like name@customs.example.")

    def test_beside_the_fields_are_never_taken(self):
        extra = {"state": "approved", "member": "1", "affiliation": "1", "is_staff": "on"}
        for page, words in {"": WHO, "organization/": organization(), "purpose/": PURPOSE}.items():
            self.client.post(f"{START}{page}", words | extra)
        self.client.post(f"{START}check/", extra)
        access_request = AccessRequest.objects.get()
        self.assertEqual((access_request.state, access_request.member_id), ("sent", None))

    def test_name_somebody_else_as_the_one_who_confirms(self):
        self.client.post(START, WHO)
        self.client.post(f"{START}organization/", organization())
        page = self.client.post(
            f"{START}purpose/", PURPOSE | {"confirmer_email": "ANA@customs.example"}
        )
        self.assertContains(page, "Name another person than yourself.")


class SendingTests(TestCase):
    def test_twice_makes_one_request_and_the_same_answer(self):
        fill_in(self.client)
        again = Client()
        again.cookies = self.client.cookies
        session = dict(self.client.session.items())
        first = self.client.post(f"{START}check/")
        # A proxy sends it once more: the answers are gone, what they became stays.
        self.assertRedirects(again.post(f"{START}check/"), f"{START}sent/")
        # Two clicks at once: both have read the answers.
        store = self.client.session
        store.update(session)
        store.save()
        second = self.client.post(f"{START}check/")
        self.assertEqual(first.url, second.url)
        self.assertEqual((AccessRequest.objects.count(), Letter.objects.count()), (1, 1))

    def test_leaves_no_answers_in_the_browser(self):
        ask(self.client)
        self.assertRedirects(self.client.get(f"{START}check/"), START)
        self.assertNotContains(self.client.get(START), "Lopez")
        self.assertContains(self.client.get(f"{START}sent/"), "ana@customs.example")

    def test_needs_the_token_of_the_form(self):
        client = Client(enforce_csrf_checks=True)
        for page in ["", "organization/", "purpose/", "check/"]:
            self.assertEqual(client.post(f"{START}{page}", WHO).status_code, 403)
        self.assertFalse(AccessRequest.objects.exists())

    def test_keeps_the_language_of_the_page(self):
        member = make_member({"en": "Palau"})
        ask(self.client, member, language="fr")
        access_request = AccessRequest.objects.get()
        self.assertEqual((access_request.language, access_request.member), ("fr", member))
        with translation.override("fr"):
            self.assertIn("/fr/account/request/prove/", Letter.objects.get().body)
