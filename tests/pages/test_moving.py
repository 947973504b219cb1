"""Moving pages: their addresses, and those of all that lies below them."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from content.models import Redirect
from tests.factories import make_news, make_page, make_topic


class MovingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.about = make_page("about", {"en": "About"})
        cls.council = make_page("about/council", {"en": "Council"})
        cls.rules = make_page("about/council/rules", {"en": "Rules", "fr": "Règlement"})
        make_page("about/council-of-europe", {"en": "Neighbour"})

    def test_takes_along_all_that_lies_below(self):
        self.council.rename("council")
        for code in ["en", "fr", "ar"]:
            with self.subTest(language=code):
                self.assertRedirects(
                    self.client.get(f"/{code}/about/council/rules/"),
                    f"/{code}/council/rules/",
                    301,
                )
        self.assertEqual(self.client.get("/en/about/council-of-europe/").status_code, 200)
        paths = set(Redirect.objects.values_list("path", flat=True))
        self.assertEqual(paths, {"about/council/", "about/council/rules/"})

    def test_back_and_forth_leaves_no_chain_and_no_loop(self):
        for slug in ["one", "about/two", "one", "about/council"]:
            self.council.rename(slug)
        self.assertEqual(self.client.get("/en/about/council/rules/").status_code, 200)
        self.assertRedirects(self.client.get("/en/one/"), "/en/about/council/", 301)
        self.assertRedirects(
            self.client.get("/fr/about/two/rules/"), "/fr/about/council/rules/", 301
        )
        paths = set(Redirect.objects.values_list("path", flat=True))
        self.assertEqual(paths, {"one/", "one/rules/", "about/two/", "about/two/rules/"})

    def test_a_part_that_was_moved_before_still_leads_straight_to_its_page(self):
        self.rules.rename("about/council/procedure")
        self.council.rename("about/assembly")
        for old in ["rules", "procedure"]:
            with self.subTest(old=old):
                self.assertRedirects(
                    self.client.get(f"/en/about/council/{old}/"),
                    "/en/about/assembly/procedure/",
                    301,
                )

    def test_an_old_address_leads_on_with_and_without_its_last_slash(self):
        Redirect.objects.create(path="wco-council", entry=self.council)
        for address in ["/en/wco-council", "/en/wco-council/"]:
            with self.subTest(address=address):
                response = self.client.get(address, follow=True)
                self.assertEqual(response.redirect_chain[-1], ("/en/about/council/", 301))

    def test_a_page_cannot_be_moved_below_itself(self):
        refused = self.assertRaisesMessage(ValidationError, "below itself")
        with refused:
            self.council.rename("about/council/rules/council")
        self.council.refresh_from_db()
        self.assertEqual(self.council.slug, "about/council")
        self.assertEqual(self.client.get("/en/about/council/rules/").status_code, 200)

    def test_addresses_that_are_taken_or_too_long_are_refused_whole(self):
        make_page("assembly/rules", {"en": "Other rules"})
        with self.assertRaisesMessage(ValidationError, "pages below that address already"):
            self.council.rename("assembly")
        with self.assertRaisesMessage(ValidationError, "too long"):
            self.council.rename("a" * 148)
        self.assertEqual(self.client.get("/en/about/council/").status_code, 200)
        self.assertEqual(Redirect.objects.count(), 0)

    def test_what_lies_below_is_not_put_where_another_view_answers(self):
        offers = make_page("offers", {"en": "Offers"})
        make_page("offers/tenders", {"en": "What we buy"})
        with self.assertRaisesMessage(ValidationError, "pages below that address already"):
            offers.rename("about/procurement")
        self.assertContains(self.client.get("/en/offers/tenders/"), "What we buy")

    def test_a_page_read_before_it_was_moved_takes_along_what_lies_below_it_now(self):
        council = type(self.council).objects.get(pk=self.council.pk)
        self.about.rename("us")
        council.rename("council")
        self.assertEqual(self.client.get("/en/council/rules/").status_code, 200)
        for former in ["about", "us"]:
            self.assertRedirects(
                self.client.get(f"/en/{former}/council/rules/"), "/en/council/rules/", 301
            )

    def test_sections_move_with_their_topic(self):
        topic = make_topic("Valuation", slug="valuation")
        make_page("topics/valuation/overview", {"en": "Overview"})
        topic.rename("customs-value")
        self.assertRedirects(
            self.client.get("/fr/topics/valuation/overview/"),
            "/fr/topics/customs-value/overview/",
            301,
        )
        self.assertRedirects(
            self.client.get("/en/topics/valuation/"), "/en/topics/customs-value/", 301
        )

    def test_costs_the_same_however_much_lies_below(self):
        for number in range(30):
            make_page(f"about/council/page-{number}")
        with self.assertNumQueries(28):
            self.council.rename("about/assembly")


class TakenAddressTests(TestCase):
    def test_what_another_view_answers_is_refused(self):
        page = make_page("about", {"en": "About"})
        for slug in ["news", "news/palau", "topics", "topics/valuation", "account/sign-in"]:
            refused = self.assertRaisesMessage(ValidationError, "Another page of the portal")
            with self.subTest(slug=slug), refused:
                page.rename(slug)
        page.rename("news/media")

    def test_the_same_holds_for_every_kind(self):
        news = make_news({"en": "Media"}, slug="palau")
        with self.assertRaisesMessage(ValidationError, "Another page of the portal"):
            news.rename("media")
        topic = make_topic("Origin", slug="origin")
        topic.rename("origin-of-goods")
