"""Requests for deletion in the admin: who has waited longest comes first."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.attempts import place_of
from accounts.erasing import EraseError, erase
from accounts.kept_data import kept_data
from accounts.models import DeletionRequest, User


@admin.register(DeletionRequest)
class DeletionRequestAdmin(admin.ModelAdmin):
    """A list to work off; the one thing to do is to erase, after a page that asks once more."""

    list_display = ["user", "asked_at", "due_on", "state"]
    list_select_related = ["user"]
    list_display_links = None
    show_full_result_count = False
    actions = ["erase_accounts"]

    def get_queryset(self, request):
        requests = super().get_queryset(request)
        ended = [F("erased_at").asc(nulls_first=True), F("taken_back_at").asc(nulls_first=True)]
        return requests.order_by(*ended, "asked_at", "pk")

    def get_ordering(self, request):
        # That of the queryset stands; a column chosen by the reader comes before it.
        return []

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.erase_account")

    @admin.display(description=gettext_lazy("erase by"), ordering="asked_at")
    def due_on(self, asked: DeletionRequest) -> Any:
        return asked.due_on

    @admin.display(description=gettext_lazy("state"))
    def state(self, asked: DeletionRequest) -> str:
        if asked.erased_at:
            return _("Erased")
        return _("Taken back") if asked.taken_back_at else _("Open")

    @admin.action(description=gettext_lazy("Erase the accounts"), permissions=["erase"])
    def erase_accounts(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Show whom it is about and what becomes of their data; on confirmation do it."""
        asked = list(queryset.filter(erased_at=None, taken_back_at=None))
        if "confirmed" not in request.POST:
            return self._ask(request, asked)
        done = sum(self._erase(request, one.user) for one in asked)
        message = ngettext("%(n)s account is erased.", "%(n)s accounts are erased.", done)
        self.message_user(request, message % {"n": done}, messages.SUCCESS)
        return None

    def _erase(self, request: HttpRequest, user: User) -> bool:
        """Erase one account; False, and the reason told, if that may not be."""
        people: Any = self.admin_site.get_model_admin(User)
        by: Any = request.user
        try:
            if not people.has_change_permission(request, user):
                raise EraseError(_("This person has rights that you do not have."))
            erase(user, by, request=request, place=place_of(request))
        except EraseError as error:
            message = format_html("{}: {}", user, str(error))
            self.message_user(request, message, messages.WARNING)
            return False
        return True

    def _ask(self, request: HttpRequest, asked: list[DeletionRequest]) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": _("Erase the accounts"),
            "opts": self.opts,
            "asked": asked,
            "kept": kept_data(),
        }
        return TemplateResponse(request, "admin/accounts/erase.html", context)
