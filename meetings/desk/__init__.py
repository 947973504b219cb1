"""The meeting desk: what whoever prepares a meeting does in the admin."""
