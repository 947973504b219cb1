"""Changing the own e-mail address: asked for here, confirmed by a link in each mailbox."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import FormView

from accounts.attempts import Purpose, TooManyAttempts, admit, place_of
from accounts.email_changes import EmailChange, End, begin
from accounts.factors.telling import write
from accounts.models import User
from accounts.views import OWN_SITE_ONLY, SecurityPage
from audit.models import Action
from audit.recording import record
from mail.letters import compose

LETTERS = {End.OLD: "email_change_old", End.NEW: "email_change_new"}


class EmailForm(forms.Form):
    """The new address. What is wrong with it is never that somebody else has it."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        help_text=_("We write to this address and to the one you have now."),
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self):
        email, request = self.cleaned_data["email"], self.request
        if email.casefold() == request.user.email.casefold():
            raise ValidationError(_("This is the address that you have now."))
        try:
            admit(Purpose.EMAIL, place_of(request), str(request.user.pk))
        except TooManyAttempts as refusal:
            request.refusal = refusal
            raise ValidationError(refusal.words) from refusal
        return email


@method_decorator([never_cache, reauthentication_required()], name="dispatch")
class EmailChangeView(SecurityPage, FormView):
    """The address now, what is waiting to be confirmed, and the field for a new one."""

    request: Any

    template_name = "accounts/email.html"
    heading = _("Change your e-mail address")
    form_class = EmailForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        waiting = EmailChange.objects.open().filter(user=self.request.user).first()
        return super().get_context_data(**kwargs) | {"waiting": waiting}

    @transaction.atomic
    def form_valid(self, form):
        ask(self.request.user, form.cleaned_data["email"])
        return redirect("account_email_change")


def ask(user: User, email: str) -> None:
    """Write to both mailboxes; not to the new one where it is that of another account."""
    change, tokens = begin(user, email)
    if user.email:
        _send(change, End.OLD, tokens[End.OLD])
    if not _is_taken(change):
        _send(change, End.NEW, tokens[End.NEW])


def _send(change: EmailChange, end: End, token: str) -> None:
    user = change.user
    with translation.override(user.language):
        path = reverse("account_email_confirm", args=[token])
    to = change.old_email if end is End.OLD else change.new_email
    words = {"person": str(user), "path": path, "new_email": change.new_email}
    compose(LETTERS[end], to=to, language=user.language, context=words)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of a letter leads. Programs that open links change nothing: they only GET."""
    found = EmailChange.objects.of_token(token)
    if found is None:
        return _page(request, "over")
    change, end = found
    if request.method != "POST":
        return _page(request, "done" if change.is_confirmed_at(end) else "ask", change, end)
    if "refuse" in request.POST:
        change.delete()
        return _page(request, "refused", change, end)
    return _page(request, _confirmed(request, change, end), change, end)


@transaction.atomic
def _confirmed(request: HttpRequest, change: EmailChange, end: End) -> str:
    # The other mailbox refused, or somebody asked for another address, at this moment.
    held = EmailChange.objects.select_for_update().filter(pk=change.pk).first()
    if held is None:
        return "over"
    held.confirm(end)
    return _changed(request, held) if held.is_confirmed else "done"


def _changed(request: HttpRequest, change: EmailChange) -> str:
    """Give the account its new address, unless another has it, or it has another one, by now."""
    change.delete()
    user = User.objects.select_for_update().get(pk=change.user_id)
    if user.email != change.old_email or _is_taken(change):
        return "over"
    user.email = change.new_email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError:
        return "over"
    record(Action.EMAIL_CHANGED, by=user, person=user, request=request, place=place_of(request))
    for email in filter(None, [change.old_email, change.new_email]):
        write(user, "email_changed", to=email, email=change.new_email)
    return "changed"


def _is_taken(change: EmailChange) -> bool:
    others = User.objects.exclude(pk=change.user_id)
    return others.filter(email__iexact=change.new_email).exists()


def _page(
    request: HttpRequest, state: str, change: EmailChange | None = None, end: End | None = None
) -> HttpResponse:
    context = {
        "heading": _("Change of an e-mail address"),
        "robots": "noindex, nofollow",
        "state": state,
        "change": change,
        "is_old": end is End.OLD,
    }
    status = 404 if state == "over" and request.method != "POST" else 200
    response = render(request, "accounts/email_confirm.html", context, status=status)
    response["Referrer-Policy"] = OWN_SITE_ONLY
    response["Cache-Control"] = "private, no-store"
    return response
