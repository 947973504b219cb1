"""An organiser's message to those who take part."""

from contextlib import suppress
from unittest.mock import patch

from audit.models import Action, Record
from content.roles import EDITOR
from mail.models import Letter
from registrations import messages
from registrations.models import MessageCopy, OrganiserMessage
from registrations.tasks import write_letters, write_what_is_left
from tests.factories import make_user
from tests.registrations.organiser import QueueCase

MESSAGES = "/admin/registrations/organisermessage/"


class MessageCase(QueueCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.people = [
            cls.ask(name, state="approved", decided_at="2026-01-01T00:00Z", language=language)
            for name, language in [("Ana", "en"), ("Luc", "fr"), ("Ali", "ar")]
        ]
        cls.waiting = cls.ask("Eve", state="waiting")

    def write(self, **words):
        """Write a message as the form does, and look at it."""
        sent = {"form": self.form.pk, "states": ["approved"], "subject_en": "Room", **words}
        sent.setdefault("body_en", "The room is 5.\nSee you.")
        return self.client.post(f"{MESSAGES}add/?form={self.form.pk}", sent, follow=True)

    def send(self, **words):
        self.write(**words)
        message = OrganiserMessage.objects.order_by("pk").last()
        return message, self.client.post(f"{MESSAGES}{message.pk}/preview/", follow=True)


class MessageTests(MessageCase):
    def test_is_looked_at_in_each_language_before_it_is_sent(self):
        page = self.write(subject_fr="Salle", body_fr="La salle est la 5.")
        self.assertContains(page, "3 people get it: Approved.")
        self.assertContains(page, "La salle est la 5.")
        self.assertContains(page, "they get the one in English")
        self.assertContains(page, "Send to 3 people")
        self.assertFalse(Letter.objects.exists())

    def test_goes_to_the_chosen_states_in_the_own_language_or_labelled(self):
        self.send(subject_fr="Salle", body_fr="La salle est la 5.")
        message = OrganiserMessage.objects.get()
        write_letters(message_pk=message.pk)
        letters = {letter.to: letter for letter in Letter.objects.all()}
        self.assertEqual(set(letters), {person.email for person in self.people})
        ana, luc, ali = (letters[person.email] for person in self.people)
        self.assertEqual(ana.subject, "Council 2027: Room")
        self.assertIn("> The room is 5.\n> See you.", ana.body)
        self.assertNotIn("this one is in", ana.body)
        self.assertIn("> La salle est la 5.", luc.body)
        self.assertIn("> The room is 5.", ali.body)
        self.assertEqual((luc.language, ali.language), ("fr", "ar"))
        reading = messages.readings(message)
        self.assertEqual([one.is_fallback for one in reading], [True, False, False])

    def test_is_sent_once_however_often_it_is_pressed(self):
        message, first = self.send()
        self.assertEqual(self.told(first), ["The message goes to 3 people."])
        again = self.client.post(f"{MESSAGES}{message.pk}/preview/", follow=True)
        self.assertEqual(self.told(again), ["This message has been sent already."])
        write_letters(message_pk=message.pk)
        write_letters(message_pk=message.pk)
        self.assertEqual(Letter.objects.count(), 3)
        self.assertEqual(Record.objects.filter(action=Action.PARTICIPANTS_WRITTEN).count(), 1)

    def test_a_killed_worker_writes_to_nobody_twice(self):
        message, _page = self.send()
        compose, calls = messages.letters.compose, []

        def compose_two(*args, **kwargs):
            calls.append(kwargs["to"])
            if len(calls) == 3:
                raise KeyboardInterrupt
            return compose(*args, **kwargs)

        with (
            patch.object(messages, "BATCH", 1),
            patch.object(messages.letters, "compose", compose_two),
            suppress(KeyboardInterrupt),
        ):
            write_letters(message_pk=message.pk)
        self.assertEqual(Letter.objects.count(), 2)
        self.assertEqual(MessageCopy.objects.filter(written_at=None).count(), 1)
        write_what_is_left(timestamp=0)
        addresses = list(Letter.objects.values_list("to", flat=True))
        self.assertCountEqual(addresses, [person.email for person in self.people])

    def test_an_address_gets_one_letter_and_who_is_erased_none(self):
        ana = self.people[0]
        self.ask("Ana again", state="withdrawn", email=ana.email.upper())
        message, _page = self.send(states=["approved", "withdrawn"])
        type(ana).objects.filter(pk=self.people[1].pk).update(email="")
        write_letters(message_pk=message.pk)
        written = sorted(letter.to.lower() for letter in Letter.objects.all())
        self.assertEqual(written, sorted([ana.email, self.people[2].email]))

    def test_needs_words_and_somebody_to_read_them(self):
        form = self.write(subject_en="", body_en="").context["adminform"].form
        self.assertIn("subject_en", form.errors)
        form = self.write(body_en="").context["adminform"].form
        self.assertIn("body_en", form.errors)
        message, page = self.send(states=["declined"])
        self.assertIn("nobody to write to", self.told(page)[0])
        message.refresh_from_db()
        self.assertIsNone(message.sent_at)

    def test_is_bounded(self):
        for _ in range(5):
            self.send()
        _message, page = self.send()
        self.assertIn("5 messages went to these people", self.told(page)[0])

    def test_stays_as_it_was_sent(self):
        message, _page = self.send()
        address = f"{MESSAGES}{message.pk}/change/"
        self.assertRedirects(self.client.get(address), f"{MESSAGES}{message.pk}/preview/")
        self.assertEqual(self.client.post(address, {"subject_en": "Other"}).status_code, 403)
        self.assertNotContains(self.client.get(f"{MESSAGES}{message.pk}/preview/"), "Send to")
        page = self.client.get(f"{MESSAGES}?form={self.form.pk}")
        self.assertContains(page, "0 of 3")
        write_letters(message_pk=message.pk)
        self.assertContains(self.client.get(MESSAGES), "3 of 3")

    def test_links_of_words_are_quoted_and_never_ours(self):
        message, _page = self.send(body_en="See https://elsewhere.example/x")
        write_letters(message_pk=message.pk)
        body = Letter.objects.first().body
        self.assertIn("> See https://elsewhere.example/x", body)

    def test_is_for_officers_only(self):
        message, _page = self.send()
        self.client.force_login(make_user(EDITOR))
        for address in [MESSAGES, f"{MESSAGES}{message.pk}/preview/"]:
            self.assertEqual(self.client.get(address).status_code, 403)
            self.assertEqual(self.client.post(address).status_code, 403)
