"""Texts that can be searched, the words that they hold, and words that mean the same."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from textsearch import forms


class SearchableText(models.Model):
    """What a row needs beside its `language` to be found by its words; indexed by a GIN index."""

    indexed_title = models.TextField(blank=True, editable=False)
    indexed_summary = models.TextField(blank=True, editable=False, db_default="")
    indexed_text = models.TextField(blank=True, editable=False)
    indexed_light = models.TextField(blank=True, editable=False)
    # Lexemes to narrow a search by, kept by triggers of the room that knows them.
    facts = ArrayField(models.TextField(), default=list, editable=False, db_default=[])
    # Kept by triggers, too.
    search_vector = SearchVectorField(null=True, editable=False)

    class Meta:
        abstract = True

    def index(self, title: str, summary: str, text: str) -> None:
        """Take the words, as plain text, into the columns that the vector is made of."""
        language: str = self.language  # type: ignore[attr-defined]
        for name, words in forms.columns(language, title, summary, text).items():
            setattr(self, name, words)


class Word(models.Model):
    """A word as texts for everybody write it, and in how many of them it stands.

    For repairing what readers type; whoever shows one asks first whether its reader may read a
    text that holds it.
    """

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    word = models.CharField(_("word"), max_length=60)
    # The word as it is compared: small letters without accents and signs.
    folded = models.CharField(max_length=120, editable=False, default="")
    texts = models.PositiveIntegerField(_("number of texts"))

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="word_unique"),
        ]
        indexes = [
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="word_like"),
            models.Index(
                fields=["folded", "language"],
                opclasses=["text_pattern_ops", "text_ops"],
                include=["texts", "word"],
                name="word_begins",
            ),
        ]

    def __str__(self):
        return self.word


class SynonymSet(models.Model):
    """Words and phrases of one language that mean the same for the search: AEO, ..."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    words = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("words that mean the same"),
        size=20,
        help_text=_("Who searches for one of them finds the texts that hold any of them."),
    )

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms for the search")

    def __str__(self):
        return " = ".join(self.words)
