"""Affiliations in the admin: begun, changed and ended by their verbs, never deleted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import groups_within
from affiliations.groups import offered
from affiliations.models import Affiliation
from affiliations.models.current import YEAR
from content.admin.choosers import name_of
from content.languages import current_language
from members.models import Member, Partner

# What an affiliation is about: another organization is another affiliation.
ABOUT = ["user", "organization", "member", "partner"]


class AffiliationForm(forms.ModelForm):
    """An affiliation; one that ends sooner than it did needs a reason."""

    ends_now = forms.BooleanField(
        label=gettext_lazy("End it at once"),
        required=False,
        help_text=gettext_lazy("With the next page that the person opens it is over."),
    )
    end_reason = Affiliation._meta.get_field("end_reason").formfield()

    class Meta:
        model = Affiliation
        fields = [*ABOUT, "role", "starts_on", "ends_on", "groups", "end_reason"]

    def clean(self):
        cleaned: Any = super().clean() or self.cleaned_data
        if self.is_shortened() and not cleaned.get("end_reason"):
            self.add_error("end_reason", _("Write why it ends."))
        return cleaned

    def is_shortened(self) -> bool:
        """Whether an affiliation that is there already ends sooner than it would have."""
        if not self.instance.pk:
            return False
        before, after = self.initial.get("ends_on"), self.cleaned_data.get("ends_on")
        is_sooner = after is not None and (before is None or after < before)
        return bool(self.cleaned_data.get("ends_now")) or is_sooner

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            # Overlaps are looked for where the form leaves out what it is about, too.
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self._update_errors(error)


class HoldsFilter(admin.SimpleListFilter):
    title = gettext_lazy("when")
    parameter_name = "when"

    def lookups(self, request, model_admin):
        return [("now", _("Now")), ("over", _("Over")), ("later", _("Later"))]

    def queryset(self, request, queryset):
        if self.value() == "now":
            return queryset.current()
        if self.value() == "over":
            return queryset.filter(ends_on__lt=timezone.localdate())
        if self.value() == "later":
            return queryset.not_over().filter(starts_on__gt=timezone.localdate())
        return queryset


class ConfirmationFilter(admin.SimpleListFilter):
    """People of whom nobody has said for a year that they are still there."""

    title = gettext_lazy("confirmation")
    parameter_name = "confirmation"

    def lookups(self, request, model_admin):
        return [("due", _("Due")), ("overdue", _("Overdue: the focal point does not answer"))]

    def queryset(self, request, queryset):
        if self.value() == "due":
            return queryset.unconfirmed(timezone.localdate() - YEAR)
        return queryset.overdue() if self.value() == "overdue" else queryset


@admin.register(Affiliation)
class AffiliationAdmin(admin.ModelAdmin):
    form = AffiliationForm
    list_display = ["user", "named", "role", "starts_on", "ends_on", "confirmed_on"]
    list_filter = [HoldsFilter, ConfirmationFilter, "organization", "role"]
    list_select_related = ["user"]
    search_fields = [
        "user__first_name", "user__last_name", "user__username", "user__email",
        "member__slug", "partner__slug",
    ]  # fmt: skip
    search_help_text = gettext_lazy("Name, e-mail address, or organization as in its address.")
    autocomplete_fields = ["user", "member", "partner"]
    ordering = ["-starts_on", "-pk"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_queryset(self, request):
        code = current_language().code
        named: list[Prefetch] = [
            Prefetch(name, queryset=model.objects.in_language(code))
            for name, model in [("member", Member), ("partner", Partner)]
        ]
        return super().get_queryset(request).prefetch_related(*named)

    @admin.display(description=gettext_lazy("organization"))
    def named(self, affiliation: Affiliation) -> str:
        of = affiliation.member or affiliation.partner
        return name_of(of) if of else affiliation.get_organization_display()

    def get_fieldsets(self, request, obj=None):
        days = ["role", "starts_on", "ends_on"]
        ends = ["confirmed_on", "ends_now", "end_reason"] if obj else []
        return [
            (None, {"fields": [*ABOUT, *days]}),
            (_("Reading"), {"fields": ["groups"]}),
            *([(_("Confirmation and end"), {"fields": ends})] if obj else []),
        ]

    def get_readonly_fields(self, request, obj=None):
        return [*ABOUT, "confirmed_on"] if obj else ["confirmed_on"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["queryset"] = self._givable(request)
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        groups = list(form.cleaned_data["groups"])
        if not change:
            obj.begin(by=request.user, groups=groups)
            return
        # Groups that this person may not give stay as they are.
        groups += obj.groups.exclude(pk__in=self._givable(request))
        ends_on, is_shortened = obj.ends_on, form.is_shortened()
        if is_shortened:
            obj.ends_on = form.initial["ends_on"]
        obj.change(by=request.user, groups=groups)
        if is_shortened:
            on = None if form.cleaned_data["ends_now"] else ends_on
            obj.end(by=request.user, reason=form.cleaned_data["end_reason"], on=on)

    def save_related(self, request, form, formsets, change):
        """The verbs have written the groups."""

    @staticmethod
    def _givable(request) -> QuerySet[Group]:
        return offered().filter(pk__in=groups_within(request.user))
