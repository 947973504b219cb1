"""People in the admin: nobody gives rights that they do not have themselves."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.deletion_admin import DeletionRequestAdmin
from accounts.factors.desk import remove_factors
from accounts.models import User
from accounts.rights_changes import record_changes, rights_of, tell_address, tell_password
from audit.models import Action
from audit.recording import record

__all__ = ["DeletionRequestAdmin", "UserAdmin"]

READ_RESTRICTED = "content.read_restricted"


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    list_display = ["username", "email", "first_name", "last_name", "is_active", "is_staff"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    # Rights come with groups only, so that who may do what can be read in one place.
    filter_horizontal = []
    actions = [remove_factors]
    readonly_fields = ["password_state", "organizations", "expires_on", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password_state"]}),
        (gettext_lazy("Person"), {"fields": ["first_name", "last_name", "email", "organizations"]}),
        (
            gettext_lazy("Rights"),
            {"fields": ["is_active", "is_staff", "groups", "is_superuser"]},
        ),
        (gettext_lazy("Dates"), {"fields": ["expires_on", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "email", "usable_password", "password1", "password2"]}),
    ]

    @admin.display(description=gettext_lazy("password"))
    def password_state(self, user: User) -> str:
        if not user.pk:
            return ""
        state = _("A password is set.") if user.has_usable_password() else _("No password is set.")
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('{} <a href="{}">{}</a>', state, address, _("Set a new password"))

    @admin.display(description=gettext_lazy("organizations"))
    def organizations(self, user: User) -> str:
        """The way to whom the person belongs to, which a room above keeps."""
        if not user.pk:
            return ""
        address = reverse("admin:affiliations_affiliation_changelist")
        words = _("Whom the person belongs to")
        return format_html('<a href="{}?user__id__exact={}">{}</a>', address, user.pk, words)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _is_within(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_within(request.user, obj)

    def get_readonly_fields(self, request, obj=None):
        fields = [*super().get_readonly_fields(request, obj)]
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["queryset"] = groups_within(request.user)
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        form.rights_before = rights_of(obj) if change else None
        super().save_model(request, obj, form, change)
        if change:
            tell_address(form.initial.get("email", obj.email), obj, request)

    @transaction.atomic
    def user_change_password(self, request, id, form_url=""):  # noqa: A002 (Django's name)
        """Whose password is set by somebody else is told so."""
        user = self.get_object(request, unquote(id))
        before = user.password if user else ""
        response = super().user_change_password(request, id, form_url)
        if user:
            user.refresh_from_db(fields=["password"])
            if user.password != before:
                tell_password(user, request)
        return response

    def save_related(self, request, form, formsets, change):
        """Groups that this person may not give stay as they are."""
        user = form.instance
        before = form.rights_before
        kept = user.groups.exclude(pk__in=groups_within(request.user)) if change else []
        kept = list(kept)
        super().save_related(request, form, formsets, change)
        user.groups.add(*kept)
        if before:
            record_changes(before, user, request.user)
        else:
            record(Action.ACCOUNT_MADE, by=request.user, person=user)


def groups_within(user: User) -> QuerySet[Group]:
    """The groups whose membership this person may give: those that add nothing to their own.

    A group without rights opens pages to its members; who reads everything may give it.
    """
    groups = Group.objects.order_by("name")
    if user.is_superuser:
        return groups
    within = user.groups.values("pk")
    if not user.has_perm(READ_RESTRICTED):
        return groups.filter(pk__in=within)
    rights = user.get_all_permissions()
    given = [
        group.pk
        for group in groups.prefetch_related("permissions__content_type")
        if all(
            f"{permission.content_type.app_label}.{permission.codename}" in rights
            for permission in group.permissions.all()
        )
    ]
    return groups.filter(pk__in=given)


def _is_within(user: User, other: User | None) -> bool:
    """Whether the other has no right that this person lacks."""
    if other is None or user.is_superuser or other.pk == user.pk:
        return True
    if other.is_superuser:
        return False
    inactive_too = User(pk=other.pk, is_active=True)
    return inactive_too.get_all_permissions() <= user.get_all_permissions()
