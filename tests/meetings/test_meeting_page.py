"""The page of a meeting: its agenda and documents, as a reader sees them."""

from datetime import date, time, timedelta

from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone

from library.models import DocumentFile
from sample.pdf import make_pdf
from tests.factories import make_affiliation, make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_working_body,
    make_working_document,
)

PLACE = "/en/events/ptc/"


class AgendaTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        day = date(2026, 12, 1)
        cls.event = make_event(
            {"en": "PTC", "fr": "CTP"}, slug="ptc", starts_on=day, ends_on=day + timedelta(days=1)
        )
        cls.meeting = make_meeting(cls.event, "Adoption of the agenda", "Transit")
        cls.first, cls.second = cls.meeting.items.order_by("position")

    def paper(self, symbol, *languages, **columns):
        return make_working_document(self.meeting, symbol, *languages, **columns)

    def text(self, place=PLACE):
        return self.client.get(place).content.decode()

    def add_french(self, paper):
        file = ContentFile(make_pdf("fr", "Mots", ["Mots"]), name="file.pdf")
        DocumentFile(document=paper.document, language="fr", title="Mots", file=file).save()

    @staticmethod
    def long_ago():
        return timezone.now() - timedelta(days=30)

    def test_lists_documents_below_their_item_as_people_count(self):
        self.paper("PTC/26/10", "en", "fr", item=self.first)
        self.paper("PTC/26/2", item=self.first)
        text = self.text()
        self.assertIn('<a class="code" dir="ltr" href="/en/documents/PTC/26/2/">', text)
        self.assertIn('href="/files/ptc-26-10.fr.pdf"', text)
        self.assertLess(text.index(">PTC/26/2<"), text.index(">PTC/26/10<"))
        self.assertLess(text.index(">PTC/26/10<"), text.index('id="item-2"'))

    def test_offers_the_documents_of_an_item_where_one_can_be_opened(self):
        self.paper("PTC/26/1", item=self.first)
        self.paper("PTC/26/2", item=self.second, access="registered")
        self.assertIn('href="/en/events/ptc/pack/?item=1"', self.text())
        self.assertNotIn("?item=2", self.text())
        self.client.force_login(make_user())
        self.assertIn('href="/en/events/ptc/pack/?item=2"', self.text())

    def test_says_titles_in_the_language_of_the_page_or_marks_them(self):
        self.first.texts.create(language="fr", title="Adoption de l’ordre du jour")
        text = self.text("/fr/events/ptc/")
        self.assertIn("<span>Adoption de l’ordre du jour</span>", text)
        self.assertIn('<span lang="en" dir="ltr">Transit</span>', text)

    def test_says_times_by_the_clocks_of_the_event(self):
        self.first.day = date(2026, 12, 1)
        self.first.starts_time, self.first.ends_time = time(9, 30), time(10, 15)
        self.first.save()
        text = self.text()
        self.assertIn("Tuesday 1 December, 09:30–10:15", text)
        self.assertIn("Times are those of Brussels.", text)

    def test_puts_sub_items_inside_their_item(self):
        item = self.meeting.items.create(number="1.1", position=3, parent=self.first)
        item.texts.create(language="en", title="Timetable")
        text = self.text()
        self.assertLess(text.index('id="item-1"'), text.index('id="item-1.1"'))
        self.assertLess(text.index('id="item-1.1"'), text.index('id="item-2"'))

    def test_shows_the_newest_revision_with_the_former_within_reach(self):
        self.paper("PTC/26/2", item=self.first)
        self.paper("PTC/26/2", item=self.first, revision=1)
        self.paper("PTC/26/2", item=self.first, part="Add", part_number=1)
        text = self.text()
        self.assertIn('href="/en/documents/PTC/26/2/">PTC/26/2/Rev.1</a>', text)
        self.assertIn('href="/en/documents/PTC/26/2/rev/0/">PTC/26/2</a>', text)
        self.assertIn('href="/en/documents/PTC/26/2/add/1/">PTC/26/2/Add.1</a>', text)

    def test_says_when_a_language_is_due_until_it_is_there(self):
        paper = self.paper("PTC/26/2", item=self.first)
        paper.due_languages.create(language="fr", due_on=date(2026, 11, 24))
        self.assertIn("French: due on 24 November 2026", self.text())
        self.add_french(paper)
        self.assertNotIn("French: due on", self.text())

    def test_puts_documents_of_no_item_on_top_the_report_first_afterwards(self):
        self.paper("PTC/26/7", role="report")
        self.paper("PTC/26/9", role="agenda")
        text = self.text()
        self.assertLess(text.index(">PTC/26/9<"), text.index(">PTC/26/7<"))
        self.assertLess(text.index(">PTC/26/7<"), text.index('id="item-1"'))
        self.event.starts_on = self.event.ends_on = date(2026, 1, 5)
        self.event.save()
        text = self.text()
        self.assertLess(text.index(">PTC/26/7<"), text.index(">PTC/26/9<"))

    def test_says_what_was_decided(self):
        self.first.texts.update(decision="The agenda was adopted.")
        self.assertIn("The agenda was adopted.", self.text())

    def test_says_when_documents_are_expected(self):
        self.meeting.documents_on = timezone.localdate() + timedelta(days=3)
        self.meeting.save()
        self.assertIn("They are expected on", self.text())
        self.meeting.documents_on = timezone.localdate() - timedelta(days=3)
        self.meeting.save()
        self.assertNotIn("They are expected on", self.text())
        self.assertIn("There are no documents yet.", self.text())

    def test_offers_strangers_one_way_to_sign_in_that_returns(self):
        for number in "123":
            self.paper(f"PTC/26/{number}", item=self.first, access="registered")
        text = self.text()
        self.assertIn(">PTC/26/3<", text)
        self.assertEqual(text.count("data-return"), 1)
        self.assertIn("?next=/en/events/ptc/", text)

    def test_narrows_to_a_language_and_says_where_it_is_missing(self):
        self.paper("PTC/26/1", "en", "fr", item=self.first)
        self.paper("PTC/26/2", "en", item=self.first)
        text = self.text(f"{PLACE}?doclang=fr")
        self.assertIn("/files/ptc-26-1.fr.pdf", text)
        self.assertNotIn("/files/ptc-26-1.en.pdf", text)
        self.assertIn("/files/ptc-26-2.en.pdf", text)
        self.assertIn("French: no file", text)
        self.assertEqual(self.client.get(f"{PLACE}?doclang=xx").status_code, 200)

    def test_narrows_to_what_is_new(self):
        self.paper("PTC/26/1", item=self.first, shown_at=timezone.now() - timedelta(days=30))
        DocumentFile.objects.update(created_at=timezone.now() - timedelta(days=30))
        self.paper("PTC/26/2", item=self.second)
        text = self.text(f"{PLACE}?new=on")
        agenda = text[text.index('id="agenda"') : text.index('id="changes"')]
        self.assertNotIn(">PTC/26/1<", agenda)
        self.assertNotIn('id="item-1"', agenda)
        self.assertIn(">PTC/26/2<", agenda)

    def test_tells_what_changed_the_newest_first(self):
        now = timezone.now()
        self.paper("PTC/26/1", item=self.first, shown_at=now - timedelta(days=9))
        paper = self.paper("PTC/26/2", item=self.first, shown_at=now - timedelta(days=3))
        DocumentFile.objects.update(created_at=now - timedelta(days=10))
        self.add_french(paper)
        text = self.text()
        changes = text[text.index('id="changes"') :]
        self.assertLess(changes.index("(French)"), changes.index(">PTC/26/1<"))
        self.assertEqual(changes.count("Published:"), 2)

    def test_tells_what_changed_whatever_the_list_is_narrowed_to(self):
        self.add_french(self.paper("PTC/26/1", item=self.first, shown_at=self.long_ago()))
        text = self.text(f"{PLACE}?doclang=en")
        self.assertNotIn("/files/ptc-26-1.fr.pdf", text)
        self.assertIn("(French)", text[text.index('id="changes"') :])

    def test_counts_a_document_that_came_in_another_language(self):
        reader = make_user()
        self.client.force_login(reader)
        paper = self.paper("PTC/26/1", item=self.first, shown_at=self.long_ago())
        DocumentFile.objects.update(created_at=self.long_ago())
        yesterday = timezone.now() - timedelta(days=1)
        reader.meeting_visits.create(meeting=self.meeting, seen_at=yesterday)
        self.assertIn("Nothing is new since your visit", self.text())
        self.add_french(paper)
        self.assertNotIn("Nothing is new since your visit", self.text())
        self.assertIn(">1 new</span>", self.text())

    def test_names_earlier_sessions_that_the_reader_may_know_of(self):
        body = make_working_body()
        self.event.body = body
        self.event.save()
        past = {"starts_on": date(2026, 5, 4), "body": body}
        make_event({"en": "Summer session"}, **past)
        make_event({"en": "Secret session"}, access="registered", **past)
        make_event({"en": "Next session"}, starts_on=date(2027, 5, 4), body=body)
        text = self.text()
        earlier = text[text.index('id="earlier"') :]
        self.assertIn("Summer session", earlier)
        self.assertNotIn("Secret session", earlier)
        self.assertNotIn("Next session", earlier[: earlier.index("</section>")])

    def test_says_that_it_is_archived(self):
        self.meeting.archive(make_user())
        text = self.text()
        self.assertIn("This meeting is archived since", text)
        self.assertIn("Its agenda, documents and decisions stay as they are.", text)


class LargeMeetingTests(TestCase):
    def test_costs_the_same_however_large(self):
        meeting = make_meeting(make_event(slug="ptc"), *[f"Item {n}" for n in range(40)])
        items = list(meeting.items.all())
        for number in range(200):
            make_working_document(meeting, f"PTC/26/{number}", item=items[number % 40])
        self.client.force_login(make_affiliation().user)
        self.client.get(PLACE)
        with self.assertNumQueries(10):
            page = self.client.get(PLACE)
        self.assertContains(page, ">PTC/26/199<")
