"""Deciding on registrations: by one button in the list, in bulk, or on the page of one."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.keys import is_key
from content.languages import LANGUAGES
from registrations.desk import handling
from registrations.desk.decision_forms import DeclineForm
from registrations.desk.handling import Outcome, Reason
from registrations.models import Registration, RegistrationError

MOST = 200
# Of the refused, so many are named; the rest is a number.
MOST_NAMED = 10


class DecidingAdmin(admin.ModelAdmin):
    actions = ["approve_chosen", "decline_chosen"]

    @admin.action(description=gettext_lazy("Approve"), permissions=["change"])
    def approve_chosen(self, request: Any, queryset: QuerySet) -> HttpResponse | None:
        if pks := self._chosen(request, queryset):
            self._tell(request, handling.each(pks, lambda each: each.approve(request.user)))
        return None

    @admin.action(description=gettext_lazy("Decline …"), permissions=["change"])
    def decline_chosen(self, request: Any, queryset: QuerySet) -> HttpResponse | None:
        """Ask for the reason, then decline each."""
        pks = self._chosen(request, queryset)
        if not pks:
            return None
        chosen = Registration.objects.filter(pk__in=pks)
        codes = chosen.order_by("language").values_list("language", flat=True).distinct()
        languages = [LANGUAGES[code].name for code in codes]
        form = DeclineForm(request.POST if "confirmed" in request.POST else None, languages)
        if form.is_valid():
            reason, words = Reason(form.cleaned_data["reason"]), form.cleaned_data["words"]
            done = handling.each(
                pks, lambda each: handling.decline(each, request.user, reason, words)
            )
            self._tell(request, done)
            return None
        context = self.admin_site.each_context(request) | {
            "title": _("Decline"),
            "opts": self.opts,
            "chosen": chosen.order_by("asked_at", "pk"),
            "form": form,
            "back_url": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/registrations/decline.html", context)

    def approve_one(self, request: Any, pk: str) -> HttpResponse:
        """The button in a row of the list."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        pks = [int(pk)] if is_key(pk) else []
        self._tell(request, handling.each(pks, lambda each: each.approve(request.user)))
        return HttpResponseRedirect(request.get_full_path())

    def act(self, request: Any, registration: Registration, decline: DeclineForm) -> bool:
        """Do what a button of the page says and tell it; False where its form has errors."""
        verb = request.POST.get("verb", "")
        if verb == "decline" and not decline.is_valid():
            return False
        try:
            words = self._do(verb, request.user, registration, decline)
        except RegistrationError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, words, messages.SUCCESS)
        return True

    def _do(self, verb: str, by: Any, registration: Registration, decline: DeclineForm) -> str:
        """Raises RegistrationError, and PermissionDenied for a verb that is none."""
        if verb == "approve":
            registration.approve(by)
        elif verb == "decline":
            answers = decline.cleaned_data
            handling.decline(registration, by, Reason(answers["reason"]), answers["words"])
        elif verb == "withdraw":
            registration.withdraw(by)
        elif verb == "reopen":
            handling.reopen(registration, by)
        else:
            raise PermissionDenied
        return f"{registration.name}: {registration.get_state_display()}"

    def _chosen(self, request: HttpRequest, queryset: QuerySet) -> list[int]:
        pks = list(queryset.values_list("pk", flat=True)[: MOST + 1])
        if len(pks) > MOST:
            message = _("Choose at most %(most)s at a time; nothing was done.") % {"most": MOST}
            self.message_user(request, message, messages.WARNING)
            return []
        return pks

    def _tell(self, request: HttpRequest, outcome: Outcome) -> None:
        if outcome.words:
            self.message_user(request, outcome.words, messages.SUCCESS)
        for words in outcome.refused[:MOST_NAMED]:
            self.message_user(request, words, messages.WARNING)
        if (others := len(outcome.refused) - MOST_NAMED) > 0:
            more = _("%(n)s more were left as they are.") % {"n": others}
            self.message_user(request, more, messages.WARNING)
