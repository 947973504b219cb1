"""The parties of instruments: their number, their lists, what they are told by."""
