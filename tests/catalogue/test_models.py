"""What the database refuses in the catalogue."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import SimpleTestCase, TestCase

from catalogue.models import Accession, Annex, AnnexText, Instrument, Publication, Tool
from catalogue.models.publication import check_doi, check_isbn
from tests.factories import (
    make_accession,
    make_instrument,
    make_publication,
    make_tool,
    make_unit,
)


class ConstraintTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tool, cls.other = make_tool(), make_tool()
        cls.instrument = make_instrument()
        cls.publication = make_publication(series="wco-news", number="103")

    def refuses(self, name, rows, **columns):
        with (
            self.subTest(name=name),
            self.assertRaisesMessage(IntegrityError, name),
            transaction.atomic(),
        ):
            rows.update(**columns)

    def test_unknown_values(self):
        tools, instruments = Tool.objects.all(), Instrument.objects.all()
        self.refuses("tool_category_known", tools, category="novel")
        self.refuses("tool_status_known", tools, status="lost")
        self.refuses("tool_audiences_known", tools, audiences=["customs", "cats"])
        self.refuses("tool_approved_on_date", tools, approved_on="soon")
        self.refuses("instrument_category_known", instruments, category="novel")
        self.refuses("instrument_status_known", instruments, status="lost")
        self.refuses("instrument_depositary_known", instruments, depositary="nobody")
        self.refuses("instrument_adopted_on_date", instruments, adopted_on="soon")
        self.refuses("instrument_in_force_on_date", instruments, in_force_on="soon")
        publications = Publication.objects.all()
        self.refuses("publication_series_known", publications, series="novel")
        self.refuses("publication_doi_plain", publications, doi="https://doi.org/10.1234/a")
        self.refuses("publication_isbn_plain", publications, isbn="unknown")

    def test_only_what_is_superseded_has_a_successor_and_never_itself(self):
        for one, other, name in [
            (self.tool, self.other, "tool"),
            (self.instrument, make_instrument(), "instrument"),
        ]:
            rows = type(one).objects.filter(pk=one.pk)
            self.refuses(f"{name}_successor_of_superseded", rows, successor=other)
            self.refuses(f"{name}_successor_other", rows, status="superseded", successor=one)
            rows.update(status="superseded", successor=other)

    def test_a_successor_and_an_approving_body_stay(self):
        council = make_unit()
        Tool.objects.filter(pk=self.tool.pk).update(
            status="superseded", successor=self.other, approving_body=council
        )
        for thing in [self.other, council]:
            with self.subTest(thing=thing), self.assertRaises(ProtectedError):
                thing.delete()

    def test_a_stated_number_of_parties_has_its_day(self):
        rows = Instrument.objects.all()
        self.refuses("instrument_stated_parties_dated", rows, parties_stated=160)
        self.refuses("instrument_stated_parties_dated", rows, parties_as_of="2021-09-15")
        rows.update(parties_stated=160, parties_as_of="2021-09-15")

    def test_a_number_stands_once_in_a_series(self):
        other = make_publication(series="wco-news")
        rows = Publication.objects.filter(pk=other.pk)
        self.refuses("publication_number_once", rows, number="103")
        rows.update(series="research-paper", number="103")

    def test_a_party_accedes_once(self):
        first, other = make_accession(self.instrument), make_accession(self.instrument)
        rows = Accession.objects.filter(pk=other.pk)
        self.refuses("accession_party_once", rows, party=first.party)
        self.refuses("accession_undated_or_dated", rows, is_undated=True)
        self.refuses("accession_act_known", rows, act="handshake")
        for column in ["signed_on", "accepted_on", "in_force_on", "withdrawn_on"]:
            self.refuses(f"accession_{column}_date", rows, **{column: "soon"})

    def test_an_annex_has_one_code_and_one_title_per_language(self):
        annex = Annex.objects.create(instrument=self.instrument, code="A")
        other = Annex.objects.create(instrument=self.instrument, code="B")
        rows = Annex.objects.filter(pk=other.pk)
        self.refuses("annex_code_once", rows, code="A")
        self.refuses("annex_code_not_empty", rows, code=" ")
        AnnexText.objects.create(annex=annex, language="en", title="Transit")
        AnnexText.objects.create(annex=annex, language="fr", title="Transit")
        self.refuses("annex_text_unique", AnnexText.objects.all(), language="fr")
        self.refuses("annex_text_not_empty", AnnexText.objects.all(), title=" ")


class InstrumentTests(TestCase):
    def test_is_dated_by_its_adoption_no_more_precisely_than_that_is_known(self):
        for adopted_on, day, precision in [
            ("1983", "1983-01-01", "year"),
            ("1983-06", "1983-06-01", "month"),
            ("1983-06-14", "1983-06-14", "day"),
        ]:
            instrument = make_instrument(adopted_on=adopted_on, published_at=None)
            with self.subTest(adopted_on=adopted_on):
                self.assertContains(
                    self.client.get("/en/instruments/"), f'datetime="{day[: len(adopted_on)]}"'
                )
                self.assertEqual(instrument.date_precision, precision)

    def test_a_day_of_publication_that_an_editor_chose_stays(self):
        instrument = make_instrument(adopted_on="1983")
        self.assertGreater(instrument.published_at.year, 2000)


class IdentifierTests(SimpleTestCase):
    def test_isbn(self):
        for isbn in ["978-3-16-148410-0", "9783161484100", "0-306-40615-2", "080442957X"]:
            with self.subTest(isbn=isbn):
                check_isbn(isbn)
        for isbn in ["978-3-16-148410-1", "0-306-40615-3", "123", "X804429570", "٩٧٨٣١٦١٤٨٤١٠٠"]:
            with self.subTest(isbn=isbn), self.assertRaises(ValidationError):
                check_isbn(isbn)

    def test_doi(self):
        check_doi("10.1234/wco.2024-5")
        for doi in ["https://doi.org/10.1234/a", "10.12/a", "10.1234/", "10.1234/a b"]:
            with self.subTest(doi=doi), self.assertRaises(ValidationError):
                check_doi(doi)
