"""Forms of what editors do for the search."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import has_pages
from search.models import BestBet
from textsearch.models import SynonymSet
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION
from textsearch.words import folded_words

FEWEST, MOST, LONGEST = 2, 20, 100


class BestBetForm(forms.ModelForm):
    class Meta:
        model = BestBet
        fields = ["words", "language", "entry", "position"]

    def clean_words(self):
        words = " ".join(self.cleaned_data["words"].split())
        if not folded_words(words):
            raise forms.ValidationError(_("Write words with letters or digits."))
        return words

    def clean_entry(self):
        entry = self.cleaned_data["entry"]
        if not has_pages(entry.kind):
            raise forms.ValidationError(_("This has no page of its own to lead to."))
        return entry

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if {"words", "language", "entry"} <= cleaned.keys():
            same = BestBet.objects.filter(
                folded=folded_words(cleaned["words"]),
                language=cleaned["language"],
                entry=cleaned["entry"],
            )
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("entry", _("This is pinned to these words already."))
        return cleaned


class SynonymSetForm(forms.ModelForm):
    words = forms.CharField(
        label=gettext_lazy("Words that mean the same"),
        widget=AdminTextareaWidget(attrs={"rows": 6, "dir": "auto"}),
        help_text=gettext_lazy(
            "One word or phrase on each line. Who searches for one of them finds the texts that "
            "hold any of them. Terms of the glossary and their other names do so already."
        ),
    )

    class Meta:
        model = SynonymSet
        fields = ["language", "words"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["words"] = "\n".join(self.instance.words)

    def clean_words(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["words"].splitlines()]
        words = [line for line in lines if line]
        for check in [self._check_number, self._check_each, self._check_doubles]:
            check(words)
        return words

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if {"words", "language"} <= cleaned.keys():
            words, language = cleaned["words"], cleaned["language"]
            self._refuse_common(words, language)
            self._refuse_other_sets(words, language)
        return cleaned

    @staticmethod
    def _check_number(words: list[str]) -> None:
        if not FEWEST <= len(words) <= MOST:
            message = _("Write two to twenty words or phrases, one on each line.")
            raise forms.ValidationError(message)

    @staticmethod
    def _check_each(words: list[str]) -> None:
        for word in words:
            if len(word) > LONGEST or not folded_words(word):
                message = _("“%(word)s” is too long, or has no letter and no digit.")
                raise forms.ValidationError(message, params={"word": word})

    @staticmethod
    def _check_doubles(words: list[str]) -> None:
        seen: set[str] = set()
        for word in words:
            if folded_words(word) in seen:
                message = _("“%(word)s” is written twice; letters and accents make no difference.")
                raise forms.ValidationError(message, params={"word": word})
            seen.add(folded_words(word))

    def _refuse_common(self, words: list[str], language: str) -> None:
        """The search passes over words as common as "of": they mean nothing by themselves."""
        configuration = CONFIGURATIONS.get(language, DEFAULT_CONFIGURATION)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word FROM unnest(%s::text[]) word"
                " WHERE numnode(plainto_tsquery(%s::regconfig, word)) = 0",
                [words, configuration],
            )
            common = [word for (word,) in cursor.fetchall()]
        for word in common:
            message = _("“%(word)s” is too common to search for.") % {"word": word}
            self.add_error("words", message)

    def _refuse_other_sets(self, words: list[str], language: str) -> None:
        folded = {folded_words(word): word for word in words}
        for other in SynonymSet.objects.filter(language=language).exclude(pk=self.instance.pk):
            for word in other.words:
                if folded_words(word) in folded:
                    message = _("“%(word)s” stands in another set: %(set)s. Add to that one.")
                    self.add_error("words", message % {"word": word, "set": other})
