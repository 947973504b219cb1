"""The organisers' side of registrations, in the admin."""
