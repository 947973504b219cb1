"""Places are given once each, in the order of asking, whoever asks at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import close_old_connections, connection
from django.test import TestCase
from django.utils import timezone

from events.models import Event
from mail.models import Letter
from registrations.models import Registration, RegistrationForm, RegistrationState
from registrations.registering import register
from tests.cases import CommittingTestCase
from tests.factories import make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form

APPROVED, WAITING = RegistrationState.APPROVED, RegistrationState.WAITING


def badge(user):
    return {"name": user.username, "email": f"{user.username}@customs.example", "language": "en"}


def make_free_form(capacity, **columns):
    """A form of one step: who registers has a place while there is one."""
    return make_registration_form(
        audience="registered", needs_approval=False, capacity=capacity, **columns
    )


def states(form):
    """The states of its registrations, in the order of asking."""
    return list(form.registrations.oldest_first().values_list("state", flat=True))


class AtOnceTests(CommittingTestCase):
    def at_once(self, number, act):
        """Do something for each number, in that many threads with connections of their own."""
        barrier = Barrier(number, timeout=60)

        def alone(position):
            close_old_connections()
            try:
                # Connect before the start, so that all of them ask at the same moment.
                connection.ensure_connection()
                barrier.wait()
                return act(position)
            finally:
                connection.close()

        with ThreadPoolExecutor(number) as threads:
            return list(threads.map(alone, range(number)))

    def test_fifty_people_get_five_places_and_the_others_wait_in_order(self):
        form = make_free_form(5)
        people = [make_user() for _ in range(50)]

        def ask(position):
            own = RegistrationForm.objects.get(pk=form.pk)
            register(own, people[position], badge(people[position]), {})

        self.at_once(50, ask)
        self.assertEqual(states(form), [APPROVED] * 5 + [WAITING] * 45)
        self.assertEqual(Letter.objects.count(), 50)

    def test_a_double_click_makes_one_registration(self):
        form, user = make_free_form(5), make_user()

        def click(_position):
            own = RegistrationForm.objects.get(pk=form.pk)
            return register(own, user, badge(user), {}).pk

        self.assertEqual(len(set(self.at_once(8, click))), 1)
        self.assertEqual(Letter.objects.count(), 1)

    def test_five_who_leave_at_once_let_in_the_first_five(self):
        form = make_free_form(5)
        people = [make_user() for _ in range(20)]
        made = [register(form, user, badge(user), {}) for user in people]

        def leave(position):
            Registration.objects.get(pk=made[position].pk).withdraw(people[position])

        self.at_once(5, leave)
        self.assertEqual(states(form), ["withdrawn"] * 5 + [APPROVED] * 5 + [WAITING] * 10)
        self.assertEqual(Letter.objects.filter(subject__startswith="A place has").count(), 5)


class WaitingListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.form = make_free_form(2)
        cls.people = [make_user() for _ in range(5)]
        cls.made = [register(cls.form, user, badge(user), {}) for user in cls.people]

    def test_moves_when_the_capacity_is_raised(self):
        self.form.capacity = 4
        self.form.save()
        self.form.let_in()
        self.assertEqual(states(self.form), [APPROVED] * 4 + [WAITING])
        self.assertEqual(Letter.objects.filter(subject__startswith="A place has").count(), 2)

    def test_lets_everybody_in_when_there_is_no_limit_any_more(self):
        RegistrationForm.objects.update(capacity=None)
        self.assertEqual(len(self.form.let_in()), 3)

    def test_throws_nobody_out_when_the_capacity_is_lowered(self):
        RegistrationForm.objects.update(capacity=1)
        self.form.let_in()
        self.assertEqual(states(self.form), [APPROVED] * 2 + [WAITING] * 3)
        self.made[0].withdraw(self.people[0])
        self.assertEqual(states(self.form), ["withdrawn", APPROVED] + [WAITING] * 3)

    def test_moves_when_the_organiser_declines_somebody_with_a_place(self):
        self.made[1].decline(make_user(), "Wrong person.")
        self.assertEqual(states(self.form)[1:3], ["declined", APPROVED])

    def test_moves_no_more_when_the_event_is_cancelled_or_over(self):
        long_ago = timezone.localdate() - timedelta(days=10)
        for position, column in enumerate([{"status": "cancelled"}, {"ends_on": long_ago}]):
            event = Event.objects.get()
            for name, value in ({"starts_on": long_ago} | column).items():
                setattr(event, name, value)
            event.save()
            with self.subTest(column=column):
                self.made[position].withdraw(self.people[position])
                self.assertEqual(states(self.form).count(APPROVED), 1 - position)

    def test_is_not_jumped_by_who_asks_when_a_place_was_added(self):
        RegistrationForm.objects.update(capacity=3)
        late = make_user()
        register(self.form, late, badge(late), {})
        self.assertEqual(states(self.form), [APPROVED] * 3 + [WAITING] * 3)

    def test_opens_the_pages_of_participants_with_the_place(self):
        event = make_event({"en": "For those who come"}, access="groups", slug="closed")
        form = make_free_form(1, event=event)
        event.groups.add(event.participants_group())
        first = make_registration(form, self.people[0])
        make_registration(form, self.people[1], state="waiting", decided_at=None)
        seen = Event.objects.visible_to(self.people[1]).filter(pk=event.pk)
        self.assertFalse(seen.exists())
        first.withdraw(self.people[0])
        self.assertTrue(seen.exists())


class GroupTests(TestCase):
    def test_two_who_make_the_group_of_an_event_at_once_get_the_same(self):
        event = make_event()
        other = Event.objects.get(pk=event.pk)
        self.assertEqual(event.participants_group(), other.participants_group())
