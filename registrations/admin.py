"""What organisers work with in the admin."""

from events.admin import EventAdmin
from registrations.desk import form_admin, panel, question_admin

EventAdmin.panels = [*EventAdmin.panels, panel.of_event]

__all__ = ["form_admin", "question_admin"]
