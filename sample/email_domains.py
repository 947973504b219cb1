"""Official e-mail domains of a few Members and partners, where they are publicly known."""

from typing import Any

from affiliations.models import EmailDomain
from members.models import Member, Partner
from sample.texts import RowError, read_csv

NAME = "email_domains.csv"


def load_email_domains() -> int:
    """Load the domains that are not there yet; returns how many those are. Raises RowError."""
    loaded = 0
    for line, row in read_csv(NAME):
        organizations: dict[str, Any] = {
            "member": Member.objects.filter(iso_alpha2=row["organization"]),
            "partner": Partner.objects.filter(slug=row["organization"]),
        }
        organization = organizations[row["kind"]].first()
        if organization is None:
            raise RowError(f"{NAME}, line {line}: there is no {row['organization']}")
        _domain, is_new = EmailDomain.objects.get_or_create(
            domain=row["domain"], **{row["kind"]: organization}
        )
        loaded += is_new
    return loaded
