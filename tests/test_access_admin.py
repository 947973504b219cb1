"""The admin's doors, taken from its registry: every ModelAdmin x permission x page.

A model that is registered tomorrow is tested tomorrow; what it does not open is refused.
"""

from contextlib import suppress

from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import TestCase
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from audit.models import Record
from content.models import Version
from library.models import Document
from sample.pictures import drawn
from tests.access_table import KINDS
from tests.factories import make_file, make_link, make_news, make_subject, make_unit, make_user

REFUSED = {302, 403, 404, 405}
# Pages of the admin that are no model's: open to all staff, who see what they may see.
FOR_STAFF = {
    "index", "everything", "ageing", "writing", "logout", "password_change",
    "password_change_done", "jsi18n", "app_list", "login", "view_on_site",
}  # fmt: skip
# The pages of Django, and the permission that each needs: one of these.
PAGES = {
    "changelist": {"view", "change"},
    "add": {"add"},
    "change": {"view", "change"},
    "history": {"view", "change"},
    "delete": {"delete"},
}
SETS = [set(), {"view"}, {"add"}, {"change", "view"}, {"delete", "view"}]
ADMINS = list(admin.site._registry.items())


class AdminDoorCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        for folder, (_name, make) in KINDS.items():
            make({"en": f"Title {folder}"})
        picture = drawn(1)
        picture.save()
        make_file(make_news(slug="shown", picture=picture))
        make_link("menu")
        make_unit()
        make_subject()
        cls.staff = make_user(is_staff=True)

    def allow(self, *permissions):
        """Give the one person these rights and no others."""
        self.staff.user_permissions.set(permissions)
        self.client.force_login(User.objects.get(pk=self.staff.pk))

    def permissions(self, model, actions):
        """Django's permissions on a model: {"view"} is view_news."""
        options = model._meta
        names = [f"{action}_{options.model_name}" for action in actions]
        return Permission.objects.filter(
            content_type__app_label=options.app_label, codename__in=names
        )

    def address(self, model, page):
        """The address of a page of a model; "" where it has none."""
        thing = model._default_manager.order_by("pk").first()
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        for arguments in [[], [thing.pk if thing else 1], ["1", "1"]]:
            with suppress(NoReverseMatch):
                return reverse(name, args=arguments)
        return ""

    @staticmethod
    def state():
        """What no refused request may change: how many rows there are, and the texts' status."""
        counts = {
            model._meta.label: model._default_manager.count()
            for model, _admin in ADMINS
            if model is not Record
        }
        return counts, list(Version.objects.order_by("pk").values_list("status", "title"))


class WithoutRightsTests(AdminDoorCase):
    def test_nothing_opens_and_nothing_changes(self):
        self.allow()
        before = self.state()
        for model, model_admin in ADMINS:
            for pattern in model_admin.get_urls():
                page = (pattern.name or "").removeprefix(
                    f"{model._meta.app_label}_{model._meta.model_name}_"
                )
                address = self.address(model, page) if page else ""
                for method in [self.client.get, self.client.post]:
                    if not address:
                        continue
                    with self.subTest(model=model._meta.label, page=page, method=method.__name__):
                        self.assertIn(method(address, {"post": "yes"}).status_code, REFUSED)
        self.assertEqual(self.state(), before)

    def test_pages_of_no_model_are_known(self):
        own = {pattern.name for _m, each in ADMINS for pattern in each.get_urls()}
        found = {getattr(pattern, "name", None) for pattern in admin.site.get_urls()}
        names = found - own - {None}
        self.assertEqual(names - FOR_STAFF, {"autocomplete"})

    def test_pages_of_no_model_name_nothing(self):
        self.allow()
        for address in ["/admin/", "/admin/everything/", "/admin/ageing/"]:
            with self.subTest(address=address):
                self.assertNotContains(self.client.get(address), "Title ")


class PermissionTests(AdminDoorCase):
    def test_each_page_needs_its_permission(self):
        for model, _model_admin in ADMINS:
            for actions in SETS:
                self.allow(*self.permissions(model, actions))
                for page, needed in PAGES.items():
                    address = self.address(model, page)
                    if needed & actions or not address:
                        continue
                    with self.subTest(model=model._meta.label, actions=actions, page=page):
                        for place in [address, f"{address}?_popup=1", f"{address}?_to_field=id"]:
                            # 400: the key of that model has another name.
                            self.assertIn(self.client.get(place).status_code, {*REFUSED, 400})

    def test_who_may_view_sees_and_changes_nothing(self):
        for model, model_admin in ADMINS:
            inlines = [inline.model for inline in model_admin.inlines]
            rights = self.permissions(model, {"view"})
            for inline in inlines:
                actions = {"view", "add", "change", "delete"}
                rights = rights | self.permissions(inline, actions)
            self.allow(*rights)
            before = self.state()
            with self.subTest(model=model._meta.label):
                self._look_at(model)
                self.assertEqual(self.state(), before)

    def _look_at(self, model):
        address = self.address(model, "change")
        if not address:
            return
        response = self.client.get(address)
        self.assertIn(response.status_code, {200, *REFUSED})
        if response.status_code == 200:
            self.assertNotContains(response, 'name="_save"')
            for formset in response.context["inline_admin_formsets"]:
                self.assertFalse(formset.has_add_permission)
                self.assertFalse(formset.has_change_permission)
                self.assertFalse(formset.has_delete_permission)
        with transaction.atomic():
            self.assertIn(self.client.post(address, {"title": "Odd"}).status_code, REFUSED)

    def test_bulk_actions_do_nothing_for_who_may_only_view(self):
        for model, model_admin in ADMINS:
            self.allow(*self.permissions(model, {"view"}))
            before = self.state()
            actions = [getattr(action, "__name__", action) for action in model_admin.actions or []]
            for action in ["delete_selected", *actions]:
                chosen = list(model._default_manager.values_list("pk", flat=True)[:5])
                sent = {"action": action, "_selected_action": chosen, "post": "yes"}
                with self.subTest(model=model._meta.label, action=action):
                    self.client.post(self.address(model, "changelist"), sent | {"confirmed": "1"})
                    self.assertEqual(self.state(), before)

    def test_lists_are_not_edited_in_place(self):
        for model, model_admin in ADMINS:
            with self.subTest(model=model._meta.label):
                self.assertFalse(model_admin.list_editable)

    def test_choosers_ask_for_the_right_to_view_what_they_list(self):
        self.allow(*self.permissions(Document, {"add", "change", "delete"}))
        for model, model_admin in ADMINS:
            inlines = [inline(model, admin.site) for inline in model_admin.inlines]
            for owner in [model_admin, *inlines]:
                for field in owner.autocomplete_fields:
                    options = owner.opts
                    asked = {
                        "app_label": options.app_label,
                        "model_name": options.model_name,
                        "field_name": field,
                        "term": "",
                    }
                    target = options.get_field(field).related_model
                    if target is Document:
                        continue
                    with self.subTest(model=options.label, field=field):
                        response = self.client.get("/admin/autocomplete/", asked)
                        self.assertEqual(response.status_code, 403)
