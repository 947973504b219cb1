"""The order of what is found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.test import TestCase

from content.matches import Match
from search.kinds import PAPER
from search.ranking import MOST_LOOKED_AT, best_first, newest_first
from search.units import Unit
from tests.factories import make_news
from textsearch.queries import understand

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=20 * 365)
TOOL, NEWS, TOPIC = "catalogue.tool", "newsroom.news", "content.topic"
# Keys of no texts: what is in their titles is not known.
NO_TEXT = -1


def match(rank, language="en", source=NO_TEXT, attachment=None):
    return Match(1, attachment, source, language, 0.0, rank)


class RankingCase(TestCase):
    def setUp(self):
        self.made = 0

    def unit(self, *matches, kind=TOOL, on=LONG_AGO, **facts):
        """A unit with a key of its own, one above that of the unit before."""
        self.made += 1
        unit = make_unit(self.made, kind, on)
        return replace(unit, matches=list(matches), **facts)

    def assert_order(self, *units, words="customs", language="en"):
        for given in [units, units[::-1]]:
            found = best_first([*given], understand(words), language, NOW)
            self.assertEqual([unit.entry for unit in found], [unit.entry for unit in units])


class RankingTests(RankingCase):
    def test_begins_with_what_is_called_so_the_more_exactly_the_earlier(self):
        self.assert_order(
            self.unit(match(0.1, "fr"), place=1),
            self.unit(place=2),
            self.unit(match(1.0), kind=TOPIC),
        )

    def test_goes_on_in_the_readers_language_however_well_others_hold_the_words(self):
        self.assert_order(self.unit(match(0.1)), self.unit(match(1.0, "fr")))
        self.assert_order(self.unit(match(0.1, "fr")), self.unit(match(1.0)), language="fr")

    def test_looks_at_texts_in_the_readers_language_alone_where_there_are_some(self):
        self.assert_order(
            self.unit(match(0.6)), self.unit(match(0.5), match(1.0, "fr")), self.unit(match(0.4))
        )

    def test_takes_the_best_text_or_page_of_each(self):
        page = match(0.7, attachment=5)
        self.assert_order(
            self.unit(match(0.8)), self.unit(match(0.1), page, match(0.2)), self.unit(match(0.6))
        )

    def test_puts_kinds_that_are_looked_for_more_often_first(self):
        kinds = [TOPIC, TOOL, "pages.page", "events.event", PAPER]
        self.assert_order(*(self.unit(match(0.5), kind=kind) for kind in kinds))

    def test_puts_new_news_before_old_but_not_new_tools(self):
        young, old = NOW - timedelta(days=30), NOW - timedelta(days=3_000)
        self.assert_order(
            self.unit(match(0.5), kind=NEWS, on=young), self.unit(match(0.55), kind=NEWS, on=old)
        )
        self.assert_order(self.unit(match(0.55), on=old), self.unit(match(0.5), on=young))

    def test_of_news_of_tomorrow_is_that_of_today(self):
        self.assert_order(
            self.unit(match(0.51), kind=NEWS, on=NOW),
            self.unit(match(0.5), kind=NEWS, on=NOW + timedelta(days=999)),
        )

    def test_ends_with_the_newest_then_the_latest_made(self):
        first, second = self.unit(match(0.5)), self.unit(match(0.5))
        self.assert_order(self.unit(match(0.5), on=NOW), second, first)

    def test_looks_closely_at_the_best_alone(self):
        """What stands behind them is not asked for, and stays there."""
        titled = make_news({"en": "Customs"}).versions.get()
        some = [self.unit(match(0.5)) for _ in range(MOST_LOOKED_AT)]
        last = self.unit(match(0.4, source=titled.pk))
        found = best_first([*some, last], understand("customs"), "en", NOW)
        self.assertEqual(found[-1].entry, last.entry)
        found = best_first([*some[1:], last], understand("customs"), "en", NOW)
        self.assertEqual(found[0].entry, last.entry)

    def test_of_one_or_none_asks_nothing(self):
        with self.assertNumQueries(0):
            self.assertEqual(best_first([], understand("customs"), "en", NOW), [])
            self.assert_order(self.unit(match(0.5)))


class TitleTests(RankingCase):
    """The texts are there, and how well their titles fit counts most."""

    def titled(self, title, rank=0.1, body=""):
        text = make_news({"en": title}, words={"body": body}).versions.get()
        return self.unit(match(rank, source=text.pk))

    def test_begins_with_the_title_that_is_what_was_typed(self):
        self.assert_order(
            self.titled("Customs union"),
            self.titled("Union of customs"),
            self.titled("Customs"),
            self.titled("Nothing", 0.9),
            words="customs union",
        )

    def test_prefers_words_that_stand_together(self):
        self.assert_order(
            self.titled("Plain", body="<p>A customs union.</p>"),
            self.titled("Plain", body="<p>A union of customs.</p>"),
            words="customs union",
        )


class NewestFirstTests(TestCase):
    def test_sorts_by_day_then_key(self):
        old, new, other = (make_unit(n, TOOL, on) for n, on in enumerate([LONG_AGO, NOW, NOW]))
        self.assertEqual(newest_first([old, new, other]), [other, new, old])


def make_unit(key, kind, on):
    return Unit(None, key, on.timestamp(), f"k={kind}")
