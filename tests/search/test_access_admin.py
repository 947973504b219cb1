"""Words asked of the admin by staff: drafts are theirs to see, the papers of meetings are not."""

from content.models import SavedSearch
from tests.search.door_case import DoorCase, words_in
from tests.search.hidden import HIDDEN, OPENERS_OF, word_of

CHOOSER = "/admin/autocomplete/?app_label=content&model_name=attachment&field_name=document&term="


class AdminAccessTests(DoorCase):
    def test_no_word_of_a_paper_is_found_by_who_has_no_right_on_meetings(self):
        papers = {word for word, row in HIDDEN.items() if row.kind == "paper"}
        places = [
            f"/admin/library/document/?q={word_of('paper', state, 'file title')}"
            for state in OPENERS_OF
        ]
        places += ["/admin/library/document/?q=hushword", f"{CHOOSER}hushfiletitle"]
        places += ["/admin/events/event/?q=hushfiletext", "/admin/newsroom/news/?q=hushword"]
        for role in ["author", "publisher"]:
            self.sign_in(role)
            for place in places:
                with self.subTest(role, place=place):
                    told = self.client.get(place)
                    self.assertEqual(told.status_code, 200)
                    body = told.getvalue().decode()
                    self.assertEqual(words_in(body) & papers - words_in(place), set())

    def test_drafts_are_found_by_staff_and_by_nobody_else(self):
        draft = word_of("news", "draft", "title")
        for role in ["author", "publisher", "superuser"]:
            self.sign_in(role)
            found = self.client.get("/admin/newsroom/news/?q=hushtitle")
            self.assertContains(found, draft)
        for role in ["anonymous", "registered", "member", "participant"]:
            self.sign_in(role)
            for place in ["/admin/newsroom/news/?q=hushtitle", f"{CHOOSER}hush"]:
                with self.subTest(role, place=place):
                    told = self.client.get(place)
                    self.assertNotEqual(told.status_code, 200)
                    self.assertEqual(words_in(told.getvalue().decode()), set())


class SavedSearchAccessTests(DoorCase):
    def test_a_saved_search_is_seen_by_its_owner_alone(self):
        word = word_of("saved", "search", "name")
        owner = self.users["member"]
        search = SavedSearch.objects.create(
            user=owner, finder="news", query=f"q={word}", name=f"News {word}"
        )
        for role in ["anonymous", "registered", "publisher", "member"]:
            self.sign_in(role)
            for place in ["/en/account/", f"/en/account/searches/{search.pk}/"]:
                with self.subTest(role, place=place):
                    told = self.client.get(place)
                    self.assertEqual(word in told.getvalue().decode(), role == "member")
