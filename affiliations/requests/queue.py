"""Requests as staff look at them: with names, and with what speaks for or against them."""

from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Lower, NullIf

from accounts.models import User
from affiliations.models import AccessRequest, EmailDomain, RequestState
from affiliations.models.email_domain import FREE_MAIL, domain_of
from content.models import Version


def in_queue(requests: QuerySet[AccessRequest], language: str) -> QuerySet[AccessRequest]:
    """Proved requests with `organization_name` and `is_official`: those that wait, oldest first."""
    named = requests.filter(proved_at__isnull=False).annotate(
        organization_name=Coalesce(
            NullIf("other_name", Value("")), _title("member", language), _title("partner", language)
        ),
        is_official=Exists(_domains_of("email")),
        is_confirmer_official=Exists(_domains_of("confirmer_email")),
    )
    is_closed = Case(When(state=RequestState.OPEN, then=0), default=1)
    return named.order_by(is_closed, "proved_at", "pk")


def is_free_mail(email: str) -> bool:
    return domain_of(email) in FREE_MAIL


class Doubles(NamedTuple):
    """Who may be the same person: other requests, and accounts."""

    requests: list[AccessRequest]
    users: list[User]

    def __bool__(self) -> bool:
        return bool(self.requests or self.users)


def doubles_of(access_request: AccessRequest) -> Doubles:
    """Requests and accounts of the same address, or of the same name: two statements."""
    given, family = access_request.given_name, access_request.family_name
    of_address = Q(email__iexact=access_request.email)
    others = AccessRequest.objects.proved().exclude(pk=access_request.pk)
    same_name = Q(given_name__iexact=given, family_name__iexact=family)
    requests = others.filter(of_address | same_name).order_by("-asked_at", "-pk")
    users = User.objects.filter(of_address | Q(first_name__iexact=given, last_name__iexact=family))
    return Doubles(list(requests[:10]), list(users.order_by("pk")[:10]))


def _title(column: str, language: str) -> Subquery:
    texts = Version.objects.shown_in(language).filter(entry=OuterRef(column))
    return Subquery(texts.values("title")[:1])


def _domains_of(column: str) -> Any:
    """The official domains that the address in a column is of: its own, or one above it."""
    domains = EmailDomain.objects.annotate(
        address=Lower(OuterRef(column), output_field=CharField())
    )
    domains = domains.filter(Q(member=OuterRef("member")) | Q(partner=OuterRef("partner")))
    return domains.filter(
        Q(address__endswith=Concat(Value("@"), F("domain")))
        | Q(address__endswith=Concat(Value("."), F("domain")))
    )
