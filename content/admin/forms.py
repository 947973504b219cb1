"""The form of an entry: its facts and its text in one language."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import figures, rich_text
from content.admin.desk import NO_WORDS, WORDS
from content.admin.facts import FactsForm, written
from content.admin.filing import Filing
from content.admin.loaded import Loaded, digest, digest_words
from content.admin.prose import ProseEditor
from content.models import Version
from content.models.version import MAX_BODY_CHARACTERS


class EntryForm(FactsForm):
    """What EntryAdmin shows; `EntryAdmin.get_form` gives `desk`, `filing` and `refusal`.

    Where somebody else changed the text since it was opened, nothing is saved: the own text
    stays in the form, theirs is shown beside it, and saving again replaces it knowingly.
    """

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        required=False,
        widget=AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("One or two sentences: lists and search results show them."),
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=MAX_BODY_CHARACTERS,
        widget=ProseEditor(),
    )
    correction = forms.CharField(
        label=gettext_lazy("Correction note"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=gettext_lazy("Tells readers what was wrong before; shown with the text."),
    )
    is_minor = forms.BooleanField(
        label=gettext_lazy("Minor edit: no new date, no alert"), required=False
    )

    refusal: str = ""
    filing: Filing | None = None
    has_changed_files = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.text_clash: Version | None = None
        self.changed_words: list[str] = []
        self.has_new_words = False
        for name in NO_WORDS:
            if self.desk.may_write:
                self._prepare(name)
            else:
                self.fields.pop(name, None)

    @cached_property
    def token(self) -> str:
        """What the form shows, for its hidden field: after a clash, what is stored now."""
        if not self.is_bound or self.text_clash or self.fact_clashes:
            return str(Loaded.of(self.stored_facts, self.desk.words))
        return str(self.data.get("loaded", ""))

    @property
    def changed_data(self):
        return [*self.changed_words, *self.changed_facts]

    @property
    def words(self) -> dict[str, Any]:
        """The words that were sent, as `Entry.write` takes them."""
        words = {name: self.cleaned_data[name].replace("\r\n", "\n") for name in WORDS}
        if self.desk.open or self.has_new_words:
            words["is_minor"] = self.cleaned_data["is_minor"]
        return words

    @property
    def further(self) -> list[dict[str, str]]:
        """The words in other languages that were sent with their files."""
        return self.filing.texts if self.filing else []

    @property
    def is_verb(self) -> bool:
        """Whether more than saving was asked for, so that the text must be complete."""
        is_of_all = "_publish_all" in self.data and self.desk.open is not None
        return is_of_all or any(name in self.data for name in ["_publish", "_send"])

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.refusal:
            self.add_error(None, self.refusal)
        if self.filing and not self.filing.is_valid():
            self.add_error(None, _("Look at the table of files."))
        if self.desk.may_write and "title" in cleaned:
            self._compare_words(cleaned)
            self._check_figures(cleaned)
        if self.instance.pk:
            self.compare_facts(cleaned)
        elif not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = self.propose_slug(cleaned.get("title", ""))
        return cleaned

    def is_multipart(self):
        return self.filing is not None or super().is_multipart()

    def _prepare(self, name: str) -> None:
        field, language = self.fields[name], self.desk.language
        self.initial[name] = self.desk.words[name]
        if name == "is_minor":
            return
        field.language = language  # type: ignore[attr-defined]
        field.widget.attrs |= {"lang": language.tag, "dir": language.direction}
        if self.desk.source:
            field.source = self.desk.source  # type: ignore[attr-defined]
            field.source_words = getattr(self.desk.source, name)  # type: ignore[attr-defined]

    def _compare_words(self, cleaned: dict[str, Any]) -> None:
        stored = self.desk.words
        sent = {name: cleaned.get(name, "") for name in NO_WORDS}
        sent["body"] = rich_text.clean(sent["body"].replace("\r\n", "\n"))
        self.changed_words = [n for n in WORDS if digest(sent[n]) != digest(stored[n])]
        if not self.desk.open and not self.changed_words:
            sent["is_minor"] = False
        mine, now = digest_words(sent), digest_words(stored)
        is_untouched = mine == self.shown.words and not self.is_verb
        self.has_new_words = mine != now and not is_untouched
        if self.has_new_words and self.desk.entry and self.shown.words != now:
            self._report_text_clash()
        elif not sent["title"].strip() and (self.has_new_words or self.is_verb or self._is_new):
            self.add_error("title", _("Write a title."))

    def _check_figures(self, cleaned: dict[str, Any]) -> None:
        """Refuse live figures that nobody knows, in the words that this person changed."""
        for name in figures.WORDS:
            is_changed = name in self.changed_words
            if is_changed and (unknown := figures.unknown(cleaned.get(name, ""))):
                values = {"figures": ", ".join(unknown)}
                message = _("There is no such live figure: %(figures)s. Choose one from the list.")
                self.add_error(name, message % values)

    @property
    def _is_new(self) -> bool:
        return self.instance.pk is None

    def _report_text_clash(self) -> None:
        theirs = self.desk.base
        if theirs is None:
            self.add_error(None, _("This text was taken away meanwhile. Save again to write it."))
            return
        self.text_clash = theirs
        for name in self.changed_words:
            self.fields[name].theirs = getattr(theirs, name)  # type: ignore[attr-defined]
            self.fields[name].their_version = theirs  # type: ignore[attr-defined]
        self.add_error(
            None,
            _(
                "%(person)s changed this text on %(moment)s, after you opened it. Your text is "
                "in the form, theirs stands beside it. Bring them together and save again: then "
                "yours replaces theirs."
            )
            % {"person": theirs.author or _("Somebody"), "moment": written(theirs.edited_at)},
        )
