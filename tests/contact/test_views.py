"""The contact form: what is sent arrives once, robots do not get far, people lose nothing."""

import threading
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test import Client, TestCase
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from contact.models import MOST_PER_PLACE, Message
from contact.stamps import Verdict, judge, new_stamp
from mail.models import Letter
from mail.tasks import deliver
from tests.cases import CommittingTestCase
from tests.factories import make_subject

MINUTE = timedelta(minutes=1)


def words(**changes):
    """The form as a person fills it in within a minute."""
    stamp = new_stamp(timezone.now() - MINUTE)
    filled = {"subject": "press", "name": "Ana Lopez", "email": "ana@example.org"}
    return {**filled, "text": "May I\r\nask?", "stamp": stamp, "website": "", **changes}


class ContactPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_subject("general", {"en": "General", "fr": "Général"}, position=2)
        make_subject("press", {"en": "Press"}, position=1)
        make_subject("former", {"en": "Former"}, is_offered=False)

    def test_shows_who_answers_what_in_the_readers_language(self):
        page = self.client.get("/fr/contact/")
        self.assertContains(page, "Général")
        self.assertContains(
            page, '<option value="press" lang="en" dir="ltr">Press</option>', html=True
        )
        self.assertNotContains(page, "Former")
        names = [name.name for name in page.context["names"]]
        self.assertEqual(names, ["Press", "Général"])

    def test_chooses_the_subject_of_its_address(self):
        for subject, is_known in [("press", True), ("former", False), ("<b>", False)]:
            with self.subTest(subject=subject):
                page = self.client.get("/en/contact/", {"subject": subject})
                is_chosen = 'value="press" selected' in page.content.decode()
                self.assertEqual(is_chosen, is_known)

    def test_is_kept_by_no_cache_and_asks_little_of_the_database(self):
        cache.clear()
        with self.assertNumQueries(3):
            page = self.client.get("/en/contact/")
        self.assertEqual(page["Cache-Control"], "private, no-store")
        self.assertIn("csrftoken", page.cookies)

    def test_takes_no_message_where_nobody_would_get_it(self):
        type(make_subject("last")).objects.update(is_offered=False)
        self.assertContains(self.client.get("/en/contact/"), "The form is not open at the moment.")
        self.client.post("/en/contact/", words())
        self.assertFalse(Message.objects.exists())


class MessageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.subject = make_subject("press", {"en": "Press", "fr": "Presse"})

    def send(self, language="en", **changes):
        return self.client.post(f"/{language}/contact/", words(**changes))

    def assert_refused(self, response, *errors, status=200):
        """Nothing is stored, the errors are told, and what was written is still in the form."""
        self.assertEqual(response.status_code, status)
        for error in errors:
            self.assertContains(response, error, status_code=status)
        self.assertContains(response, "Ana Lopez", status_code=status)
        self.assertContains(response, "<title>Error: Contact", status_code=status)
        self.assertFalse(Message.objects.filter(name="Ana Lopez").exists())
        self.assertFalse(Letter.objects.exists())

    def test_is_stored_with_its_letter_and_gets_a_number(self):
        response = self.send("fr")
        message = Message.objects.get()
        self.assertRedirects(response, f"/fr/contact/sent/{message.reference}/")
        self.assertRegex(message.reference, r"^WCO-[2-9A-Z]{5}-[2-9A-Z]{5}$")
        self.assertEqual((message.language, message.text), ("fr", "May I\nask?"))
        letter = message.letter
        self.assertEqual((letter.to, letter.reply_to), ("press@portal.example", "ana@example.org"))
        for part in [
            message.reference,
            "Ana Lopez",
            "> May I\n> ask?",
            "French",
            "/admin/contact/",
        ]:
            self.assertIn(part, letter.body)
        job = ProcrastinateJob.objects.get(task_name=deliver.name)
        self.assertEqual(job.args, {"letter_pk": letter.pk})

    def test_confirmation_tells_nothing_but_the_number(self):
        self.send()
        reference = Message.objects.get().reference
        page = self.client.get(f"/en/contact/sent/{reference}/")
        self.assertContains(page, reference)
        for secret in ["Ana", "ana@example.org", "ask?"]:
            self.assertNotContains(page, secret)
        self.assertIn("no-store", page["Cache-Control"])
        self.assertContains(page, '<meta name="robots" content="noindex, follow">', html=True)
        for other in ["WCO-22222-22222", reference.lower()]:
            self.assertEqual(self.client.get(f"/en/contact/sent/{other}/").status_code, 404)

    def test_sent_twice_is_one_message(self):
        form = words()
        first = self.client.post("/en/contact/", form)
        self.assertEqual(self.client.post("/en/contact/", form).url, first.url)
        self.assertEqual((Message.objects.count(), Letter.objects.count()), (1, 1))

    def test_written_anew_after_going_back_is_another(self):
        form = words()
        first = self.client.post("/en/contact/", form)
        second = self.client.post("/en/contact/", form | {"text": "And this?"})
        self.assertNotEqual(first.url, second.url)
        self.assertEqual(Message.objects.count(), 2)

    def test_names_each_error_and_leads_to_its_field(self):
        page = self.send(subject="odd", email="ana@", text=" ")
        self.assert_refused(
            page,
            '<a href="#id_subject">Choose what your message is about.</a>',
            '<a href="#id_email">Write your e-mail address like name@example.org.</a>',
            '<a href="#id_text">Write your message.</a>',
            'aria-invalid="true"',
        )

    def test_from_a_robot_is_refused_and_a_person_sends_it_again(self):
        now = timezone.now()
        cases = {
            "looked like a robot": {"stamp": new_stamp(now)},
            "open for too long": {"stamp": new_stamp(now - timedelta(days=2))},
            "open for too long.": {"stamp": new_stamp(now - MINUTE) + "x"},
            "open for too long. ": {"stamp": ""},
            "people do not see": {"website": "https://spam.example/"},
        }
        for error, changes in cases.items():
            with self.subTest(changes=changes):
                page = self.send(**changes)
                self.assert_refused(page, error.strip())
                form = page.context["form"]
                again = {name: form[name].value() for name in form.fields}
                self.assertEqual(again["website"], "")
                again["stamp"] = self.aged(again["stamp"])
                self.assertEqual(self.client.post("/en/contact/", again).status_code, 302)
                Message.objects.all().delete()
                Letter.objects.all().delete()

    def aged(self, stamp):
        """A stamp that the page gave, as it is a minute later: one of a minute ago."""
        self.assertIs(judge(stamp, at=timezone.now() + MINUTE), Verdict.GOOD)
        return new_stamp(timezone.now() - MINUTE)

    def test_too_many_from_one_place_wait_and_lose_nothing(self):
        for number in range(MOST_PER_PLACE):
            self.assertEqual(self.send(name=f"Other {number}").status_code, 302)
        Letter.objects.all().delete()
        page = self.send()
        self.assert_refused(page, "in 60 minutes", "May I", status=429)
        self.assertAlmostEqual(int(page["Retry-After"]), 3600, delta=10)
        elsewhere = self.client.post("/en/contact/", words(), REMOTE_ADDR="192.0.2.7")
        self.assertEqual(elsewhere.status_code, 302)

    def test_may_be_written_again_after_an_hour_and_nobody_knows_from_where(self):
        for number in range(MOST_PER_PLACE):
            self.send(name=f"Other {number}")
        self.assertFalse(Message.objects.filter(place__contains="127.").exists())
        hour_ago = timezone.now() - timedelta(hours=1)
        Message.objects.update(created_at=hour_ago)
        self.assertEqual(self.send().status_code, 302)
        self.assertEqual(Message.objects.exclude(place="").count(), 1)

    def test_with_line_ends_in_the_name_begins_no_header(self):
        self.send(name="Ana\r\nBcc: all@example.org", text="hello")
        subject = Letter.objects.get().message().message()["Subject"]
        self.assertNotIn("\n", str(subject))

    def test_without_the_token_of_the_form_is_refused(self):
        client = Client(enforce_csrf_checks=True)
        response = client.post("/en/contact/", words())
        self.assert_refused(response, "send your message again", status=403)
        form = words() | {"csrfmiddlewaretoken": response.context["csrf_token"]}
        foreign = client.post("/en/contact/", form, HTTP_ORIGIN="https://evil.example")
        self.assert_refused(foreign, "send your message again", status=403)
        self.assertEqual(client.post("/en/contact/", form).status_code, 302)

    def test_with_nul_or_too_long_is_an_error_not_a_failure(self):
        for changes in [{"text": "a\0b"}, {"text": "a" * 10_001}, {"email": "a\0@b.example"}]:
            with self.subTest(changes=changes):
                self.assert_refused(self.send(**changes))


class DoubleClickTests(CommittingTestCase):
    def test_at_the_same_moment_makes_one_message(self):
        make_subject("press", {"en": "Press"})
        form, answers, start = words(), [], threading.Barrier(3)

        def click():
            start.wait()
            answers.append(Client().post("/en/contact/", form))
            connection.close()

        threads = [threading.Thread(target=click) for _click in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len({answer.url for answer in answers}), 1)
        self.assertEqual((Message.objects.count(), Letter.objects.count()), (1, 1))
