"""Step charts and timelines: their numbers, from small rows made by hand."""

from datetime import date

from django.test import SimpleTestCase

from members.step_chart import Mark, Step, step_chart, steps
from members.timeline import Change, timeline

CHANGES = [(date(2001, 1, 1), 1), (date(2000, 1, 1), 2), (date(2001, 1, 1), 1)]


def change(name, on, by=1):
    return Change(name, f"/en/members/{name}/", on, by)


class StepChartTests(SimpleTestCase):
    def test_adds_up_day_by_day(self):
        expected = [Step(date(2000, 1, 1), 2), Step(date(2001, 1, 1), 4)]
        self.assertEqual(steps(CHANGES, date(2002, 1, 1)), expected)

    def test_counts_nothing_after_its_day(self):
        self.assertEqual(
            steps(CHANGES, date(2000, 12, 31)), expected := steps(CHANGES[1:2], date.max)
        )
        self.assertEqual([step.total for step in expected], [2])
        self.assertIsNone(step_chart(CHANGES, date(1999, 12, 31)))

    def test_draws_steps_from_the_first_day_of_the_first_year(self):
        chart = step_chart([(date(2000, 12, 31), 1), (date(2002, 9, 27), 1)], date(2002, 9, 27))
        # The picture is 1000 days wide: two steps, of half of its height each.
        self.assertEqual(chart.line, "M0,1000H365.0V500.0H1000.0V0.0H1000")
        self.assertEqual(chart.area, f"{chart.line}V1000H0z")
        self.assertEqual((chart.total, chart.end), (2, 8))

    def test_steps_down_where_somebody_leaves(self):
        chart = step_chart([(date(2000, 1, 1), 2), (date(2000, 4, 10), -1)], date(2000, 7, 19))
        self.assertEqual(chart.line, "M0,1000H0.0V0.0H500.0V500.0H1000")
        self.assertEqual(chart.total, 1)

    def test_marks_round_numbers_and_years(self):
        changes = [(date(1952, 11, 4), 1), (date(1990, 1, 1), 186)]
        chart = step_chart(changes, date(2026, 11, 22))
        self.assertEqual([mark.label for mark in chart.numbers], ["50", "100", "150", "200"])
        self.assertEqual([mark.at for mark in chart.numbers], [68, 48, 28, 8])
        years = ["1952", "1970", "1980", "1990", "2000", "2010", "2026"]
        self.assertEqual([mark.label for mark in chart.years], years)
        self.assertEqual(chart.years[0], Mark("1952", 0, "start"))
        self.assertEqual(chart.years[-1], Mark("2026", 100, "end"))

    def test_is_there_on_its_first_day(self):
        chart = step_chart([(date(2026, 1, 1), 1)], date(2026, 1, 1))
        self.assertEqual(chart.line, "M0,1000H0.0V0.0H1000")
        self.assertEqual(chart.years, [Mark("2026", 0, "start")])


class TimelineTests(SimpleTestCase):
    def test_lists_who_came_in_a_year_and_how_many_there_were(self):
        found = timeline(
            [change("c", "1953"), change("a", "1952-12-01"), change("b", "1952-11-04")],
            date(2026, 11, 22),
        )
        rows = [(row.year, [c.name for c in row.joined], row.total) for row in found.years]
        self.assertEqual(rows, [(1952, ["b", "a"], 2), (1953, ["c"], 3)])
        self.assertEqual(found.total, 3)
        self.assertTrue(found.has_rough_dates)
        self.assertFalse(found.has_left)

    def test_counts_a_year_from_its_first_day(self):
        for day, total in [(date(2006, 12, 31), 0), (date(2007, 1, 1), 1)]:
            with self.subTest(day=day):
                self.assertEqual(timeline([change("a", "2007")], day).total, total)

    def test_keeps_those_without_a_date_apart(self):
        found = timeline([change("a", ""), change("b", "2000-01-26")], date(2026, 11, 22))
        self.assertEqual([c.name for c in found.undated], ["a"])
        self.assertEqual((found.total, found.has_rough_dates), (1, False))

    def test_lists_who_left(self):
        found = timeline(
            [change("a", "2000-01-01"), change("b", "2000"), change("a", "2003-06", -1)],
            date(2026, 11, 22),
        )
        rows = [(row.year, len(row.joined), len(row.left), row.total) for row in found.years]
        self.assertEqual(rows, [(2000, 2, 0, 2), (2003, 0, 1, 1)])
        self.assertTrue(found.has_left)

    def test_of_nobody_has_no_chart(self):
        found = timeline([], date(2026, 11, 22))
        self.assertEqual((found.chart, found.years, found.total), (None, [], 0))
