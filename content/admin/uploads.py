"""The table of files that were sent with a form: what was read of them, to be confirmed."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.languages import CHOICES
from library.models import DocumentFile, Upload
from library.reading import stem

MOST = 20
NEEDED = {"upload", "language", "title", "document"}
NEW = [f"new-{number}" for number in range(1, MOST + 1)]


class UploadForm(forms.Form):
    """One file: which language it is in, its title, and the document that it belongs to.

    With a summary, the entry is written in the language of the file too, under its title.
    """

    upload = forms.ModelChoiceField(Upload.objects.none(), widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[("", "–"), *CHOICES],
        error_messages={"required": gettext_lazy("Choose the language.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": gettext_lazy("Write a title.")},
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary, to write the page in this language too"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    edition = forms.CharField(label=gettext_lazy("Edition"), max_length=60, required=False)
    document = forms.ChoiceField(label=gettext_lazy("Document"))
    is_left_out = forms.BooleanField(label=gettext_lazy("Leave out"), required=False)

    def __init__(
        self,
        *args,
        person: Any,
        documents: Sequence[tuple[str, str]],
        written: Collection[str],
        **kwargs,
    ):
        """`written` are the languages whose text is not for this table to write."""
        super().__init__(*args, **kwargs)
        self._written = written
        fields: Any = self.fields
        fields["upload"].queryset = Upload.objects.filter(owner=person)
        fields["document"].choices = documents
        for name, field in self.fields.items():
            if name not in {"upload", "summary"}:
                field.widget.attrs["aria-label"] = field.label
        self.shown = self._shown()

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_left_out"):
            self.errors.clear()
        elif "upload" not in cleaned:
            raise ValidationError(_("This file is gone. Choose it once more."))
        elif cleaned.get("summary") and cleaned.get("language") in self._written:
            self.add_error("summary", _("The text in this language is written under its tab."))
        return cleaned

    @property
    def offers_text(self) -> bool:
        """Whether the entry could be written in the language of this file."""
        return bool(self["summary"].value()) or self["language"].value() not in self._written

    def _shown(self) -> Upload | None:
        """The upload of this row, so that its name and size can be shown."""
        if isinstance(self.initial.get("upload"), Upload):
            return self.initial["upload"]
        uploads: Any = self.fields["upload"]
        try:
            return uploads.clean(self["upload"].value())
        except ValidationError:
            return None


class BaseUploadFormSet(BaseFormSet):
    def clean(self):
        """One document has one file per language, and the entry one text."""
        languages = [text["language"] for text in self.texts]
        if len(languages) > len(set(languages)):
            raise ValidationError(_("Write one summary per language."))
        taken = set()
        for row in self.kept:
            place = (row["document"], row["language"])
            if place in taken:
                raise ValidationError(
                    _("“%(title)s”: another file is this document's in this language already.")
                    % {"title": row["title"]}
                )
            taken.add(place)

    @property
    def kept(self) -> list[dict[str, Any]]:
        """What was confirmed, without what was left out."""
        rows = [getattr(form, "cleaned_data", {}) for form in self.forms]
        return [row for row in rows if row.keys() >= NEEDED and not row.get("is_left_out")]

    @property
    def texts(self) -> list[dict[str, str]]:
        """Language, title and summary of what is to be written along with the files."""
        names = ["language", "title", "summary"]
        return [{name: row[name] for name in names} for row in self.kept if row.get("summary")]


UploadFormSet = formset_factory(
    UploadForm,
    formset=BaseUploadFormSet,
    extra=0,
    max_num=MOST,
    absolute_max=MOST,
    validate_max=True,
)


def propose(upload: Upload, rows: list[dict[str, str]], current: list[DocumentFile]) -> str:
    """The document that a file most probably belongs to, as a choice of UploadForm.

    `rows` are those above it in the table: their "document", "language" and "name". Files
    whose names differ in language only belong together; so do files in different languages.
    """
    known = [(row["document"], row["language"], stem(row["name"])) for row in rows]
    known += [(f"{f.document_id}", f.language, stem(f.original_name)) for f in current]
    own = stem(upload.original_name)
    for document, language, name in known:
        is_revision = document not in NEW and language == upload.language
        if own and name == own and (is_revision or not _has(known, document, upload.language)):
            return document
    free = [place for place, _l, _n in known if not _has(known, place, upload.language)]
    if free and upload.language and len({place for place, _l, _n in known}) == 1:
        return free[0]
    taken = {place for place, _l, _n in known}
    return next((place for place in NEW if place not in taken), NEW[-1])


def _has(known: list[tuple[str, str, str]], document: str, language: str) -> bool:
    return any(place == document and code == language for place, code, _name in known)


def new_documents(most: int) -> list[tuple[str, str]]:
    """The first so many choices of a document that does not exist yet."""
    return [(value, _("New document %(n)s") % {"n": n}) for n, value in enumerate(NEW[:most], 1)]
