"""People and organizations in the admin."""

from affiliations.requests.admin import AccessRequestAdmin, EmailDomainAdmin, OfferedGroupAdmin

__all__ = ["AccessRequestAdmin", "EmailDomainAdmin", "OfferedGroupAdmin"]
