"""The sheet of accessions: who has signed and accepted which instrument."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from catalogue.models import Accession, Annex, Instrument
from catalogue.models.accession import NEWS
from content.admin.choosers import name_of, named
from content.admin.importing.columns import SEPARATOR, YES, Choice, Column, Key, Keys, YesNo
from content.admin.importing.files import Row
from content.admin.importing.sheets import Sheet
from content.models import Entry
from members.models import Member

DATES = ["signed_on", "date", "entry_into_force", "withdrawn_on"]


class Annexes(Keys):
    """The annexes accepted, by their codes within the instrument: A;B.1."""

    def __init__(self, name: str):
        super().__init__(name, Annex.objects.all(), "code", letter_case=str)

    def prepare(self, cells, records):
        pass

    def clean(self, cell):
        return sorted({part.strip() for part in cell.split(SEPARATOR) if part.strip()})

    def write(self, value):
        return SEPARATOR.join(value)

    def cell_of(self, record):
        return self.write(sorted(annex.code for annex in record.annexes.all()))

    def relate(self, record, value):
        record.annexes.set(record.instrument.annexes.filter(code__in=value))


class AccessionSheet(Sheet):
    """An accession is called by its party and its instrument.

    A file is compared with the instruments that it names, or with one alone.
    """

    model = Accession
    key = ["iso_alpha2", "convention"]
    beside = ["id", "confidence"]

    def __init__(self, user: Any, instrument: Instrument | None = None):
        self.instrument = instrument
        super().__init__(user)

    def get_columns(self):
        members = named(Member.objects.all())
        return [
            Key(
                "iso_alpha2",
                members,
                "iso_alpha2",
                field="party",
                letter_case=str.upper,
                is_needed=True,
            ),
            self._instrument_column(),
            Choice("act"),
            Column("signed_on"),
            Column("date", "accepted_on", also=["accepted_on"]),
            Column("entry_into_force", "in_force_on", also=["in_force_on"]),
            Column("withdrawn_on"),
            YesNo("is_undated"),
            Column("reservations"),
            Annexes("annexes"),
            Key("news", Entry.objects.filter(kind=NEWS), "slug"),
            Column("notes", "note", also=["note"]),
            Choice("basis"),
            Column("source"),
        ]

    def _instrument_column(self) -> Key:
        instruments = Instrument.objects.prefetch_related("annexes")
        if self.instrument:
            instruments = instruments.filter(pk=self.instrument.pk)
        return Key(
            "convention",
            named(instruments),
            "slug",
            field="instrument",
            also=["instrument"],
            is_needed=self.instrument is None,
        )

    def complete(self, row: Row) -> Row:
        """A file about one instrument need not name it; a party without any date is undated."""
        cells = dict(row.cells)
        if self.instrument:
            cells.setdefault("convention", self.instrument.slug)
        has_date = any(cells.get(name) for name in DATES)
        cells.setdefault("is_undated", "" if has_date else YES)
        return Row(row.line, cells)

    def get_records(self, rows=None):
        records = Accession.objects.select_related("news").order_by("instrument", "party__slug")
        if self.instrument:
            records = records.filter(instrument=self.instrument)
        elif rows is not None:
            slugs = {row.cells.get("convention", "").lower() for row in rows}
            records = records.filter(instrument__slug__in=slugs)
        return list(records.prefetch_related(Prefetch("annexes", Annex.objects.order_by("code"))))

    def lock(self, records):
        pks = [record.pk for record in records]
        list(Accession.objects.select_for_update().filter(pk__in=pks).order_by("pk").only("pk"))

    def prepare(self, rows, records):
        super().prepare(rows, records)
        self._names = {
            (column, pk): name_of(column.known[code])
            for column in [self.columns[name] for name in self.key]
            if isinstance(column, Key)
            for pk, code in column.codes.items()
        }

    def name_of(self, record, cells):
        party, instrument = (self.columns[name] for name in self.key)
        names: list[Any] = [(party, record.party_id), (instrument, record.instrument_id)]
        return ", ".join(self._names[key] for key in names)

    def check(self, record, values, *, is_new):
        if record.is_undated and (record.accepted_on or record.in_force_on):
            yield "is_undated", _("It has a date: say so only of a party without one.")
        instruments: Any = self.columns["convention"]
        instrument = instruments.known[instruments.codes[record.instrument_id]]
        known = {annex.code for annex in instrument.annexes.all()}
        for code in set(values.get("annexes", [])) - known:
            yield "annexes", _("“%(code)s” is no annex of this instrument.") % {"code": code}
