"""Which news name a Member."""
