"""Entering accessions from the Member or from the instrument."""

from unittest.mock import patch

from django.db import IntegrityError
from django.test import TestCase

from catalogue.models import Accession, Annex, AnnexText
from content.roles import EDITOR, ROLES, TRANSLATOR
from tests.content.editing import fields_of
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_news,
    make_tool,
    make_user,
)

LIST = "/admin/catalogue/accession/"
ADD = f"{LIST}add/"


class AccessionCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(EDITOR)
        cls.palau = make_member({"en": "Palau", "fr": "Palaos"}, slug="palau", iso_alpha2="PW")
        cls.hs = make_instrument({"en": "Harmonized System"}, slug="hs")

    def setUp(self):
        self.client.force_login(self.editor)

    def open(self, url):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        form = response.context["adminform"].form
        values = fields_of(form) | {"shown": form.token}
        return values | {"form_id": response.context["form_id"], "_save": "1"}

    def change_url(self, accession):
        return f"{LIST}{accession.pk}/change/"


class AccessionFormTests(AccessionCase):
    def test_is_entered_from_the_member_and_leads_back(self):
        page = self.client.get(f"/admin/members/member/{self.palau.pk}/change/")
        add = f"{ADD}?party={self.palau.pk}"
        self.assertContains(page, add)
        values = self.open(add)
        self.assertEqual(values["party"], str(self.palau.pk))
        response = self.client.post(
            add, values | {"instrument": self.hs.pk, "accepted_on": "2024-02-22"}
        )
        back = f"/admin/members/member/{self.palau.pk}/change/#accessions"
        self.assertRedirects(response, back, fetch_redirect_response=False)
        page = self.client.get(back)
        self.assertContains(page, "Harmonized System")
        self.assertContains(page, "2024-02-22")

    def test_is_entered_from_the_instrument_and_leads_back(self):
        page = self.client.get(f"/admin/catalogue/instrument/{self.hs.pk}/change/")
        add = f"{ADD}?instrument={self.hs.pk}"
        self.assertContains(page, add)
        self.assertContains(page, f"{LIST}import/?instrument={self.hs.pk}")
        response = self.client.post(
            add, self.open(add) | {"party": self.palau.pk, "is_undated": "on"}
        )
        back = f"/admin/catalogue/instrument/{self.hs.pk}/change/#accessions"
        self.assertRedirects(response, back, fetch_redirect_response=False)
        self.assertContains(self.client.get(back), "unknown")

    def test_a_pair_that_is_there_already_is_named(self):
        accession = make_accession(self.hs, self.palau)
        values = {"party": self.palau.pk, "instrument": self.hs.pk, "accepted_on": "2024"}
        page = self.client.post(ADD, self.open(ADD) | values)
        self.assertContains(page, "accession to it is entered already.")
        self.assertContains(page, f'<a href="{self.change_url(accession)}">')
        self.assertEqual(Accession.objects.count(), 1)

    def test_a_pair_that_somebody_enters_at_the_same_moment_is_no_error_page(self):
        values = {"party": self.palau.pk, "instrument": self.hs.pk, "accepted_on": "2024"}
        values = self.open(ADD) | values
        save = Accession.save

        def lose(accession, *args, **kwargs):
            # What another request writes between the check and the saving.
            Accession.save = save
            raise IntegrityError

        with patch.object(Accession, "save", lose):
            self.assertRedirects(self.client.post(ADD, values), LIST)
        self.assertEqual(Accession.objects.count(), 1)

    def test_a_double_click_enters_one(self):
        values = {"party": self.palau.pk, "instrument": self.hs.pk, "accepted_on": "2024"}
        values = self.open(ADD) | values
        for _ in range(2):
            self.assertRedirects(self.client.post(ADD, values), LIST)
        self.assertEqual(Accession.objects.count(), 1)

    def test_what_cannot_be_is_explained(self):
        news = make_news()
        values = {"party": self.palau.pk, "instrument": self.hs.pk, "accepted_on": "2024-02-22"}
        values = self.open(ADD) | values
        for wrong, reason in [
            ({"in_force_on": "2024-01"}, "It is in force only after it was accepted."),
            ({"withdrawn_on": "2023"}, "It is withdrawn only after it was accepted."),
            ({"accepted_on": ""}, "Give a date, or say below that the day is unknown."),
            ({"is_undated": "on"}, "say so only of a party without one"),
            ({"news": self.hs.pk}, "Select a valid choice."),
            ({"signed_on": "soon"}, "Write 2023, 2023-06 or 2023-06-15."),
        ]:
            with self.subTest(reason=reason):
                self.assertContains(self.client.post(ADD, values | wrong), reason)
        self.assertFalse(Accession.objects.exists())
        right = {"in_force_on": "2024", "withdrawn_on": "2024-02", "news": news.pk}
        self.client.post(ADD, values | right)
        self.assertEqual(Accession.objects.get().news.pk, news.pk)

    def test_offers_the_annexes_of_its_instrument_only(self):
        own = Annex.objects.create(instrument=self.hs, code="A")
        AnnexText.objects.create(annex=own, language="en", title="Transit")
        other = Annex.objects.create(instrument=make_instrument(), code="B")
        accession = make_accession(self.hs, self.palau)
        url = self.change_url(accession)
        self.assertContains(self.client.get(url), "A – Transit")
        page = self.client.post(url, self.open(url) | {"annexes": [other.pk]})
        self.assertContains(page, "Select a valid choice.")
        self.client.post(url, self.open(url) | {"annexes": [own.pk]})
        self.assertEqual(list(accession.annexes.all()), [own])

    def test_two_people_do_not_overwrite_each_other(self):
        accession = make_accession(self.hs, self.palau, accepted_on="2000")
        url = self.change_url(accession)
        mine = self.open(url)
        Accession.objects.update(accepted_on="2001", note="theirs")
        page = self.client.post(url, mine | {"accepted_on": "2002"})
        self.assertContains(page, "Somebody changed this after you opened it.")
        self.assertContains(page, "Now stored: 2001")
        accession.refresh_from_db()
        self.assertEqual((accession.accepted_on, accession.note), ("2001", "theirs"))
        values = fields_of(page.context["adminform"].form)
        values |= {"shown": page.context["adminform"].form.token, "_save": "1", "note": "theirs"}
        self.assertRedirects(self.client.post(url, values), LIST)
        accession.refresh_from_db()
        self.assertEqual((accession.accepted_on, accession.note), ("2002", "theirs"))

    def test_keeps_its_party_and_its_instrument(self):
        accession = make_accession(self.hs, self.palau)
        url = self.change_url(accession)
        self.client.post(url, self.open(url) | {"party": make_member().pk, "note": "mine"})
        accession.refresh_from_db()
        self.assertEqual((accession.party_id, accession.note), (self.palau.pk, "mine"))

    def test_finds_news_only(self):
        make_news({"en": "Palau accedes"}), make_tool({"en": "Palau handbook"})
        asked = {"app_label": "catalogue", "model_name": "accession", "field_name": "news"}
        found = self.client.get("/admin/autocomplete/", asked | {"term": "Palau"}).json()
        self.assertEqual(len(found["results"]), 1)
        self.assertIn("Palau accedes", found["results"][0]["text"])

    def test_finds_parties_by_any_name_and_code(self):
        asked = {"app_label": "catalogue", "model_name": "accession", "field_name": "party"}
        for term in ["pala", "Palaos", "pw"]:
            found = self.client.get("/admin/autocomplete/", asked | {"term": term}).json()
            with self.subTest(term=term):
                self.assertEqual([r["text"] for r in found["results"]], ["Palau"])

    def test_odd_addresses_are_no_error_page(self):
        for query in ["party=x", "instrument=9" + "9" * 30, "instrument=-1", "party=٣", "party=0"]:
            for url in [ADD, LIST, f"{LIST}import/"]:
                with self.subTest(url=url, query=query):
                    status = self.client.get(f"{url}?{query}").status_code
                    self.assertIn(status, [200, 302])

    def test_is_for_those_who_may(self):
        accession = make_accession(self.hs, self.palau)
        for role in ROLES:
            self.client.force_login(make_user(role))
            expected = 403 if role == TRANSLATOR else 200
            for url in [LIST, ADD, self.change_url(accession), f"{LIST}import/"]:
                with self.subTest(role=role, url=url):
                    self.assertEqual(self.client.get(url).status_code, expected)
        page = self.client.get(f"/admin/members/member/{self.palau.pk}/change/?language=fr")
        self.assertEqual("Enter an accession" in page.text, True)
        self.client.force_login(make_user(TRANSLATOR))
        page = self.client.get(f"/admin/members/member/{self.palau.pk}/change/?language=fr")
        self.assertNotContains(page, "Accessions")


class AccessionCostTests(AccessionCase):
    def make(self, number):
        for _ in range(number):
            make_accession(self.hs, make_member())
            make_accession(make_instrument(), self.palau)

    def test_the_pages_cost_the_same_however_many_there_are(self):
        accession = make_accession(self.hs, self.palau)
        # Each: session, person, 2 of rights; see the comments.
        pages = {
            # count, accessions, parties, instruments, texts of both, the filter and its texts
            LIST: 12,
            f"{LIST}?instrument={self.hs.pk}": 12,
            # accession, party, instrument, texts of both, annexes accepted and offered
            self.change_url(accession): 12,
            # accessions, their number, instruments and their texts; 5 of the figures that a text
            # may show; the rest is the form's
            f"/admin/members/member/{self.palau.pk}/change/": 20,
            f"/admin/catalogue/instrument/{self.hs.pk}/change/": 22,
        }
        for more in [3, 30]:
            self.make(more)
            for url, statements in pages.items():
                self.client.get(url)
                with self.subTest(url=url, more=more), self.assertNumQueries(statements):
                    self.client.get(url)

    def test_a_form_shows_the_newest_and_leads_to_all(self):
        self.make(30)
        newest = make_accession(self.hs, self.palau, accepted_on="2024-02-22")
        page = self.client.get(f"/admin/catalogue/instrument/{self.hs.pk}/change/")
        self.assertContains(page, "All 31 accessions as a list")
        self.assertContains(page, f"{self.change_url(newest)}?instrument={self.hs.pk}")
        self.assertEqual(page.text.count("/change/?instrument="), 25)


class AccessionListTests(AccessionCase):
    def test_is_narrowed_by_instrument_and_searched_by_name_and_code(self):
        own = make_accession(self.hs, self.palau)
        make_accession(make_instrument({"en": "Kyoto"}), make_member())
        for query in [f"instrument={self.hs.pk}", "q=Palaos", "q=pw", "q=harmonized"]:
            found = self.client.get(f"{LIST}?{query}").context["cl"].result_list
            with self.subTest(query=query):
                self.assertEqual(list(found), [own])

    def test_is_reached_from_its_member(self):
        own = make_accession(self.hs, self.palau)
        make_accession(self.hs, make_member())
        page = self.client.get(f"/admin/members/member/{self.palau.pk}/change/")
        address = page.context["panels"][0]["list_url"]
        found = self.client.get(address).context["cl"].result_list
        self.assertEqual(list(found), [own])
