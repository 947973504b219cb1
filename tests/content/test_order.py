"""The order of entries: rows move up and down, in the admin, by whoever may change them."""

import threading

from django.db import connection, transaction
from django.test import TestCase

from content.admin.order import move
from content.models import Link, Topic
from content.models.link import Place
from content.roles import EDITOR, PUBLISHER, TRANSLATOR
from pages.models import Page
from tests.cases import CommittingTestCase
from tests.content.editing import EditingTestCase
from tests.factories import (
    make_administrator,
    make_entry,
    make_page,
    make_term,
    make_topic,
    make_user,
)

PAGES = "/admin/pages/page/"


def order_of(*folder):
    pages = Page.objects.lying_in(*folder).order_by("position", "pk")
    return [page.slug.rpartition("/")[2] for page in pages]


class TreeOrderTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(EDITOR)
        cls.about = make_page("about", {"en": "About"})
        cls.pages = {
            name: make_page(f"about/{name}", {"en": name.title()}, position=position)
            for position, name in enumerate(["history", "council", "plan"], 1)
        }
        make_page("about/history/early", {"en": "Early"})
        make_page("topics", {"en": "Elsewhere"})

    def setUp(self):
        self.client.force_login(self.editor)

    def press(self, way, page, query=""):
        return self.client.post(PAGES + query, {"move": f"{way}-{page.pk}"})

    def test_the_list_shows_the_tree(self):
        response = self.client.get(PAGES)
        slugs = [page.slug for page in response.context["cl"].result_list]
        self.assertEqual(
            slugs,
            [
                "about",
                "about/history",
                "about/history/early",
                "about/council",
                "about/plan",
                "topics",
            ],
        )
        self.assertContains(response, '<span class="depth-2">')
        self.assertContains(response, 'aria-label="Move up: Council"')
        self.assertContains(response, 'href="/admin/pages/page/add/?slug=about/council/"')

    def test_a_page_moves_one_place_among_its_siblings(self):
        response = self.press("up", self.pages["plan"])
        self.assertEqual(order_of("about"), ["history", "plan", "council"])
        self.assertIn("“Plan” is now number 2 of 3", self.messages(response))
        self.press("down", self.pages["history"])
        self.assertEqual(order_of("about"), ["plan", "history", "council"])
        self.assertEqual(order_of("about/history"), ["early"])

    def test_the_focus_comes_back_to_the_button_in_the_same_list(self):
        response = self.press("up", self.pages["plan"], "?q=plan")
        pk = self.pages["plan"].pk
        self.assertRedirects(response, f"{PAGES}?q=plan#up-{pk}", fetch_redirect_response=False)
        self.assertContains(self.client.get(PAGES), f'id="up-{pk}"')

    def test_the_ends_are_ends(self):
        response = self.press("up", self.pages["history"])
        self.assertIn("stays where it is: number 1 of 3", self.messages(response))
        self.press("down", self.pages["plan"])
        self.assertEqual(order_of("about"), ["history", "council", "plan"])

    def test_readers_see_the_new_order(self):
        self.press("up", self.pages["council"])
        siblings = self.client.get("/en/about/plan/").context["tree"].siblings
        self.assertEqual([step.label for step in siblings], ["Council", "History", "Plan"])

    def test_nonsense_changes_nothing(self):
        for value in ["up", "up-", "up-x", "sideways-1", f"up-{self.pages['plan'].pk}9", "-", ""]:
            with self.subTest(value=value):
                self.assertEqual(self.client.post(PAGES, {"move": value}).status_code, 302)
        self.assertEqual(order_of("about"), ["history", "council", "plan"])

    def test_is_for_those_who_may_change_pages(self):
        self.client.force_login(make_user(TRANSLATOR))
        self.assertNotContains(self.client.get(PAGES), 'name="move"')
        self.assertEqual(self.press("up", self.pages["plan"]).status_code, 403)
        self.assertEqual(order_of("about"), ["history", "council", "plan"])

    def test_a_get_moves_nothing(self):
        self.client.get(f"{PAGES}?move=up-{self.pages['plan'].pk}")
        self.assertEqual(order_of("about"), ["history", "council", "plan"])

    def test_the_list_costs_the_same_whatever_the_tree(self):
        def statements():
            with self.assertNumQueries(9):
                self.client.get(PAGES)

        statements()
        for number in range(30):
            make_page(f"about/plan/page-{number}")
        statements()


class OtherOrderTests(EditingTestCase):
    def test_topics_move_among_topics(self):
        self.client.force_login(make_user(PUBLISHER))
        first, second = make_topic("Origin", position=1), make_topic("Valuation", position=1)
        self.client.post("/admin/content/topic/", {"move": f"up-{second.pk}"})
        topics = list(Topic.objects.order_by("position").values_list("pk", flat=True))
        self.assertEqual(topics, [second.pk, first.pk])

    def test_links_move_within_their_place(self):
        self.client.force_login(make_administrator())
        columns = {"target": "/news/"}
        tile = make_entry(Link, {"en": "Tile"}, place=Place.TILE, **columns)
        menu = [make_entry(Link, {"en": n}, place=Place.MENU, **columns) for n in "ab"]
        self.client.post("/admin/content/link/", {"move": f"down-{menu[0].pk}"})
        tile.refresh_from_db()
        self.assertEqual(tile.position, 0)
        places = Link.objects.filter(place=Place.MENU).order_by("position")
        self.assertEqual([link.pk for link in places], [menu[1].pk, menu[0].pk])

    def test_terms_have_no_order_to_move_in(self):
        self.client.force_login(make_administrator())
        term = make_term({"en": "Origin"})
        response = self.client.post("/admin/content/term/", {"move": f"down-{term.pk}"})
        self.assertEqual(response.status_code, 200)


class TwoPeopleTests(CommittingTestCase):
    def test_who_moves_at_the_same_moment_waits_and_moves_in_the_new_order(self):
        pages = [make_page(f"page-{number}", position=number) for number in range(1, 5)]

        def press():
            try:
                move(pages[2], Page.objects.all(), -1)
            finally:
                connection.close()

        other = threading.Thread(target=press)
        with transaction.atomic():
            move(pages[1], Page.objects.all(), -1)
            other.start()
            other.join(timeout=0.5)
            self.assertTrue(other.is_alive())
        other.join()
        rows = Page.objects.order_by("position").values_list("slug", "position")
        self.assertEqual(list(rows), [("page-2", 1), ("page-3", 2), ("page-1", 3), ("page-4", 4)])


class MoveTests(TestCase):
    def test_writes_only_what_changed(self):
        pages = [make_page(f"page-{number}", position=number) for number in range(1, 20)]
        with self.assertNumQueries(4):  # savepoint, siblings, positions, release
            self.assertEqual(move(pages[3], Page.objects.all(), 1), (True, 5, 19))
