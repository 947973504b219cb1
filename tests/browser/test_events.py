"""Events in a browser: the calendar on a phone, times by the visitor's own clock, the jump bar."""

from playwright.sync_api import expect

from tests.browser.case import DESK, PHONE, BrowserCase


class CalendarTests(BrowserCase):
    def test_is_a_table_at_a_desk(self):
        page = self.page(viewport=DESK)
        page.goto("/en/events/calendar/2024-04/")
        expect(page.get_by_role("columnheader").first).to_have_text("Monday")
        self.assertEqual(page.get_by_role("row").count(), 6)
        expect(page.get_by_role("link", name="A day in Tokyo")).to_have_count(2)

    def test_is_a_list_of_days_with_events_on_a_phone(self):
        page = self.page(viewport=PHONE)
        page.goto("/en/events/calendar/2024-04/")
        expect(page.locator(".month td:visible")).to_have_count(2)
        first = page.locator(".month td:visible").first
        expect(first).to_contain_text("Tuesday, 9 April 2024", use_inner_text=True)

    def test_goes_on_by_months(self):
        page = self.page(viewport=PHONE)
        page.goto("/en/events/calendar/2024-04/")
        page.get_by_role("link", name="May 2024").click()
        expect(page.locator("h1")).to_have_text("Events in May 2024")


class OwnTimeTests(BrowserCase):
    def test_is_shown_beside_the_official_one_where_clocks_differ(self):
        page = self.page(timezone_id="America/New_York", locale="en-GB")
        page.goto("/en/events/tokyo/")
        expect(page.locator(".meet-card")).to_contain_text("(Tokyo time)")
        expect(page.locator(".own")).to_be_visible()
        expect(page.locator(".own")).to_contain_text("8 April at 20:30")

    def test_is_not_shown_where_clocks_agree(self):
        page = self.page(timezone_id="Asia/Tokyo")
        page.goto("/en/events/tokyo/")
        expect(page.locator(".own")).to_be_hidden()


class JumpBarTests(BrowserCase):
    def test_leads_to_a_heading_that_it_does_not_cover(self):
        page = self.page(viewport=PHONE)
        page.goto("/en/events/session/")
        page.locator(".jump").get_by_role("link", name="Programme").click()
        bar = page.locator(".jump").bounding_box()
        heading = page.locator("#h-programme").bounding_box()
        self.assertGreaterEqual(heading["y"], bar["y"] + bar["height"])
