"""The map of Members by keyboard, by pointer, and in colours that a reader chose."""

from playwright.sync_api import expect

from tests.browser.case import PHONE, BrowserCase

MAP = "/en/members/map/"


class MapTests(BrowserCase):
    def test_shows_the_name_of_what_the_keyboard_reaches(self):
        page = self.page()
        page.goto(MAP)
        page.locator("[href='#map-list']").focus()
        page.keyboard.press("Tab")
        expect(page.locator(".world a").first).to_be_focused()
        name = page.locator(".world a").first.get_attribute("aria-label")
        expect(page.locator(".world text:visible")).to_have_text(name)
        page.keyboard.press("Tab")
        expect(page.locator(".world text:visible")).to_have_count(1)
        expect(page.locator(".world text:visible")).not_to_have_text(name)

    def test_leads_to_the_record(self):
        page = self.page()
        page.goto(MAP)
        page.get_by_role("link", name="Brazil").first.press("Enter")
        page.wait_for_url("**/en/members/land-br/")

    def test_shows_the_name_below_the_pointer_also_of_a_dot(self):
        page = self.page()
        page.goto(MAP)
        for code, name in [("br", "Brazil"), ("sg", "Land SG")]:
            page.locator(f".world a[href$=land-{code}\\/] use").hover()
            with self.subTest(code):
                expect(page.locator(".world text:visible")).to_have_text(name)

    def test_can_be_skipped(self):
        page = self.page()
        page.goto(MAP)
        page.locator("[href='#map-list']").press("Enter")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.activeElement.closest('#map-list') !== null"))

    def test_keeps_names_inside_the_page(self):
        for language in ["en", "ar"]:
            page = self.page(viewport=PHONE)
            page.goto(f"/{language}/members/map/")
            for link in page.locator(".world a").all():
                link.focus()
                box = link.locator("text").bounding_box()
                with self.subTest(link.get_attribute("aria-label"), language=language):
                    self.assertGreaterEqual(box["x"], 0)
                    self.assertLessEqual(box["x"] + box["width"], PHONE["width"])

    def test_is_the_same_way_round_on_every_page(self):
        places = []
        for language in ["en", "ar"]:
            page = self.page()
            page.goto(f"/{language}/members/map/")
            boxes = [page.locator(f"#at-{code}").bounding_box() for code in ["BR", "AU"]]
            places.append([round(box["x"]) for box in boxes])
        self.assertEqual(places[0], places[1])
        self.assertLess(*places[1])

    def test_keeps_its_colours_where_a_reader_chose_others(self):
        page = self.page(forced_colors="active")
        page.goto(MAP)
        fill = "element => getComputedStyle(element).fill"
        swatch = "element => getComputedStyle(element).backgroundColor"
        self.assertEqual(
            page.locator("#at-BR").evaluate(fill),
            page.locator(".legend [data-fill='2']").evaluate(swatch),
        )
