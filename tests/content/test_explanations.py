"""Terms in texts: found as people write them, offered once, and never a way in for markup."""

import html
import random
import re

from django.core.cache import cache
from django.test import SimpleTestCase, TestCase

from content.explanations import MOST_ON_A_PAGE, Marker, vocabulary_of
from content.models import Access, Synonym, Topic
from content.rich_text import clean
from pages.models import Page
from tests.factories import make_entry, make_news, make_question, make_term, make_topic

BUTTON = re.compile(r'<button type="button" class="term" popovertarget="term-([a-z0-9-]+)"[^>]*>')
TERMS = {
    "en": ["Customs transit", "Customs", "Rules of origin", "Free zone", "Post-clearance audit"],
    "fr": ["Opérateur économique agréé", "Règles d'origine", "Tarif"],
    "es": ["Operador económico autorizado", "Zona franca"],
    "ru": ["Гармонизированная система", "Правила происхождения", "Единое окно"],
    "ar": ["المشغل الاقتصادي المعتمد", "شهادة المنشأ", "النزاهة"],
    "zh-hans": ["协调制度", "原产地规则", "海关"],
}


def marked(body, language="en", titles=None, abbreviation="", own=""):
    """The body with its terms marked; slugs are t0, t1 ... in the order of the titles."""
    titles = TERMS[language] if titles is None else titles
    rows = [(f"t{n}", title, "Definition", abbreviation, []) for n, title in enumerate(titles)]
    marker = Marker(vocabulary_of(rows, language), language, own)
    marker.feed(clean(body))
    marker.close()
    return "".join(marker.parts)


def offered(*arguments, **options):
    """The words that became buttons, with the slug of their term."""
    found = re.findall(BUTTON.pattern + "([^<]*)</button>", marked(*arguments, **options))
    return [(slug, html.unescape(words)) for slug, words in found]


class MarkerTests(SimpleTestCase):
    def test_finds_terms_as_people_write_them(self):
        cases = [
            ("en", "about customs transit.", [("t0", "customs transit")]),
            ("en", "CUSTOMS", [("t1", "CUSTOMS")]),
            ("en", "free zones’ rule of origin", [("t3", "free zones"), ("t2", "rule of origin")]),
            ("en", "post‑clearance audits", [("t4", "post‑clearance audits")]),
            ("en", "free\nzone", [("t3", "free\nzone")]),
            ("fr", "l’opérateur économique agréé", [("t0", "opérateur économique agréé")]),
            ("fr", "opérateurs économiques agréés", [("t0", "opérateurs économiques agréés")]),
            ("es", "las zonas francas", [("t1", "zonas francas")]),
            ("ru", "правил происхождения", [("t1", "правил происхождения")]),
            ("ru", "о Гармонизированной системе", [("t0", "Гармонизированной системе")]),
            ("ar", "للمشغل الاقتصادي المعتمد", [("t0", "للمشغل الاقتصادي المعتمد")]),
            ("ar", "بِالنزاهة", [("t2", "بِالنزاهة")]),
            ("zh-hans", "世界海关组织的协调制度公约", [("t2", "海关"), ("t0", "协调制度")]),
        ]  # fmt: skip
        for language, body, expected in cases:
            with self.subTest(body):
                self.assertEqual(offered(f"<p>{body}</p>", language), expected)

    def test_finds_whole_words_that_belong_together_only(self):
        for body in [
            "customsy",
            "a free. Zone",
            "free, zone",
            "free <b>and</b> zone",
            "precustoms",
        ]:
            with self.subTest(body):
                self.assertEqual(offered(f"<p>{body}</p>", titles=["Customs", "Free zone"]), [])

    def test_abbreviations_are_found_to_the_letter(self):
        options = {"titles": ["Explanatory Notes"], "abbreviation": "EN"}
        self.assertEqual(offered("<p>en, En, ENS, tEN</p>", **options), [])
        self.assertEqual(offered("<p>the EN says</p>", **options), [("t0", "EN")])

    def test_prefers_the_longest_and_offers_each_once(self):
        body = "<p>Customs transit, customs transit, customs</p><p>Customs</p>"
        self.assertEqual(offered(body), [("t0", "Customs transit"), ("t1", "customs")])

    def test_leaves_links_headings_code_and_other_languages_alone(self):
        for body in [
            '<a href="/x/">customs</a>',
            '<a href="/x/"><em>customs</em></a>',
            "<h2>customs</h2>",
            "<h3>The <strong>customs</strong></h3>",
            "<code>customs</code>",
            '<abbr title="customs">customs</abbr>',
            '<span lang="fr">customs</span>',
            "<table><tr><th>customs</th></tr></table>",
        ]:
            with self.subTest(body):
                self.assertEqual(marked(body), clean(body))
        self.assertEqual(len(offered('<p lang="en">a<br>b <em>customs</em></p>')), 1)
        self.assertEqual(len(offered("<h2>customs</h2><p>customs</p>")), 1)

    def test_a_term_is_not_offered_on_its_own_page(self):
        self.assertEqual(
            offered("<p>Customs transit, customs</p>", own="t1"), [("t0", "Customs transit")]
        )

    def test_offers_few(self):
        titles = [f"term{n}" for n in range(30)]
        self.assertEqual(len(offered(f"<p>{' '.join(titles)}</p>", titles=titles)), MOST_ON_A_PAGE)

    def test_changes_no_character_of_the_text(self):
        bodies = [
            "<p>Customs &amp; <em>trade</em> &lt;script&gt;alert(1)&lt;/script&gt; customs</p>",
            '<p title="x">5 &lt; 6 &gt; 4 "quoted" ‘free zone’ &nbsp;customs</p>',
            '<p><a href="/?a=1&amp;b=customs" title="&quot;customs&quot; &gt;">x</a>customs</p>',
            "<p>&amp;lt;b&amp;gt; customs &amp;amp;</p>",
        ]
        for body in bodies:
            with self.subTest(body):
                # The allow-list knows no buttons: cleaning takes away just what was added.
                self.assertEqual(clean(marked(body)), clean(body))

    def test_no_text_and_no_term_smuggles_markup(self):
        pieces = [
            "customs", "<", ">", '"', "'", "&", "&lt;", "&quot;", "&#60;", "<p>", "</p>",
            "<a href=", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<button ",
            "onclick=x ", " free ", " zone ", "\x00", "<br/>", "<em", "/>", "<svg>", "<style>",
            "=", "`", "\u2028",
        ]  # fmt: skip
        titles = ['Cust"oms', "<b>Customs</b>", "Customs", "free > zone", "<", "a&b"]
        for number in range(3_000):
            chance = random.Random(number)
            body = "".join(chance.choices(pieces, k=12))
            found = marked(body, titles=titles)
            with self.subTest(body):
                # Cleaning takes away the buttons and leaves what a second cleaning would.
                self.assertEqual(clean(found), clean(clean(body)))
                self.assertEqual(found.count("<button"), len(BUTTON.findall(found)))

    def test_costs_no_more_with_a_thousand_terms_that_begin_alike(self):
        titles = [f"Customs thing{n}" for n in range(1_000)]
        vocabulary = vocabulary_of([(f"t{n}", t, "", "", []) for n, t in enumerate(titles)], "en")
        self.assertEqual(list(vocabulary.lengths.values()), [[2]])

    def test_tries_only_as_many_words_as_some_term_has(self):
        rows = [("t", "word " * 50 + "end", "", "", ["Word"])]
        self.assertEqual(list(vocabulary_of(rows, "en").lengths.values()), [[51, 1]])


class ExplanationTests(TestCase):
    def setUp(self):
        cache.clear()

    def news(self, body="<p>The free zone.</p>", languages=("en",), **columns):
        titles = dict.fromkeys(languages, "Title")
        return make_news(titles, slug="news", words={"body": body}, **columns)

    def page(self, language="en"):
        return self.client.get(f"/{language}/news/news/")

    def test_offers_the_definition_in_the_language_of_the_text(self):
        make_term({"en": "Free zone"}, slug="free-zone", words={"summary": 'A "place" <b>&'})
        self.news()
        response = self.page("fr")
        self.assertContains(response, 'popovertarget="term-free-zone"')
        self.assertContains(response, "A &quot;place&quot; &lt;b&gt;&amp;")
        self.assertContains(response, 'href="/fr/glossary/free-zone/"')
        self.assertContains(response, '<p id="term-free-zone-title" lang="en" dir="ltr">')

    def test_finds_synonyms_and_abbreviations_of_the_language_of_the_text(self):
        term = make_term({"en": "Free zone"}, slug="free-zone", abbreviation="FZ")
        Synonym.objects.create(entry=term, language="en", words="Special economic zone")
        Synonym.objects.create(entry=term, language="fr", words="Port franc")
        for body, is_offered in [
            ("an FZ", True),
            ("in special economic zones", True),
            ("un port franc", False),
        ]:
            news = self.news(f"<p>{body}</p>")
            with self.subTest(body):
                self.assertEqual(bool(self.page().context["explanations"]), is_offered)
            news.delete()

    def test_editors_switch_it_off_for_a_text_and_for_a_term(self):
        term = make_term({"en": "Free zone"})
        news = self.news()
        self.assertContains(self.page(), '<button type="button" class="term"')
        news.explains_terms = False
        news.save()
        self.assertNotContains(self.page(), 'class="term"')
        news.explains_terms = True
        news.save()
        term.is_offered = False
        term.save()
        self.assertNotContains(self.page(), 'class="term"')

    def test_a_term_that_a_reader_may_not_read_explains_nothing(self):
        make_term({"en": "Free zone"}, access=Access.REGISTERED)
        make_term({"fr": "Free zone"})
        self.news()
        self.assertNotContains(self.page(), 'class="term"')

    def test_every_kind_with_a_text_explains_its_terms(self):
        make_term({"en": "Free zone"}, slug="free-zone")
        words = {"body": "<p>In a free zone.</p>"}
        make_entry(Page, {"en": "About"}, slug="about", words=words)
        make_entry(Topic, {"en": "Origin"}, slug="origin", words=words)
        make_question({"en": "Where?"}, slug="where", words=words)
        for address in ["/en/about/", "/fr/about/", "/en/topics/origin/", "/en/faq/where/"]:
            with self.subTest(address):
                opener = 'popovertarget="term-free-zone"'
                self.assertContains(self.client.get(address), opener, count=2)

    def test_costs_one_statement_and_none_without_a_text(self):
        make_term({"en": "Free zone"})
        topics = [make_topic()]
        self.news(topics=topics)
        make_news({"en": "Bare"}, slug="bare", topics=topics)
        for more in [0, 20]:
            for _ in range(more):
                make_term()
            with self.subTest(more=more), self.assertNumQueries(7):
                self.page()
            with self.subTest(more=more), self.assertNumQueries(6):
                self.client.get("/en/news/bare/")
