"""What editors do for the search in the admin."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from content.roles import AUTHOR, EDITOR, PUBLISHER
from search.models import BestBet, Miss
from tests.factories import make_link, make_news, make_user
from textsearch.models import SynonymSet

BETS, SETS = "/admin/search/bestbet/", "/admin/textsearch/synonymset/"
MISSES = "/admin/search/miss/"


class BestBetAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.news = make_news({"en": "Palau joins"}, slug="palau-joins")
        cls.editor = make_user(EDITOR)

    def setUp(self):
        self.client.force_login(self.editor)

    def send(self, **values):
        values = {"words": "Palau", "language": "", "entry": self.news.pk, "position": 0} | values
        return self.client.post(f"{BETS}add/", values)

    def test_pins_an_entry(self):
        self.assertRedirects(self.send(words=" Palau   Joins "), BETS)
        bet = BestBet.objects.get()
        self.assertEqual((bet.words, bet.folded), ("Palau Joins", "palau joins"))
        self.assertContains(self.client.get(BETS), "Palau joins")

    def test_refuses_the_same_twice_and_words_without_letters(self):
        self.send()
        self.assertContains(self.send(words="PALAU"), "This is pinned to these words already.")
        self.assertContains(self.send(words="-/-"), "Write words with letters or digits.")
        self.assertEqual(BestBet.objects.count(), 1)

    def test_refuses_what_has_no_page(self):
        link = make_link("menu")
        self.assertContains(self.send(entry=link.pk), "This has no page of its own to lead to.")

    def test_the_entry_is_found_by_its_words(self):
        asked = {"app_label": "search", "model_name": "bestbet", "field_name": "entry"}
        answer = self.client.get("/admin/autocomplete/", asked | {"term": "Palau"})
        self.assertContains(answer, "Palau joins")

    def test_a_list_costs_the_same_however_long(self):
        for number in range(5):
            BestBet.objects.create(words=f"words {number}", entry=self.news)
        with self.assertNumQueries(8):
            self.client.get(BETS)


class SynonymSetAdminTests(TestCase):
    def setUp(self):
        self.client.force_login(make_user(PUBLISHER))

    def send(self, words, language="en"):
        return self.client.post(f"{SETS}add/", {"language": language, "words": words})

    def test_takes_a_word_per_line(self):
        self.assertRedirects(self.send("AEO\r\n authorized  economic operator \r\n\r\n"), SETS)
        synonyms = SynonymSet.objects.get()
        self.assertEqual(synonyms.words, ["AEO", "authorized economic operator"])
        page = self.client.get(f"{SETS}{synonyms.pk}/change/")
        self.assertContains(page, "AEO\nauthorized economic operator")
        self.assertContains(self.client.get(f"{SETS}?q=economic"), "AEO = authorized economic")

    def test_says_what_is_wrong(self):
        SynonymSet.objects.create(language="en", words=["HS", "Harmonized System"])
        for words, message in [
            ("AEO", "Write two to twenty words or phrases"),
            ("\n".join(f"word{n}" for n in range(21)), "Write two to twenty words or phrases"),
            ("Évaluation\nevaluation", "is written twice"),
            ("AEO\n---", "has no letter and no digit"),
            (f"AEO\n{'x' * 101}", "is too long"),
            ("AEO\nof the", "“of the” is too common to search for."),
            ("Nomenclature\nharmonized  system", "stands in another set: HS = Harmonized System."),
        ]:
            with self.subTest(words[:30]):
                self.assertContains(self.send(words), message)
        self.assertEqual(SynonymSet.objects.count(), 1)

    def test_the_same_word_may_stand_in_sets_of_two_languages(self):
        SynonymSet.objects.create(language="en", words=["HS", "Harmonized System"])
        self.assertRedirects(self.send("HS\nSystème harmonisé", "fr"), SETS)

    def test_a_set_may_be_saved_as_it_is(self):
        synonyms = SynonymSet.objects.create(language="en", words=["HS", "Harmonized System"])
        sent = {"language": "en", "words": "HS\nHarmonized System\nnomenclature"}
        self.assertRedirects(self.client.post(f"{SETS}{synonyms.pk}/change/", sent), SETS)


class MissAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        today = timezone.localdate()
        for days, language, words, number in [
            (0, "en", "unicorns", 2),
            (3, "en", "unicorns", 5),
            (91, "en", "unicorns", 100),
            (1, "fr", "licornes", 9),
            (91, "en", "forgotten", 1),
        ]:
            day = today - timedelta(days=days)
            Miss.objects.create(day=day, language=language, words=words, number=number)

    def setUp(self):
        self.client.force_login(make_user(EDITOR))

    def rows(self, query=""):
        found = self.client.get(f"{MISSES}{query}").context["cl"].result_list
        return [(miss.words, miss.times, miss.day) for miss in found]

    def test_lists_words_once_the_most_asked_for_first(self):
        today = timezone.localdate()
        expected = [("licornes", 9, today - timedelta(days=1)), ("unicorns", 7, today)]
        self.assertEqual(self.rows(), expected)

    def test_is_narrowed_by_language_and_words(self):
        self.assertEqual([row[0] for row in self.rows("?language__exact=fr")], ["licornes"])
        self.assertEqual([row[0] for row in self.rows("?q=unicorn")], ["unicorns"])

    def test_leads_to_forms_that_know_the_words(self):
        page = self.client.get(MISSES)
        for form in [BETS, SETS]:
            address = f"{form}add/?words=licornes&amp;language=fr"
            self.assertContains(page, f'href="{address}"')
            form_page = self.client.get(address.replace("&amp;", "&"))
            self.assertContains(form_page, "licornes")
            self.assertContains(form_page, '<option value="fr" selected>')

    def test_who_may_only_look_is_offered_no_way_out(self):
        viewer = make_user(is_staff=True)
        editors = self.client.get(MISSES).wsgi_request.user
        permissions = editors.groups.get().permissions.filter(codename="view_miss")
        viewer.user_permissions.set(permissions)
        self.client.force_login(viewer)
        page = self.client.get(MISSES)
        self.assertContains(page, "licornes")
        self.assertNotContains(page, "/add/")

    def test_authors_do_not_see_it(self):
        self.client.force_login(make_user(AUTHOR))
        for address in [MISSES, BETS, SETS]:
            self.assertEqual(self.client.get(address).status_code, 403)
