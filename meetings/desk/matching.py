"""The match table: files that were dropped, what they were taken for, to be confirmed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.sent_uploads import PREFIX, add_row, number_of_rows, read_rows
from content.languages import CHOICES, LANGUAGES
from library.models import Upload
from meetings.desk.guesses import Guess, Placed, guess
from meetings.models import Standing, WorkingDocument
from meetings.symbols import read_symbol

MOST = 40
NEEDED = {"upload", "language", "title", "symbol"}


class MatchForm(forms.Form):
    """One file: the symbol of its document, the item, language, status and title."""

    upload = forms.ModelChoiceField(Upload.objects.none(), widget=forms.HiddenInput)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"),
        max_length=90,
        widget=forms.TextInput(attrs={"dir": "ltr", "size": 16}),
        error_messages={"required": gettext_lazy("Write the symbol.")},
    )
    item = forms.ChoiceField(label=gettext_lazy("Agenda item"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[("", "–"), *CHOICES],
        error_messages={"required": gettext_lazy("Choose the language.")},
    )
    standing = forms.ChoiceField(label=gettext_lazy("Status"), choices=Standing.choices)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": gettext_lazy("Write a title.")},
    )
    is_left_out = forms.BooleanField(label=gettext_lazy("Leave out"), required=False)

    def __init__(self, *args, desk: Any, **kwargs):
        super().__init__(*args, **kwargs)
        self.desk = desk
        fields: Any = self.fields
        fields["upload"].queryset = Upload.objects.filter(owner=desk.person)
        fields["item"].choices = item_choices(desk)
        for name, field in self.fields.items():
            if name != "upload":
                field.widget.attrs["aria-label"] = field.label
        self.shown = self._shown()

    def clean_symbol(self):
        symbol = read_symbol(self.cleaned_data["symbol"])
        if symbol is None:
            raise ValidationError(_("Write the symbol as PTC/26/2 or PTC/26/2/Rev.1."))
        return symbol

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_left_out"):
            self.errors.clear()
        elif "upload" not in cleaned:
            raise ValidationError(_("This file is gone. Choose it once more."))
        return cleaned

    @property
    def notes(self) -> list[str]:
        """What saving this row comes to, in words."""
        symbol = read_symbol(str(self["symbol"].value() or ""))
        if symbol is None:
            return []
        named = [document for document in self.desk.documents if document.names == symbol]
        told = [str(_("Joins the document that is there."))] if named else [_about(symbol)]
        language = self["language"].value()
        if named and (named[0].document_id, language) in self.desk.files:
            name = LANGUAGES[language].name
            told = [
                _("%(symbol)s has a file in this language (%(name)s): this one takes its place.")
                % {"symbol": symbol, "name": name}
            ]
        if self.initial.get("is_proposed"):
            told.append(_("The file names no symbol: this is the next free number."))
        return told

    def _shown(self) -> Upload | None:
        if isinstance(self.initial.get("upload"), Upload):
            return self.initial["upload"]
        uploads: Any = self.fields["upload"]
        try:
            return uploads.clean(self["upload"].value())
        except ValidationError:
            return None


class BaseMatches(BaseFormSet):
    def clean(self):
        """A document has one file per language, and belongs to one meeting."""
        taken = set()
        for row in self.kept:
            place = (row["symbol"], row["language"])
            if place in taken:
                names = {"symbol": row["symbol"], "name": LANGUAGES[row["language"]].name}
                raise ValidationError(
                    _("Two files are %(symbol)s in the same language (%(name)s).") % names
                )
            taken.add(place)
        self._refuse_elsewhere()

    def _refuse_elsewhere(self) -> None:
        symbols = {str(row["symbol"]) for row in self.kept}
        event = self.form_kwargs["desk"].event
        others = WorkingDocument.objects.filter(full_symbol__in=symbols).exclude(entry=event)
        for symbol in others.order_by("full_symbol").values_list("full_symbol", flat=True)[:1]:
            raise ValidationError(
                _("%(symbol)s is a document of another meeting.") % {"symbol": symbol}
            )

    @property
    def kept(self) -> list[dict[str, Any]]:
        rows = [getattr(form, "cleaned_data", {}) for form in self.forms]
        return [row for row in rows if row.keys() >= NEEDED and not row.get("is_left_out")]


Matches = formset_factory(
    MatchForm, formset=BaseMatches, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True
)


def matches_of(desk: Any, data: Any = None) -> Any:
    return Matches(data, prefix=PREFIX, initial=[], form_kwargs={"desk": desk})


def row_of(desk: Any, data: Any, upload: Upload) -> MatchForm:
    """A further row below those that were sent, filled in with what the file was taken for."""
    found = guess(desk, upload, _above(desk, data))
    prefix = f"{PREFIX}-{number_of_rows(data, MOST)}"
    return MatchForm(prefix=prefix, initial=_initial(found) | {"upload": upload}, desk=desk)


def add_upload(desk: Any, data: Any, upload: Upload) -> None:
    """The same for a form that was sent whole: the row becomes a part of what was sent."""
    found = guess(desk, upload, _above(desk, data))
    add_row(data, MOST, _initial(found) | {"upload": upload.pk})


def refuse_too_many(data: Any) -> None:
    """Raises ValidationError where the table has no room for a further row."""
    if number_of_rows(data, MOST) >= MOST:
        raise ValidationError(_("At most %(most)s files at a time.") % {"most": MOST})


def item_choices(desk: Any) -> list[tuple[str, str]]:
    return [("", "–"), *((str(i.pk), f"{i.number} {i.title}"[:60]) for i in desk.items)]


def _initial(found: Guess) -> dict[str, Any]:
    return found._asdict() | {"standing": Standing.DRAFT}


def _about(symbol: Any) -> str:
    """New document; Revision 1; Addendum 2."""
    told = [str(_("New document"))] if not symbol.part and not symbol.revision else []
    if symbol.part == "Add":
        told.append(_("Addendum %(n)s") % {"n": symbol.part_number})
    if symbol.part == "Corr":
        told.append(_("Corrigendum %(n)s") % {"n": symbol.part_number})
    if symbol.revision:
        told.append(_("Revision %(n)s") % {"n": symbol.revision})
    return ", ".join(told)


def _above(desk: Any, data: Any) -> list[Placed]:
    """The rows above, as `guess` reads them."""
    rows = read_rows(data, MOST, ["upload", "symbol", "item"], desk.person)
    return [Placed(row["name"], row["symbol"], row["item"]) for row in rows]
