"""Importing tables: a file is read, compared with what is stored, shown, and applied at once."""
