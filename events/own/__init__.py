"""A person's own calendar: what concerns them, at an address that only they know."""
