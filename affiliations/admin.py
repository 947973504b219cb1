"""People and organizations in the admin."""

from affiliations.affiliation_admin import AffiliationAdmin
from affiliations.requests.admin import AccessRequestAdmin, EmailDomainAdmin, OfferedGroupAdmin

__all__ = ["AccessRequestAdmin", "AffiliationAdmin", "EmailDomainAdmin", "OfferedGroupAdmin"]
