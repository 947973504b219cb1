"""The focal point's pages of registrations: of the own administration, and of no other."""
