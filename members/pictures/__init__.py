"""A map and step charts, which say the same as tables."""
