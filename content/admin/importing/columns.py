"""Columns: how a cell becomes a fact of a record, and a fact a cell."""

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.admin.importing.files import tidy

YES, NO = "yes", ""
# Between the parts of a list in one cell.
SEPARATOR = ";"


class Column:
    """A fact that stands in the file as it is stored: text, a date known in part."""

    # Whether it is a column of the record's own table.
    is_stored = True

    def __init__(
        self,
        name: str,
        field: str = "",
        *,
        also: Collection[str] = (),
        is_needed: bool = False,
    ):
        """`also` are other names that the column may have in a file."""
        self.name, self.field = name, field or name
        self.also, self.is_needed = also, is_needed
        self.model_field: Any = None

    def bind(self, model: type[Model]) -> None:
        self.model_field = model._meta.get_field(self.field)

    def is_said(self, cell: str) -> bool:
        """Whether a file says something by this cell; an empty one says that there is nothing."""
        return True

    def prepare(self, cells: Iterable[str], records: Iterable[Any]) -> None:
        """Look up what the cells and the records refer to, in one statement."""

    def read(self, cell: str) -> Any:
        """The value of a cell. Raises ValidationError."""
        if not cell and self.is_needed:
            raise ValidationError(_("This cell is empty."))
        if len(cell) > (self.model_field.max_length or len(cell)):
            reason = _("It is longer than %(most)s characters.")
            raise ValidationError(reason % {"most": self.model_field.max_length})
        return self.clean(cell)

    def clean(self, cell: str) -> Any:
        return self.model_field.clean(cell, None)

    def write(self, value: Any) -> str:
        return str(value)

    def cell_of(self, record: Any) -> str:
        return tidy(self.write(getattr(record, self.field)))

    def put(self, record: Any, value: Any) -> None:
        """Give the record, which is not saved yet, its value."""
        setattr(record, self.field, value)

    def relate(self, record: Any, value: Any) -> None:
        """Save what only a saved record may have."""

    @property
    def label(self) -> str:
        return capfirst(self.model_field.verbose_name)

    @property
    def hint(self) -> str:
        return self.model_field.help_text


class Code(Column):
    """A code in capital letters, however it was typed."""

    def clean(self, cell):
        return super().clean(cell.upper())


class Choice(Column):
    """One of the values that the field may have."""

    @property
    def hint(self):
        return ", ".join(value for value, _label in self.model_field.choices)

    def clean(self, cell):
        values = [value for value, _label in self.model_field.choices]
        if cell not in values and (cell or not self.model_field.blank):
            reason = _("“%(cell)s” is none of these: %(values)s.")
            raise ValidationError(reason % {"cell": cell, "values": ", ".join(values)})
        return cell


class Address(Column):
    """The address of a page of the Web."""

    def clean(self, cell):
        if cell:
            URLValidator(["http", "https"], message=_("Write an address with https://."))(cell)
        return super().clean(cell)


class Coordinate(Column):
    """Degrees, with a point or a comma: -12.5."""

    def __init__(self, name: str, most: int):
        super().__init__(name)
        self.most = most

    def clean(self, cell):
        if not cell:
            return None
        try:
            degrees = round(Decimal(cell.replace(",", ".")), self.model_field.decimal_places)
        except InvalidOperation as error:
            raise ValidationError(_("Write degrees: 50.8466.")) from error
        if not degrees.is_finite() or abs(degrees) > self.most:
            raise ValidationError(
                _("Write degrees from -%(most)s to %(most)s.") % {"most": self.most}
            )
        return degrees

    def write(self, value):
        return "" if value is None else f"{value.normalize():f}"


class YesNo(Column):
    """yes, or nothing."""

    @property
    def hint(self):
        return YES

    def clean(self, cell):
        if cell.lower() not in {YES, NO}:
            raise ValidationError(_("Write yes, or leave the cell empty."))
        return cell.lower() == YES

    def write(self, value):
        return YES if value else NO


class Codes(Column):
    """A list of short codes: fr;pt."""

    hint = "fr;pt"

    def clean(self, cell):
        codes = [code.strip().lower() for code in cell.split(SEPARATOR)]
        return self.model_field.clean([code for code in dict.fromkeys(codes) if code], None)

    def write(self, value):
        return SEPARATOR.join(value)


class Key(Column):
    """Another record, called by its code: a region by its slug."""

    def __init__(self, name: str, things: QuerySet, by: str, **options: Any):
        self.letter_case = options.pop("letter_case", str.lower)
        super().__init__(name, **options)
        self.things, self.by = things, by
        self.known: dict[str, Any] = {}
        self.codes: dict[int, str] = {}

    @property
    def hint(self):
        return capfirst(self.things.model._meta.get_field(self.by).verbose_name)

    def prepare(self, cells, records):
        wanted = {f"{self.by}__in": {self.letter_case(code) for code in self._split(cells)}}
        found = self.things.filter(**wanted) | self.things.filter(pk__in=self._keys(records))
        self.known = {getattr(thing, self.by): thing for thing in found}
        self.codes = {thing.pk: code for code, thing in self.known.items()}

    def clean(self, cell):
        if not cell and not self.is_needed and self.model_field.null:
            return None
        return self._find(self.letter_case(cell))

    def write(self, value):
        return self.codes[value.pk] if value else ""

    def cell_of(self, record):
        return self.codes.get(getattr(record, self.model_field.attname), "")

    def _find(self, code: str) -> Any:
        if code not in self.known:
            raise ValidationError(
                _("“%(code)s” is not known here: enter it first.") % {"code": code}
            )
        return self.known[code]

    def _split(self, cells: Iterable[str]) -> set[str]:
        return set(cells) - {""}

    def _keys(self, records: Iterable[Any]) -> set[int]:
        return {getattr(record, self.model_field.attname) for record in records} - {None}


class Keys(Key):
    """Several other records, called by their codes: topics. Records come with them prefetched."""

    is_stored = False

    def clean(self, cell):
        return [self._find(code) for code in sorted(self._split([cell]))]

    def write(self, value):
        return SEPARATOR.join(sorted(self.codes[thing.pk] for thing in value))

    def cell_of(self, record):
        return self.write(getattr(record, self.field).all())

    def put(self, record, value):
        pass

    def relate(self, record, value):
        getattr(record, self.field).set(value)

    def _split(self, cells):
        parts = (part.strip() for cell in cells for part in cell.split(SEPARATOR))
        return {self.letter_case(part) for part in parts if part}

    def _keys(self, records):
        return {thing.pk for record in records for thing in getattr(record, self.field).all()}
