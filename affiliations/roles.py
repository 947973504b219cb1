"""The role of those who decide on requests for access, beside administrators."""

ACCESS_OFFICER = "Access officer"
