"""The page of the search: what a hit shows, and how the list is narrowed, sorted and counted."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase
from django.utils import translation

from content.models import Access
from library.models import FilePage
from search.sources import texts_of
from tests.factories import (
    make_file,
    make_news,
    make_publication,
    make_region,
    make_tool,
    make_topic,
    make_user,
    moment,
)
from tests.meeting_factories import make_meeting, make_working_document
from tests.search.archive import make_many, say


class SearchCase(TestCase):
    def find(self, words, here="en", **query):
        page = self.client.get(f"/{here}/search/", {"q": words, **query})
        self.assertEqual(page.status_code, 200)
        self.page = page
        return page.context["finder"].hits

    def titles(self, words, here="en", **query):
        return [hit.title for hit in self.find(words, here, **query)]

    def choices(self, name):
        facets = {facet["name"]: facet for facet in self.page.context["finder"].facets}
        return {choice["value"]: choice["count"] for choice in facets[name]["choices"]}


class HitTests(SearchCase):
    def test_says_what_it_is_and_shows_the_passage(self):
        make_news(
            {"en": "Cooperation at the border"},
            slug="border",
            topics=[make_topic("Origin", slug="origin")],
            words={"summary": "How unicorns pass.", "body": "<p>More.</p>"},
            published_at=moment("2024-02-22 10:00"),
        )
        [hit] = self.find("unicorn")
        self.assertEqual((hit.url, hit.kind), ("/en/news/border/", "newsroom.news"))
        self.assertContains(self.page, "<b>News item</b>", html=True)
        self.assertContains(self.page, "How <mark>unicorns</mark> pass.")
        self.assertContains(self.page, '<time datetime="2024-02-22">22 February 2024</time>')
        self.assertContains(self.page, 'href="/en/topics/origin/"')

    def test_marks_the_words_of_a_title(self):
        make_tool({"en": "Transit Handbook"})
        self.find("transit handbook")
        self.assertContains(self.page, "<mark>Transit</mark>")

    def test_shows_markup_as_the_text_that_it_is(self):
        make_tool(
            {"en": "Transit <b>tariff</b> & then"}, words={"summary": "The <i>transit</i> way."}
        )
        self.find("transit tariff")
        title = "<mark>Transit</mark> &lt;b&gt;<mark>tariff</mark>&lt;/b&gt; &amp; then"
        self.assertContains(self.page, title)
        self.assertContains(self.page, "The &lt;i&gt;<mark>transit</mark>&lt;/i&gt; way.")

    def test_in_another_language_says_so(self):
        make_news({"fr": "La licorne douanière"}, slug="licorne")
        [hit] = self.find("licorne")
        self.assertEqual(hit.language_tag, "fr")
        self.assertContains(self.page, '<h3 lang="fr" dir="ltr">')

    def test_shows_the_title_in_the_language_of_the_page(self):
        make_news({"fr": "La licorne", "en": "The horned horse"})
        [hit] = self.find("licorne")
        self.assertEqual(hit.title, "The horned horse")
        self.assertEqual(hit.source.language, "fr")

    def test_names_the_page_of_a_file(self):
        attachment = make_file(make_tool({"en": "Guidelines"}, slug="guidelines"), "en", "fr")
        say(attachment, "fr", "Un.", "Deux licornes.")
        [hit] = self.find("licornes")
        self.assertEqual(hit.url, "/en/tools/guidelines/")
        self.assertEqual(hit.file.url, f"/files/{attachment.document.slug}.fr.pdf#page=2")
        self.assertContains(self.page, "In the file, page 2:")
        self.assertContains(self.page, "Deux <mark>licornes</mark>.")

    def test_quotes_no_name_under_which_a_file_was_sent(self):
        attachment = make_file(make_tool({"en": "Guidelines"}), "en")
        say(attachment, "en", "Words.")
        page = FilePage.objects.get(file__document=attachment.document, number=0)
        page.text = "unicorns final"
        page.save()
        [hit] = self.find("unicorns")
        self.assertTrue(hit.file)
        self.assertNotContains(self.page, "<mark>")

    def test_opens_the_file_in_the_language_of_the_page_where_that_holds_the_words(self):
        attachment = make_file(make_tool(), "en", "fr")
        say(attachment, "en", "Nothing.", "Nothing.", "The KH-77 form.")
        say(attachment, "fr", "Le formulaire KH-77.")
        [hit] = self.find("KH-77", "fr")
        self.assertEqual(hit.file.url, f"/files/{attachment.document.slug}.fr.pdf#page=1")
        [hit] = self.find("KH-77", "en")
        self.assertEqual(hit.file.url, f"/files/{attachment.document.slug}.en.pdf#page=3")

    def test_found_by_the_title_of_a_file_has_no_page_number(self):
        say(make_file(make_tool()), "en", "Nothing.")
        [hit] = self.find("File")
        self.assertEqual(hit.file.page, 0)
        self.assertNotIn("#", hit.file.url)

    def test_is_the_paper_of_a_meeting_itself(self):
        paper = make_working_document(make_meeting(), "PTC/26/2")
        say(paper, "en", "On unicorns.")
        [hit] = self.find("unicorns")
        self.assertEqual((hit.kind, hit.symbol), ("document", "PTC/26/2"))
        self.assertEqual(hit.url, "/en/documents/PTC/26/2/")

    def test_of_a_locked_paper_shows_no_more_than_its_name(self):
        paper = make_working_document(make_meeting(), "PTC/26/2", access="registered")
        say(paper, "en", "PTC/26/2 on unicorns.")
        self.assertEqual(self.find("unicorns"), [])
        [hit] = self.find("PTC/26/2")
        self.assertTrue(hit.is_locked)
        self.assertNotContains(self.page, "unicorns")
        self.client.force_login(make_user())
        self.assertEqual(len(self.find("unicorns")), 1)


class NarrowingTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        cls.origin, europe = make_topic("Origin"), make_region("Europe", slug="europe")
        cls.long_ago = moment("2020-05-01 10:00")
        make_news({"en": "Unicorn news"}, topics=[cls.origin], regions=[europe])
        make_news({"fr": "Unicorn ancienne"}, published_at=cls.long_ago)
        make_tool({"en": "Unicorn tool"}, topics=[cls.origin])
        make_publication({"en": "Unicorn for some"}, access=Access.REGISTERED)

    def test_counts_each_facet_without_its_own_choice(self):
        self.assertEqual(len(self.find("unicorn", kind="news")), 2)
        self.assertEqual(self.choices("kind"), {"tool": 1, "news": 2})
        self.assertEqual(self.choices("topic"), {self.origin.slug: 1})
        self.assertEqual(self.choices("year")["2020"], 1)
        self.assertEqual(self.choices("language"), {"en": 1, "fr": 1})
        self.assertEqual(self.choices("region"), {"europe": 1})

    def test_takes_several_choices(self):
        self.assertEqual(self.titles("unicorn", kind="news", year="2020"), ["Unicorn ancienne"])
        self.assertEqual(self.titles("unicorn", region="europe"), ["Unicorn news"])
        self.assertEqual(self.titles("unicorn", language="fr"), ["Unicorn ancienne"])
        self.assertEqual(
            self.titles("unicorn", topic=self.origin.slug, kind=["tool", "news"])[1:],
            self.titles("unicorn", topic=self.origin.slug)[1:],
        )

    def test_offers_access_to_those_who_signed_in(self):
        self.find("unicorn")
        names = [facet["name"] for facet in self.page.context["finder"].facets]
        self.assertNotIn("access", names)
        self.client.force_login(make_user())
        self.assertEqual(self.titles("unicorn", access="registered"), ["Unicorn for some"])
        self.assertEqual(self.choices("access"), {"public": 3, "registered": 1})

    def test_lists_the_newest_where_there_are_no_words(self):
        hits = self.find("", kind="news")
        self.assertEqual([hit.title for hit in hits], ["Unicorn news", "Unicorn ancienne"])

    def test_lists_papers_where_there_are_no_words(self):
        make_working_document(make_meeting(), "PTC/26/2")
        self.assertEqual([hit.symbol for hit in self.find("", kind="document")], ["PTC/26/2"])

    def test_sorts_by_date(self):
        self.assertEqual(self.titles("unicorn", sort="newest")[-1], "Unicorn ancienne")

    def test_puts_the_language_of_the_page_first(self):
        self.assertEqual(self.titles("unicorn", "fr")[0], "Unicorn ancienne")
        self.assertEqual(self.titles("unicorn", "en")[-1], "Unicorn ancienne")

    def test_finds_no_text_with_a_word_that_is_excluded(self):
        self.assertEqual(len(self.titles("unicorn -ancienne")), 2)


class TextTests(TestCase):
    def texts(self, *sources, reader=None):
        found = texts_of([self.entry.pk], sources, reader or AnonymousUser())
        return [(text.language, text.title, text.body) for text in found.get(self.entry.pk, [])]

    def setUp(self):
        words = {"body": "<p>Through.</p>"}
        self.entry = make_news({"en": "Transit", "fr": "Le transit"}, words=words)

    def test_are_the_published_ones_with_the_bodies_of_sources(self):
        self.entry.write("en", title="A draft")
        source = self.entry.versions.get(language="fr")
        expected = [("en", "Transit", ""), ("fr", "Le transit", "<p>Through.</p>")]
        self.assertEqual(self.texts(source.pk), expected)

    def test_begin_with_the_language_of_the_page(self):
        with translation.override("fr"):
            self.assertEqual([text[0] for text in self.texts()], ["fr", "en"])

    def test_are_those_that_the_reader_may_read_by_then(self):
        self.entry.access = Access.REGISTERED
        self.entry.save()
        self.assertEqual(self.texts(), [])
        self.assertEqual(len(self.texts(reader=make_user())), 2)


class CostTests(SearchCase):
    def setUp(self):
        topic = make_topic("Origin")
        for _ in range(3):
            tool = make_tool({"en": "Unicorn"}, topics=[topic])
            say(make_file(tool), "en", "The unicorn inside.")
        paper = make_working_document(make_meeting(), "PTC/26/2")
        say(paper, "en", "Unicorn paper.")
        self.find("unicorn")

    def test_costs_the_same_however_many_hits(self):
        """Between requests, the names of topics and the words that mean the same are kept."""
        with self.assertNumQueries(11):
            self.assertEqual(len(self.find("unicorn", kind=["tool", "document"])), 4)
        for _ in range(12):
            tool = make_tool({"en": "Unicorn"})
            say(make_file(tool), "en", "The unicorn inside.")
        self.find("unicorn", sort="newest")
        with self.assertNumQueries(11):
            self.assertEqual(len(self.find("unicorn", kind=["tool", "document"])), 16)

    def test_says_that_there_are_more_than_are_counted(self):
        make_many(1_001, "Centaur at the border")
        hits = self.find("centaur")
        self.assertEqual(len(hits), 20)
        self.assertContains(self.page, "More than 1\u202f000 results for “centaur”")
        self.assertEqual(self.page.context["finder"].total, 1_000)
        make_tool({"en": "Centaur tool"}, published_at=moment("2001-01-01 10:00"))
        self.assertEqual(self.titles("centaur", kind="tool"), ["Centaur tool"])

    def test_narrows_common_words_by_language(self):
        make_many(1_001, "Centaur at the border")
        old = moment("2001-01-01 10:00")
        make_news({"en": "Centaur", "fr": "Le centaure"}, published_at=old)
        self.assertEqual(self.titles("centaur", language="fr"), ["Centaur"])
        self.assertEqual(self.titles("centaur", language="fr", kind="news"), ["Centaur"])
        self.assertEqual(self.choices("language")["en"], 1_000)
