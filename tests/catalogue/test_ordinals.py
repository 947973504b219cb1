"""The order of accession: ordinals by date, honest where dates leave them open."""

from django.test import SimpleTestCase

from catalogue.ordinals import Dated, Ordinals


def places(*parties):
    ordinals = Ordinals(
        Dated(*party) if isinstance(party, tuple) else Dated(party) for party in parties
    )
    days = [party[0] if isinstance(party, tuple) else party for party in parties]
    return [tuple(found) if (found := ordinals.of(day)) else None for day in days]


class OrdinalTests(SimpleTestCase):
    def test_follow_the_days_whatever_the_order_of_the_rows(self):
        self.assertEqual(places("2004-05-01", "1999-12-31", "2004-04-30"), [(3, 3), (1, 1), (2, 2)])

    def test_are_a_range_for_those_of_one_day(self):
        found = places("2019-05-13", "2018-06-11", "2019-05-13", "2020-12-14")
        self.assertEqual(found, [(2, 3), (1, 1), (2, 3), (4, 4)])

    def test_are_a_range_where_a_day_is_known_in_part(self):
        found = places("2004", "2004-04-30", "2003-01-01", "2005-01-01")
        self.assertEqual(found, [(2, 3), (2, 3), (1, 1), (4, 4)])
        self.assertEqual(places("2004-02", "2004-03-01"), [(1, 1), (2, 2)])

    def test_count_only_who_was_still_a_party(self):
        found = places(("1990-01-01", "2000-06-01"), "1995-01-01", "2001-01-01", "2000-05-31")
        self.assertEqual(found, [(1, 1), (2, 2), (3, 3), (3, 3)])

    def test_are_nobodys_where_a_day_is_not_known(self):
        self.assertEqual(places("2004-05-01", ""), [None, None])
