"""What organisers work with in the admin."""

from events.admin import EventAdmin
from registrations.desk import form_admin, message_admin, panel, question_admin, queue_admin

EventAdmin.panels = [*EventAdmin.panels, panel.of_event]

__all__ = ["form_admin", "message_admin", "question_admin", "queue_admin"]
