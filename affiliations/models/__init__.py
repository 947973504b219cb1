"""Who belongs to which organization, and who asks to."""

from affiliations.models.affiliation import Affiliation, AffiliationRole, Organization
from affiliations.models.email_domain import EmailDomain
from affiliations.models.offered_group import OfferedGroup
from affiliations.models.request import AccessRequest, RequestError
from affiliations.models.request_line import RequestLine
from affiliations.models.request_states import (
    AskedOrganization,
    Endorsement,
    Refusal,
    RequestState,
    Step,
)

__all__ = [
    "AccessRequest",
    "Affiliation",
    "AffiliationRole",
    "AskedOrganization",
    "EmailDomain",
    "Endorsement",
    "OfferedGroup",
    "Organization",
    "Refusal",
    "RequestError",
    "RequestLine",
    "RequestState",
    "Step",
]
