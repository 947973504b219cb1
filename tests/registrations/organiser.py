"""An organiser before the queue of an event's registrations, for tests."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from events.roles import MEETING_OFFICER
from tests.factories import make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form

QUEUE = "/admin/registrations/registration/"


class QueueCase(TestCase):
    """A meeting with three places; `ask` adds somebody who waits for the organiser."""

    @classmethod
    def setUpTestData(cls):
        cls.organiser = make_user(MEETING_OFFICER)
        cls.event = make_event({"en": "Council 2027"})
        cls.form = make_registration_form(cls.event, capacity=3)
        cls.queue = f"{QUEUE}?event={cls.event.pk}"

    def setUp(self):
        self.client.force_login(self.organiser)

    @classmethod
    def ask(cls, name, *, days=1, form=None, **columns):
        """Somebody who asked so many days ago."""
        columns = {
            "state": "to-approve",
            "decided_at": None,
            "name": name,
            "asked_at": timezone.now() - timedelta(days=days),
        } | columns
        return make_registration(form or cls.form, make_user(), **columns)

    def press(self, action, *registrations, **words):
        chosen = [registration.pk for registration in registrations]
        sent = {"action": action, "index": "0", "_selected_action": chosen}
        return self.client.post(self.queue, sent | words, follow=True)

    def act(self, registration, verb, **words):
        words = {f"decline-{name}": value for name, value in words.items()}
        address = f"{QUEUE}{registration.pk}/change/"
        return self.client.post(address, {"verb": verb, **words}, follow=True)

    def states(self, *registrations):
        for registration in registrations:
            registration.refresh_from_db()
        return [registration.state for registration in registrations]

    def told(self, response):
        return [str(message) for message in response.context["messages"]]
