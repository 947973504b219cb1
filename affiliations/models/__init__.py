"""Who belongs to which organization, and who asks to."""

from affiliations.models.affiliation import Affiliation, AffiliationRole, Organization

__all__ = ["Affiliation", "AffiliationRole", "Organization"]
