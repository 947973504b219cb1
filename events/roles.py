"""Roles of those who run events and meetings."""

# Holds the rights on meetings and on who takes part in them, beside a role of the writers.
MEETING_OFFICER = "Meeting officer"
