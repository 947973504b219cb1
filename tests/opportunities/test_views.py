"""Vacancies and tenders: what is open, until when, and in which order."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.cache import cache, caches
from django.db import IntegrityError, transaction
from django.test import TestCase, override_settings
from django.utils import timezone, translation

from content.generation import current_generation
from content.models import Access, Basis
from opportunities.closing import present_closing
from opportunities.models import Outcome, State, Tender, Vacancy
from tests.cases import CommittingTestCase
from tests.content.test_generation import MEMORY
from tests.exports import titles_of
from tests.factories import make_tender, make_topic, make_user, make_vacancy, moment, publish

DAY = timedelta(days=1)
LISTS = {make_vacancy: "/en/about/vacancies/", make_tender: "/en/about/procurement/tenders/"}


class OpportunityListTests(TestCase):
    def setUp(self):
        cache.clear()

    def titles(self, address, **query):
        return [e.text.title for e in self.client.get(address, query).context["finder"].entries]

    def test_shows_first_what_closes_first_and_last_what_closed_first(self):
        now = timezone.now()
        for make, address in LISTS.items():
            for title, days in [("Later", 9), ("Gone", -9), ("Soon", 1), ("Just gone", -1)]:
                make({"en": title}, closes_at=now + days * DAY)
            make({"en": "Until notice"}, closes_at=None)
            order = ["Soon", "Later", "Until notice", "Just gone", "Gone"]
            with self.subTest(address=address):
                self.assertEqual(self.titles(address), order)
                self.assertEqual(titles_of(self.client.get(f"{address}feed.json")), order)
                newest = self.titles(address, sort="newest")
                self.assertEqual(newest[0], "Until notice")

    def test_an_outcome_closes_a_tender_before_its_time(self):
        soon = timezone.now() + DAY
        make_tender({"en": "Cancelled"}, closes_at=soon, outcome=Outcome.CANCELLED)
        make_tender({"en": "Open"}, closes_at=soon + DAY)
        self.assertEqual(self.titles("/en/about/procurement/tenders/"), ["Open", "Cancelled"])

    def test_is_narrowed_by_state_and_kind(self):
        now = timezone.now()
        make_tender({"en": "Open"}, closes_at=now + DAY, subject="works")
        make_tender({"en": "Closed"}, closes_at=now - DAY)
        make_tender({"en": "Awarded"}, closes_at=now - DAY, outcome=Outcome.AWARDED)
        address = "/en/about/procurement/tenders/"
        for query, titles in [
            ({"state": "open"}, ["Open"]),
            ({"state": "closed"}, ["Closed"]),
            ({"state": ["awarded", "open"]}, ["Open", "Awarded"]),
            ({"subject": "works"}, ["Open"]),
            ({"state": "open", "subject": "services"}, []),
            ({"q": "awarded"}, ["Awarded"]),
            ({"state": "odd"}, ["Open", "Awarded", "Closed"]),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.titles(address, **query), titles)
        facets = {f["name"]: f for f in self.client.get(address).context["finder"].facets}
        counts = [(c["value"], c["count"]) for c in facets["state"]["choices"]]
        self.assertEqual(counts, [("open", 1), ("closed", 1), ("awarded", 1)])

    def test_keeps_its_sort_in_every_address(self):
        for _number in range(21):
            make_vacancy(closes_at=timezone.now() + DAY)
        address = "/en/about/vacancies/"
        usual = self.client.get(address).context["finder"]
        self.assertEqual(usual.next_url, "?page=2")
        newest = self.client.get(address, {"sort": "newest"}).context["finder"]
        self.assertEqual(newest.next_url, "?sort=newest&page=2")
        for query, is_ignoring in [
            ({"sort": "closing"}, False),
            ({"sort": "oldest"}, True),
            ({"older": "20260101T000000.000000Z-5"}, True),
            ({"sort": "newest", "older": "20980101T000000.000000Z-5"}, False),
        ]:
            with self.subTest(query=query):
                finder = self.client.get(address, query).context["finder"]
                self.assertEqual(finder.is_ignoring, is_ignoring)
                self.assertTrue(finder.entries)
        first, second = (
            {e.pk for e in self.client.get(address, {"page": page}).context["finder"].entries}
            for page in [1, 2]
        )
        self.assertEqual(len(first | second), 21)

    def test_costs_the_same_however_many_there_are(self):
        for make, address in LISTS.items():
            for _number in range(20):
                make(closes_at=timezone.now() + DAY)
            with self.subTest(address=address), self.assertNumQueries(6):
                self.client.get(address)

    def test_names_nothing_that_a_reader_may_not_read(self):
        now = timezone.now()
        for make, address in LISTS.items():
            make({"en": "Unicorn members"}, slug="members", access=Access.REGISTERED)
            make({"en": "Unicorn future"}, slug="future", published_at=now + DAY)
            make({"en": "Unicorn public"}, slug="public")
            draft = make({}, slug="draft")
            draft.write("en", title="Unicorn draft")
            for reader, may in [(None, {"public"}), (make_user(), {"public", "members"})]:
                self.client.logout()
                if reader:
                    self.client.force_login(reader)
                for ending in ["", "feed.csv", "feed.atom", "feed.json", "?q=unicorn"]:
                    body = self.client.get(address + ending).getvalue().decode()
                    for name in ["public", "members", "future", "draft"]:
                        with self.subTest(ending=ending, name=name, reader=reader):
                            self.assertEqual(f"Unicorn {name}" in body, name in may)
                            status = self.client.get(f"{address}{name}/").status_code
                            self.assertEqual(status, 200 if name in may else 404)


class OpportunityDetailTests(TestCase):
    def setUp(self):
        cache.clear()

    def test_tells_when_it_closes_there_and_in_brussels(self):
        closes_at = datetime(2099, 7, 1, 23, 59, tzinfo=ZoneInfo("America/New_York"))
        make_tender(slug="call", closes_at=closes_at, zone="America/New_York")
        page = self.client.get("/en/about/procurement/tenders/call/")
        self.assertContains(page, "1 July 2099, 23:59 (New York time)")
        self.assertContains(page, "2 July 2099, 05:59 (Brussels time)")
        self.assertNotContains(page, "The page stays for reference")

    def test_tells_one_time_where_the_clocks_agree(self):
        closes_at = datetime(2099, 7, 1, 17, tzinfo=ZoneInfo("Europe/Paris"))
        make_vacancy(slug="post", closes_at=closes_at, zone="Europe/Paris")
        page = self.client.get("/fr/about/vacancies/post/")
        self.assertContains(page, "1er juillet 2099")
        self.assertContains(page, "Paris")
        self.assertNotContains(page, "Bruxelles time")

    def test_stays_readable_with_a_notice_when_it_is_over(self):
        hour_ago = timezone.now() - timedelta(hours=1)
        make_vacancy(slug="post", closes_at=hour_ago)
        make_tender(slug="call", outcome=Outcome.AWARDED)
        for address, words in [
            ("/en/about/vacancies/post/", "This closed on "),
            ("/en/about/procurement/tenders/call/", "This has been awarded."),
        ]:
            with self.subTest(address=address):
                self.assertContains(self.client.get(address), words)

    def test_lists_the_facts_that_are_known(self):
        make_vacancy(
            slug="post",
            reference="2026/7",
            department="Research",
            required_languages=["en", "fr"],
            opens_on=date(2026, 11, 1),
        )
        page = self.client.get("/en/about/vacancies/post/")
        for words in ["2026/7", "Research", "French", "1 November 2026", "Project staff"]:
            self.assertContains(page, words)
        self.assertNotContains(page, "Grade")

    def test_is_a_job_posting_for_search_engines(self):
        closes_at = datetime(2099, 1, 31, 17, tzinfo=ZoneInfo("Asia/Tokyo"))
        make_vacancy(
            {"en": "Analyst </script>"}, slug="post", closes_at=closes_at, zone="Asia/Tokyo",
            location="Brussels", category="internship", words={"body": "<p>Work.</p>"},
        )  # fmt: skip
        page = self.client.get("/en/about/vacancies/post/")
        text = page.content.decode().partition('ld+json">')[2].partition("</script>")[0]
        posting = json.loads(text)["@graph"][0]
        self.assertEqual(posting["@type"], "JobPosting")
        self.assertEqual(posting["title"], "Analyst </script>")
        self.assertEqual(posting["validThrough"], "2099-01-31T17:00:00+09:00")
        self.assertEqual(posting["employmentType"], "INTERN")
        self.assertNotIn("noindex", page.content.decode())

    def test_that_was_invented_is_not_for_search_engines(self):
        make_vacancy(slug="post", basis=Basis.SAMPLE)
        page = self.client.get("/en/about/vacancies/post/")
        self.assertContains(page, "This is an invented sample.")
        self.assertContains(page, '<meta name="robots" content="noindex, follow">', html=True)

    def test_costs_six_statements_at_most(self):
        columns = {"closes_at": timezone.now() + DAY, "topics": [make_topic()]}
        make_vacancy(slug="post", **columns)
        make_tender(slug="call", **columns)
        for address in ["/en/about/vacancies/post/", "/en/about/procurement/tenders/call/"]:
            cache.clear()
            with self.subTest(address=address), self.assertNumQueries(6):
                self.client.get(address)


class ClosingTests(TestCase):
    """The moment itself, and the days until it."""

    def state(self, entry, at):
        shown = type(entry).objects.with_state(at=at).get(pk=entry.pk)
        with translation.override("en"):
            present_closing([shown], at=at)
        return shown.state, shown.closing

    def test_counts_days_as_brussels_does_and_closes_on_the_second(self):
        post = make_vacancy(closes_at=moment("2026-12-10 16:00"))
        for at, state, words in [
            ("2026-11-22 10:00", State.OPEN, "Closes in 18 days"),
            ("2026-12-08 22:59", State.OPEN, "Closes in 2 days"),
            ("2026-12-08 23:00", State.OPEN, "Closes in 1 day"),
            ("2026-12-10 15:59:59", State.OPEN, "Closes today"),
            ("2026-12-10 16:00", State.CLOSED, "Closed"),
        ]:
            with self.subTest(at=at):
                self.assertEqual(self.state(post, moment(at)), (state, words))

    def test_without_an_end_is_open_until_an_outcome(self):
        call = make_tender(closes_at=None)
        now = timezone.now()
        self.assertEqual(self.state(call, now), (State.OPEN, "Open until further notice"))
        Tender.objects.update(outcome=Outcome.AWARDED)
        self.assertEqual(self.state(call, now), (State.AWARDED, "Awarded"))

    def test_references_and_kinds_are_guarded_by_the_database(self):
        make_vacancy(reference="V1")
        for columns in [{"reference": "V1"}, {"category": "odd"}]:
            with (
                self.subTest(columns=columns),
                self.assertRaises(IntegrityError),
                transaction.atomic(),
            ):
                make_vacancy(**columns)


@override_settings(CACHES=MEMORY)
class KeptPageTests(CommittingTestCase):
    def setUp(self):
        for name in MEMORY:
            caches[name].clear()

    def test_the_stamp_changes_when_something_closes_and_with_the_day(self):
        start = moment("2026-11-22 10:00")
        make_vacancy(published_at=start, closes_at=start + timedelta(hours=1))
        make_tender(published_at=start, closes_at=start + timedelta(hours=2))
        stamps = [
            current_generation(at=start + timedelta(hours=hours))
            for hours in [0, 0.9, 1, 1.9, 2, 12.9, 13]
        ]
        self.assertEqual([stamps.index(stamp) for stamp in stamps], [0, 0, 2, 2, 4, 4, 6])

    def test_every_change_shows_at_once(self):
        post = make_vacancy({"en": "Analyst"}, closes_at=timezone.now() + DAY)
        address = "/en/about/vacancies/"
        self.assertContains(self.client.get(address), "Closes in 1 day")
        with self.assertNumQueries(1):
            self.client.get(address)
        Vacancy.objects.update(closes_at=timezone.now() - DAY)
        self.assertNotContains(self.client.get(address), "Closes in 1 day")
        publish(post, {"fr": "Analyste"})
        self.assertContains(self.client.get("/fr/about/vacancies/"), "Analyste")
