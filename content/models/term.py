"""Terms: the words of Customs, explained."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from content.models.entry import Entry


class Term(Entry):
    """A term of the glossary: its title is the term, its summary the short definition."""

    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    is_offered = models.BooleanField(
        _("explained in texts"),
        default=True,
        help_text=_("Where a text uses the term, readers are offered its short definition."),
    )
    see_also = models.ManyToManyField("self", verbose_name=_("see also"), blank=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary")


class Synonym(models.Model):
    """Other words for an entry, in one language: AEO for authorized economic operator."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="synonyms")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    words = models.CharField(_("words"), max_length=200)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        constraints = [
            models.UniqueConstraint(fields=["entry", "language", "words"], name="synonym_unique"),
            models.CheckConstraint(condition=models.Q(words__regex=r"\S"), name="synonym_words"),
        ]
        indexes = [models.Index(fields=["language"], name="synonym_language")]

    def __str__(self):
        return self.words
