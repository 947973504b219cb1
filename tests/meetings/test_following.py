"""Following: buttons, the page with all choices, and ending it from a letter."""

import re
from datetime import timedelta

from django.conf import settings
from django.test import Client, TestCase
from django.utils import timezone

from accounts.kept_data import kept_data
from audit.tasks import forget_overdue
from content.models import Access
from mail.models import Letter
from mail.tasks import deliver
from meetings.models import Follow, PackReceipt, Visit
from meetings.notices.stopping import stop_path
from meetings.tasks import tell_followers
from tests.factories import make_administrator, make_user
from tests.mail.test_letters import PostTestCase
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_body,
    make_working_document,
)


class FollowTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.body = make_working_body({"en": "Technical Committee"})
        cls.event = make_meeting(make_event({"en": "Session"}, body=cls.body)).event
        cls.user = make_user(email="a@x.example")

    def setUp(self):
        self.client.force_login(self.user)

    def press(self, kind="event", entry=None, **words):
        entry = entry or self.event
        return self.client.post(f"/en/account/following/{kind}/{entry.pk}/", words)

    def test_begins_and_ends_by_a_button(self):
        for kind, entry in [("event", self.event), ("body", self.body)]:
            with self.subTest(kind=kind):
                address = entry.get_absolute_url()
                self.assertContains(self.client.get(address), "Follow this ")
                self.assertRedirects(self.press(kind, entry), address)
                self.assertContains(self.client.get(address), "Do not follow any more")
                self.assertRedirects(self.press(kind, entry, ends="1"), address)
                self.assertContains(self.client.get(address), "Follow this ")

    def test_is_once_however_often_pressed(self):
        for _time in range(3):
            self.press()
        self.assertEqual(Follow.objects.count(), 1)

    def test_pressing_again_keeps_the_pace(self):
        self.press()
        Follow.objects.update(pace="at-once")
        self.press()
        self.assertEqual(Follow.objects.get().pace, "at-once")

    def test_who_begins_again_is_not_told_of_what_came_meanwhile(self):
        long_ago = timezone.now() - timedelta(days=9)
        Follow.objects.create(user=self.user, event=self.event, pace="never", told_until=long_ago)
        self.press()
        self.assertGreater(Follow.objects.get().told_until, long_ago + timedelta(days=8))

    def test_nobody_follows_what_they_may_not_read(self):
        hidden = make_meeting(make_event({"en": "Unicorn"}, access=Access.GROUPS)).event
        for kind, entry in [("event", hidden), ("body", self.event), ("news", self.event)]:
            with self.subTest(kind=kind):
                self.assertEqual(self.press(kind, entry).status_code, 404)
        Follow.objects.create(user=self.user, event=hidden)
        for address in ["/en/account/following/", "/en/account/"]:
            self.assertNotContains(self.client.get(address), "Unicorn")

    def test_strangers_sign_in_first(self):
        self.client.logout()
        page = self.client.get(self.event.get_absolute_url())
        self.assertContains(page, "Sign in to follow")
        self.assertIn("/account/sign-in/", self.press().url)
        self.assertFalse(Follow.objects.exists())

    def test_looking_changes_nothing(self):
        self.client.get(f"/en/account/following/event/{self.event.pk}/")
        self.client.get("/en/account/following/")
        self.assertFalse(Follow.objects.exists())


class FollowingPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(email="a@x.example")
        cls.follow = Follow.objects.create(user=cls.user, event=make_event({"en": "Session"}))
        cls.other = Follow.objects.create(user=make_user(), event=cls.follow.event)

    def setUp(self):
        self.client.force_login(self.user)

    def save(self, pace, follow=None):
        words = {f"follow-{(follow or self.follow).pk}": pace}
        return self.client.post("/en/account/following/", words)

    def pace(self):
        self.follow.refresh_from_db()
        return self.follow.pace

    def test_chooses_how_soon(self):
        for pace in ["at-once", "never", "daily"]:
            with self.subTest(pace=pace):
                self.assertRedirects(self.save(pace), "/en/account/")
                self.assertEqual(self.pace(), pace)

    def test_refuses_what_is_no_choice(self):
        page = self.save("hourly")
        self.assertContains(page, "<title>Error: What you follow")
        self.assertContains(page, "There is a problem")
        self.assertEqual(self.pace(), "daily")

    def test_touches_only_what_is_one_s_own(self):
        self.save("never", self.other)
        self.other.refresh_from_db()
        self.assertEqual(self.other.pace, "daily")

    def test_my_page_says_what_is_followed(self):
        page = self.client.get("/en/account/")
        self.assertContains(page, "What I follow")
        self.assertContains(page, "Once a day")

    def test_says_how_to_begin_where_there_is_nothing(self):
        Follow.objects.all().delete()
        self.assertContains(self.client.get("/en/account/following/"), "You follow nothing yet.")
        self.assertNotContains(self.client.get("/en/account/"), "What I follow")


class StopTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(email="a@x.example")
        cls.follow = Follow.objects.create(user=cls.user, event=make_event())
        cls.other = Follow.objects.create(user=make_user(), event=cls.follow.event)
        make_registration(make_registration_form(), cls.user)

    def setUp(self):
        self.place = f"/en/account/following/stop/{stop_path(self.user).split('/')[-2]}/"
        self.client = Client(enforce_csrf_checks=True)

    def paces(self):
        return set(Follow.objects.filter(user=self.user).values_list("pace", flat=True))

    def test_looking_changes_nothing(self):
        self.assertContains(self.client.get(self.place), "End these letters")
        self.client.head(self.place)
        self.assertEqual(self.paces(), {"daily"})

    def test_ends_all_letters_of_one_person(self):
        """As mail programs ask for it, without a cookie (RFC 8058)."""
        words = {"List-Unsubscribe": "One-Click"}
        for _time in range(2):
            self.assertContains(self.client.post(self.place, words), "You get no more letters")
        self.assertEqual((self.paces(), Follow.objects.count()), ({"never"}, 3))
        self.other.refresh_from_db()
        self.assertEqual(self.other.pace, "daily")

    def test_enrols_nobody_else(self):
        other = make_user()
        make_registration(make_registration_form(), other)
        self.client.post(self.place)
        self.assertFalse(other.follows.exists())

    def test_a_link_of_nobody_does_nothing(self):
        for wrong in [self.place[:-2] + "/", self.place.replace("stop/", "stop/x")]:
            with self.subTest(place=wrong):
                self.assertEqual(self.client.post(wrong).status_code, 404)
        self.assertEqual(self.paces(), {"daily"})


class SentTests(PostTestCase):
    def test_a_letter_arrives_with_the_way_to_end_it(self):
        user = make_user(email="a@x.example")
        meeting = make_meeting()
        now = timezone.now()
        Follow.objects.create(
            user=user, event=meeting.event, pace="at-once", told_until=now - timedelta(hours=1)
        )
        make_working_document(meeting, "PTC/26/7", shown_at=now - timedelta(minutes=9))
        tell_followers(timestamp=0)
        tell_followers(timestamp=0)
        letter = Letter.objects.get()
        deliver(letter_pk=letter.pk)
        (arrived,) = self.postbox.letters
        for words in [
            "To: a@x.example", "PTC/26/7", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "List-Unsubscribe: <http",
        ]:  # fmt: skip
            self.assertIn(words, re.sub(r"\s+", " ", arrived))
        self.assertNotIn("application/pdf", arrived)
        self.client.post(letter.unsubscribe_url.removeprefix(settings.SITE_URL))
        self.assertEqual(Follow.objects.get().pace, "never")


class KeptRowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user, meeting = make_user(), make_meeting()
        now = timezone.now()
        Follow.objects.create(user=cls.user, event=meeting.event)
        Visit.objects.create(user=cls.user, meeting=meeting, seen_at=now)
        PackReceipt.objects.create(user=cls.user, meeting=meeting, language="en", fetched_at=now)

    def test_are_handed_out_and_erased(self):
        kept = {one.name: one for one in kept_data()}
        for name in ["follows", "visits", "packs"]:
            with self.subTest(name=name):
                self.assertEqual(len(kept[name].rows(self.user)), 1)
                kept[name].erase(self.user, make_administrator())
                self.assertEqual(kept[name].rows(self.user), [])

    def test_are_forgotten_after_a_year(self):
        forget_overdue(timestamp=0)
        self.assertTrue(Visit.objects.exists() and PackReceipt.objects.exists())
        old = timezone.now() - timedelta(days=366)
        Visit.objects.update(seen_at=old)
        PackReceipt.objects.update(fetched_at=old)
        make_event()
        Follow.objects.update(event=make_event(starts_on=old.date() - timedelta(days=2)))
        forget_overdue(timestamp=0)
        left = [model.objects.count() for model in [Visit, PackReceipt, Follow]]
        self.assertEqual(left, [0, 0, 0])
