"""The queue of requests: one page per request, with everything needed to decide on it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from affiliations.models import AccessRequest, EmailDomain, OfferedGroup, Refusal, RequestError
from affiliations.requests import handling
from affiliations.requests.decision_forms import ApproveForm, NoteForm, RefuseForm
from affiliations.requests.queue import doubles_of, in_queue, is_free_mail
from content.dates import day
from content.languages import current_language

DECIDE = "affiliations.decide_accessrequest"


class MineFilter(admin.SimpleListFilter):
    title = gettext_lazy("handled by")
    parameter_name = "handler"

    def lookups(self, request, model_admin):
        return [("me", _("Me")), ("nobody", _("Nobody yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        wanted: dict[str | None, dict[str, Any]] = {
            "me": {"handler": request.user},
            "nobody": {"handler": None},
        }
        return queryset.filter(**wanted.get(self.value(), {}))


class DueFilter(admin.SimpleListFilter):
    title = gettext_lazy("answer due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("Overdue"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.overdue() if self.value() == "overdue" else queryset  # type: ignore[attr-defined]


@admin.register(AccessRequest)
class AccessRequestAdmin(admin.ModelAdmin):
    list_display = [
        "__str__", "organization_shown", "address", "due", "handler", "endorsement", "state",
    ]  # fmt: skip
    list_filter = ["state", DueFilter, MineFilter, "organization", "endorsement"]
    search_fields = ["given_name", "family_name", "email", "other_name"]
    list_select_related = ["handler"]
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return in_queue(super().get_queryset(request), current_language().code)

    def get_ordering(self, request):
        # That of the queryset stands; a column chosen by the reader comes before it.
        return []

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or request.user.has_perm(DECIDE)

    @admin.display(description=gettext_lazy("organization"))
    def organization_shown(self, access_request: AccessRequest) -> str:
        return access_request.organization_name  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("e-mail domain"))
    def address(self, access_request: AccessRequest) -> str:
        if access_request.is_official:  # type: ignore[attr-defined]
            return _("Official")
        return _("Free mail") if is_free_mail(access_request.email) else _("Not listed")

    @admin.display(description=gettext_lazy("answer due"), ordering="due_on")
    def due(self, access_request: AccessRequest) -> str:
        due = day(access_request.due_on)
        return _("Overdue: %s") % due if access_request.is_overdue else due

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One request; its buttons send the name of a verb."""
        access_request = self.get_object(request, unquote(object_id))
        if access_request is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, access_request):
            raise PermissionDenied
        forms = self._forms(request, access_request)
        if request.method == "POST":
            if not request.user.has_perm(DECIDE):
                raise PermissionDenied
            if self._act(request, access_request, forms):
                return redirect(request.path)
        context = self.admin_site.each_context(request) | {
            **forms,
            "opts": self.opts,
            "title": str(access_request),
            "asked": access_request,
            "is_free_mail": is_free_mail(access_request.email),
            "doubles": doubles_of(access_request),
            "lines": access_request.lines.select_related("by").order_by("at", "pk"),
            "bodies": access_request.bodies.all(),
            "may_decide": request.user.has_perm(DECIDE),
            "is_mine": access_request.handler_id == request.user.pk,
            "today": timezone.localdate(),
        }
        return TemplateResponse(request, "admin/affiliations/request.html", context)

    def _forms(self, request: HttpRequest, access_request: AccessRequest) -> dict[str, Any]:
        """The forms of the page; what was sent is in the one that its button belongs to."""
        sent: dict[str, Any] = {str(request.POST.get("verb")): request.POST}
        return {
            "note": NoteForm(sent.get("note"), prefix="note"),
            "approve": ApproveForm(sent.get("approve"), access_request, request.user),
            "refuse": RefuseForm(sent.get("refuse"), access_request),
        }

    def _act(self, request: Any, asked: AccessRequest, forms: dict[str, Any]) -> bool:
        """Do what a button says and tell it; False where its form has errors."""
        verb = request.POST.get("verb", "")
        form = forms.get(verb)
        if form is not None and not form.is_valid():
            return False
        try:
            words = self._do(verb, request.user, asked, form)
        except RequestError as error:
            self.message_user(request, str(error), messages.ERROR)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        else:
            self.message_user(request, words, messages.SUCCESS)
        return True

    def _do(self, verb: str, by: Any, asked: AccessRequest, form: Any) -> str:
        """Raises RequestError, ValidationError, and PermissionDenied for a verb that is none."""
        if verb == "take":
            handling.take(asked, by)
            return _("You deal with this request now.")
        if verb == "give_back":
            handling.give_back(asked, by)
            return _("Others may deal with this request now.")
        if verb == "note":
            handling.note(asked, by, form.cleaned_data["words"])
            return _("Your note is kept.")
        if verb == "approve":
            handling.approve(asked, by, form.affiliation, form.cleaned_data["groups"])
            return _("%s was let in, and a letter says so.") % asked
        if verb == "refuse":
            answers = form.cleaned_data
            refusal = Refusal(answers["refusal"])
            handling.refuse(asked, by, refusal, answers["words"], answers["language"])
            return _("The request was refused, and a letter says why.")
        raise PermissionDenied


@admin.register(EmailDomain)
class EmailDomainAdmin(admin.ModelAdmin):
    list_display = ["domain", "member", "partner"]
    list_select_related = ["member", "partner"]
    search_fields = ["domain"]
    autocomplete_fields = ["member", "partner"]
    ordering = ["domain", "pk"]
    show_full_result_count = False


@admin.register(OfferedGroup)
class OfferedGroupAdmin(admin.ModelAdmin):
    list_display = ["group", "position"]
    list_select_related = ["group"]
    ordering = ["position", "pk"]
    show_full_result_count = False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "group":
            # Groups that hold rights make staff of people.
            kwargs["queryset"] = db_field.related_model.objects.filter(permissions=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
