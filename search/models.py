"""What editors pin for a query, and what was asked for in vain."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from content.models import Entry
from textsearch.words import folded_words


class BestBet(models.Model):
    """An entry that stands above everything that is found for the words."""

    words = models.CharField(
        _("words"),
        max_length=200,
        help_text=_("What readers type: small letters and accents make no difference."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=CHOICES,
        blank=True,
        help_text=_("Of the reader; empty: every language."),
    )
    entry = models.ForeignKey(
        Entry, verbose_name=_("entry"), on_delete=models.CASCADE, related_name="best_bets"
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    # The words as they are compared.
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")
        ordering = ["folded", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["folded", "language", "entry"], name="best_bet_unique"),
        ]

    def __str__(self):
        return self.words

    def save(self, *args, **kwargs):
        self.folded = folded_words(self.words)
        super().save(*args, **kwargs)


class Miss(models.Model):
    """How often words found nothing on a day; never who asked."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    words = models.CharField(_("words"), max_length=200)
    number = models.PositiveIntegerField(_("times asked"), default=1)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "words"], name="miss_unique"),
        ]
        indexes = [models.Index(fields=["words", "language", "day"], name="miss_words")]

    def __str__(self):
        return self.words
