"""The order of joining and of accession, honest where dates leave it open."""

from django.test import SimpleTestCase
from django.utils.translation import override

from members.joining import Order, Place, Stay


def place(joined_on, all_joined_on):
    return Order(map(Stay, all_joined_on)).place(joined_on)


def places(*stays):
    stays = [Stay(*stay) if isinstance(stay, tuple) else Stay(stay) for stay in stays]
    return [Order(stays).place(stay.joined_on) for stay in stays]


class PlaceTests(SimpleTestCase):
    def test_counts_those_who_joined_before(self):
        dates = ["1952-11-04", "1960-01-26", "2024-02-02"]
        places = [place(date, dates) for date in dates]
        self.assertEqual(places, [Place(1, 1), Place(2, 2), Place(3, 3)])

    def test_is_a_range_where_the_dates_do_not_say_who_came_first(self):
        cases = {
            # Joined the same day: they share two places.
            ("1993-07-01", "1993-07-01", "1994"): ["1st–2nd", "1st–2nd", "3rd"],
            # A year may mean any of its days, a month any of its own.
            ("1992", "1993-07-01", "1993", "1993-08"): [
                "1st", "2nd–3rd", "2nd–4th", "3rd–4th",
            ],
        }  # fmt: skip
        for dates, expected in cases.items():
            with self.subTest(dates=dates), override("en"):
                self.assertEqual([str(place(date, dates)) for date in dates], expected)

    def test_knows_the_ends_of_a_month_and_of_a_year(self):
        self.assertEqual(place("2001-02", ["2001-01-31", "2001-02", "2001-03-01"]), Place(2, 2))
        self.assertEqual(place("2001-02", ["2001-02", "2001-02-20"]), Place(1, 2))
        self.assertEqual(place("2001", ["2000-12-31", "2001", "2002-01-01"]), Place(2, 2))
        self.assertEqual(place("2001-12-31", ["2001", "2001-12-31", "2002"]), Place(1, 2))

    def test_is_written_in_every_language(self):
        words = {
            "en": ["1st", "2nd", "3rd", "11th", "21st", "186th"],
            "fr": ["1er", "2e", "3e", "11e", "21e", "186e"],
            "es": ["1.º", "2.º", "3.º", "11.º", "21.º", "186.º"],
            "ru": ["1-й", "2-й", "3-й", "11-й", "21-й", "186-й"],
            "zh-hans": ["第1", "第2", "第3", "第11", "第21", "第186"],
            "ar": ["1", "2", "3", "11", "21", "186"],
        }
        for code, expected in words.items():
            with self.subTest(language=code), override(code):
                found = [str(Place(n, n)) for n in [1, 2, 3, 11, 21, 186]]
                self.assertEqual(found, expected)

    def test_follows_the_days_whatever_the_order_of_the_rows(self):
        self.assertEqual(places("2004-05-01", "1999-12-31", "2004-04-30"), [(3, 3), (1, 1), (2, 2)])

    def test_counts_only_who_had_not_left(self):
        found = places(("1990-01-01", "2000-06-01"), "1995-01-01", "2001-01-01", "2000-05-31")
        self.assertEqual(found, [(1, 1), (2, 2), (3, 3), (3, 3)])

    def test_is_nobodys_where_a_day_is_not_known(self):
        self.assertEqual(places("2004-05-01", ""), [None, None])
