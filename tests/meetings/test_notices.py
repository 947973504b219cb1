"""Letters about new documents: to whom, when, once, and what they name."""

from datetime import datetime, timedelta
from unittest import mock

from django.core import mail
from django.test import TestCase

from content.models import Access
from content.models.attachment import FileAccess
from content.zones import HOME
from mail.models import Letter
from mail.tasks import deliver
from meetings.models import Follow, Pace, WorkingDocument
from meetings.notices import telling
from meetings.notices.telling import tell_all
from tests.factories import make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_body,
    make_working_document,
)

MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 12, 1, 12, tzinfo=HOME)
MORNING = datetime(2026, 12, 2, 7, 3, tzinfo=HOME)


class NoticeCase(TestCase):
    """A meeting of a body, at noon of a day in December."""

    @classmethod
    def setUpTestData(cls):
        cls.body = make_working_body({"en": "Technical Committee"})
        cls.event = make_event(
            {"en": "245th session", "fr": "245e session"},
            body=cls.body,
            starts_on=NOON.date() + timedelta(days=20),
            published_at=NOON - timedelta(days=9),
        )
        cls.body.published_at = cls.event.published_at
        cls.body.save()
        cls.meeting = make_meeting(cls.event)

    def setUp(self):
        self.now = NOON
        # Rights are asked for at the moment of telling, by the clock of the machine.
        self.enterContext(mock.patch("django.utils.timezone.now", self.clock))

    def clock(self):
        return self.now

    def follow(self, pace=Pace.AT_ONCE, user=None, **what):
        user = user or make_user(email=f"{Follow.objects.count()}@x.example")
        what = what or {"event": self.event}
        return Follow.objects.create(user=user, pace=pace, told_until=NOON, **what)

    def show(self, symbol, *languages, after=MINUTE, **columns):
        columns.setdefault("shown_at", NOON + after)
        return make_working_document(self.meeting, symbol, *languages, **columns)

    def told(self, at):
        """The letters that a run at that moment writes."""
        self.now = at
        before = set(Letter.objects.values_list("pk", flat=True))
        tell_all(at)
        return list(Letter.objects.exclude(pk__in=before).order_by("to"))


class PaceTests(NoticeCase):
    def test_at_once_is_within_ten_minutes_and_once(self):
        self.follow()
        self.show("PTC/26/1")
        letters = [self.told(NOON + minute * MINUTE) for minute in range(1, 11, 3)]
        self.assertEqual([len(found) for found in letters], [0, 1, 0, 0])

    def test_daily_is_in_the_morning_of_brussels_and_once(self):
        self.follow(Pace.DAILY)
        self.show("PTC/26/1")
        for at in [NOON + 10 * MINUTE, MORNING - 4 * MINUTE]:
            self.assertEqual(self.told(at), [])
        self.assertEqual(len(self.told(MORNING)), 1)
        self.assertEqual(self.told(MORNING + timedelta(days=1)), [])

    def test_daily_is_at_seven_in_summer_too(self):
        summer = datetime(2027, 7, 1, 12, tzinfo=HOME)
        self.assertEqual(telling.last_morning(summer).hour, 7)
        self.assertEqual(telling.last_morning(summer).utcoffset(), timedelta(hours=2))

    def test_never_is_never(self):
        self.follow(Pace.NEVER)
        self.show("PTC/26/1")
        self.assertEqual(self.told(MORNING), [])

    def test_missed_runs_are_made_up_for_once(self):
        self.follow()
        self.follow(Pace.DAILY)
        self.show("PTC/26/1")
        later = MORNING + timedelta(days=3, hours=6)
        self.assertEqual(len(self.told(later)), 2)
        self.assertEqual(self.told(later + 3 * MINUTE), [])

    def test_documents_that_go_on_coming_are_one_letter(self):
        self.follow()
        for number in range(20):
            self.show(f"PTC/26/{number + 1}", after=(number + 1) * MINUTE / 5)
        letters = [self.told(NOON + minute * MINUTE) for minute in [3, 6, 9]]
        self.assertEqual([len(found) for found in letters], [0, 1, 0])
        self.assertIn("20 new documents", letters[1][0].subject)

    def test_nobody_waits_for_more_than_ten_minutes(self):
        self.follow()
        for number in range(20):
            self.show(f"PTC/26/{number + 1}", after=number * MINUTE)
        letters = [self.told(NOON + minute * MINUTE) for minute in [3, 6, 9]]
        self.assertEqual(sum(map(len, letters)), 1)

    def test_what_is_to_be_shown_later_is_told_then(self):
        self.follow()
        self.show("PTC/26/1", after=timedelta(hours=3))
        self.assertEqual(self.told(NOON + timedelta(hours=2)), [])
        self.assertEqual(len(self.told(NOON + timedelta(hours=3, minutes=3))), 1)

    def test_quiet_documents_are_not_told(self):
        self.follow()
        self.show("PTC/26/1", is_quiet=True)
        self.assertEqual(self.told(NOON + 5 * MINUTE), [])

    def test_a_worker_that_is_killed_doubles_nothing_and_loses_nothing(self):
        self.follow()
        self.show("PTC/26/1")
        killed = mock.patch("meetings.notices.telling.write_letter", side_effect=MemoryError)
        with killed, self.assertLogs("meetings.notices"):
            self.assertEqual(self.told(NOON + 5 * MINUTE), [])
        self.assertEqual(len(self.told(NOON + 8 * MINUTE)), 1)


class WhoIsToldTests(NoticeCase):
    def take_part(self, **columns):
        form = getattr(self.event, "registration_form", None) or make_registration_form(self.event)
        user = make_user(email=f"part{form.registrations.count()}@x.example")
        return make_registration(form, user, decided_at=NOON - MINUTE, **columns)

    def test_who_takes_part_is_told_daily(self):
        for state in ["approved", "waiting", "declined", "withdrawn", "to-approve"]:
            self.take_part(state=state)
        self.show("PTC/26/1")
        self.assertEqual(self.told(NOON + 5 * MINUTE), [])
        letters = self.told(MORNING)
        self.assertEqual([letter.to for letter in letters], ["part0@x.example", "part1@x.example"])

    def test_who_withdrew_since_is_told_no_more(self):
        registration = self.take_part()
        self.told(NOON)
        registration.state = "withdrawn"
        registration.save()
        self.show("PTC/26/1")
        self.assertEqual(self.told(MORNING), [])

    def test_what_was_chosen_goes_before_taking_part(self):
        user = self.take_part().user
        self.follow(Pace.NEVER, user)
        self.show("PTC/26/1")
        self.assertEqual(self.told(MORNING), [])

    def test_followers_of_the_body_are_told_of_its_meetings(self):
        self.follow(body=self.body)
        self.show("PTC/26/1")
        self.assertEqual(len(self.told(NOON + 5 * MINUTE)), 1)

    def test_nobody_is_told_twice_for_following_twice(self):
        both = self.take_part().user
        self.follow(user=both, body=self.body)
        self.show("PTC/26/1")
        found = [*self.told(NOON + 5 * MINUTE), *self.told(MORNING)]
        self.assertEqual([letter.to for letter in found], [both.email])

    def test_what_is_said_of_a_meeting_goes_before_what_is_said_of_its_body(self):
        user = self.follow(Pace.NEVER).user
        self.follow(user=user, body=self.body)
        self.show("PTC/26/1")
        self.assertEqual(self.told(NOON + 5 * MINUTE), [])

    def test_closed_and_ended_accounts_are_told_nothing(self):
        today = NOON.date()
        for columns in [{"is_active": False}, {"expires_on": today - timedelta(days=1)}]:
            self.follow(user=make_user(email=f"{len(columns)}{columns}@x.example", **columns))
        self.follow(user=make_user())
        self.show("PTC/26/1")
        self.assertEqual(self.told(NOON + 5 * MINUTE), [])


class RightsAtSendingTests(NoticeCase):
    def test_each_is_told_what_they_may_open(self):
        self.show("PTC/26/1")
        self.show("PTC/26/2", access=FileAccess.GROUPS)
        self.show("PTC/26/3", shown_at=None)
        self.follow()
        (letter,) = self.told(NOON + 5 * MINUTE)
        self.assertIn("PTC/26/1", letter.body)
        self.assertNotIn("PTC/26/2", letter.body)
        self.assertNotIn("PTC/26/3", letter.body)

    def test_what_is_restricted_before_the_letter_is_not_named(self):
        """A13: the document, or its meeting, between showing and telling."""
        self.follow()
        document = self.show("PTC/26/1")
        for change in [{"access": FileAccess.GROUPS}, {"shown_at": None}]:
            was = {name: getattr(document, name) for name in change}
            WorkingDocument.objects.filter(pk=document.pk).update(**change)
            Follow.objects.update(told_until=NOON)
            self.assertEqual(self.told(NOON + 5 * MINUTE), [])
            WorkingDocument.objects.filter(pk=document.pk).update(**was)
        self.event.access = Access.GROUPS
        self.event.save()
        Follow.objects.update(told_until=NOON)
        self.assertEqual(self.told(NOON + 5 * MINUTE), [])

    def test_what_is_restricted_before_the_letter_goes_out_is_not_sent(self):
        """A13: the mail server may be away for days."""
        self.follow()
        kept, closed = self.show("PTC/26/1"), self.show("PTC/26/2")
        (letter,) = self.told(NOON + 5 * MINUTE)
        WorkingDocument.objects.filter(pk=closed.pk).update(access=FileAccess.GROUPS)
        deliver(letter_pk=letter.pk)
        letter.refresh_from_db()
        self.assertEqual((letter.state, letter.body, mail.outbox), ("dropped", "", []))
        instead = Letter.objects.exclude(pk=letter.pk).get()
        deliver(letter_pk=instead.pk)
        (message,) = mail.outbox
        self.assertIn("PTC/26/1", message.body)
        self.assertNotIn("PTC/26/2", message.body)
        WorkingDocument.objects.filter(pk=kept.pk).update(shown_at=None)
        self.assertFalse(instead.may_be_sent())

    def test_what_opens_later_is_told_to_those_who_could_not_open_it(self):
        inside = self.follow().user
        self.follow()
        document = self.show(
            "PTC/26/1", access=FileAccess.GROUPS, opens_at=NOON + timedelta(hours=2)
        )
        group = self.event.participants_group()
        document.groups.add(group)
        inside.groups.add(group)
        (first,) = self.told(NOON + 5 * MINUTE)
        (second,) = self.told(NOON + timedelta(hours=2, minutes=3))
        self.assertEqual((first.to, second.to), ("0@x.example", "1@x.example"))


class LetterTests(NoticeCase):
    def test_names_and_links_in_the_language_of_the_person(self):
        self.follow(user=make_user(email="f@x.example", language="fr"))
        self.show("PTC/26/2", "en", "fr", part="Add", part_number=1)
        (letter,) = self.told(NOON + 5 * MINUTE)
        self.assertEqual(letter.language, "fr")
        for words in [
            "245e session", f"/fr/events/{self.event.slug}/", "PTC/26/2/Add.1", "français, anglais",
            "/fr/documents/PTC/26/2/add/1/", "/fr/account/following/",
        ]:  # fmt: skip
            self.assertIn(words, letter.body)
        message = letter.message()
        self.assertEqual(message.attachments, [])
        self.assertIn('href="http', message.alternatives[0][0])

    def test_is_bounded(self):
        self.follow()
        for number in range(62):
            self.show(f"PTC/26/{number + 1}")
        (letter,) = self.told(NOON + 10 * MINUTE)
        self.assertEqual(letter.body.count("/documents/"), 50)
        self.assertIn("And 12 more", letter.body)
        self.assertIn("62 new documents", letter.subject)

    def test_mail_programs_can_end_them_with_one_click(self):
        self.follow()
        self.show("PTC/26/1")
        (letter,) = self.told(NOON + 5 * MINUTE)
        headers = letter.message().message()
        self.assertEqual(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        self.assertEqual(headers["List-Unsubscribe"], f"<{letter.unsubscribe_url}>")
        self.assertIn(letter.unsubscribe_url, letter.body)

    def test_costs_the_same_however_many_documents(self):
        user = self.follow().user
        for number in range(10):
            self.show(f"PTC/26/{number + 1}")
        self.now = NOON + 5 * MINUTE
        until = self.now - telling.SETTLED
        with self.assertNumQueries(17):
            telling.tell(user.pk, Pace.AT_ONCE, until, self.now)
