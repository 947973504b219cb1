"""The focal point's pages: the people of the own administration, and of no other."""
