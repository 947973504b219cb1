"""On the desk: letting somebody begin anew who has lost every second factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.factors.proof import FIRST_TYPES
from accounts.factors.telling import tell
from accounts.models import User
from audit.models import Action


@admin.action(
    description=gettext_lazy("Remove the second factors, which the person has lost"),
    permissions=["change"],
)
def remove_factors(
    people: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[User]
) -> HttpResponse | None:
    """Show whose they are; on confirmation remove them and sign these people out everywhere."""
    chosen = [user for user in queryset.order_by("pk") if _may(people, request, user)]
    if "confirmed" not in request.POST:
        return _ask(people, request, chosen)
    for user in chosen:
        _remove(request, user)
    message = ngettext(
        "The second factors of %(n)s person are removed.",
        "The second factors of %(n)s people are removed.",
        len(chosen),
    )
    people.message_user(request, message % {"n": len(chosen)}, messages.SUCCESS)
    return None


def _may(people: admin.ModelAdmin, request: HttpRequest, user: User) -> bool:
    """Whether these are for this person to remove; else the reason is told."""
    reason = ""
    if user == request.user:
        reason = _("Your own are on the page on the security of your account.")
    elif not people.has_change_permission(request, user):
        reason = _("This person has rights that you do not have.")
    elif not Authenticator.objects.filter(user=user).exists():
        reason = _("This person has no second factor.")
    if reason:
        people.message_user(request, format_html("{}: {}", user, reason), messages.WARNING)
    return not reason


@transaction.atomic
def _remove(request: HttpRequest, user: User) -> None:
    factors = Authenticator.objects.filter(user=user)
    for factor in factors.filter(type__in=FIRST_TYPES).order_by("pk"):
        tell(request, Action.SECOND_FACTOR_REMOVED, factor, user)
    factors.delete()
    get_adapter().end_sessions(UserSession.objects.filter(user=user).select_related("user"))


def _ask(people: Any, request: HttpRequest, chosen: list[User]) -> HttpResponse:
    context = people.admin_site.each_context(request) | {
        "title": _("Remove second factors"),
        "opts": people.opts,
        "chosen": chosen,
    }
    return TemplateResponse(request, "admin/accounts/remove_factors.html", context)
