"""Annexes: the parts of an instrument that can be accepted one by one."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from catalogue.models.instrument import Instrument
from content.languages import CHOICES, by_preference


class AnnexQuerySet(models.QuerySet):
    def in_language(self, code: str) -> Self:
        """Each annex with its `title` in that language, else in the best one that stands in,
        and the `language` of that title; None where it has no title at all.
        """
        texts = AnnexText.objects.filter(annex=OuterRef("pk")).order_by(by_preference(code))
        return self.annotate(
            title=Subquery(texts.values("title")[:1]),
            language=Subquery(texts.values("language")[:1]),
        )


class Annex(models.Model):
    """An annex of an instrument, called by its code: Specific Annex A."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="annexes")
    code = models.CharField(_("code"), max_length=40, help_text=_("As readers call it: A, B.1."))
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = AnnexQuerySet.as_manager()

    class Meta:
        verbose_name = _("annex")
        verbose_name_plural = _("annexes")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="annex_code_once"),
            models.CheckConstraint(condition=Q(code__regex=r"\S"), name="annex_code_not_empty"),
        ]

    def __str__(self):
        return self.code


class AnnexText(models.Model):
    """The title of an annex in one language."""

    annex = models.ForeignKey(Annex, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        verbose_name = _("title of an annex")
        verbose_name_plural = _("titles of an annex")
        constraints = [
            models.UniqueConstraint(fields=["annex", "language"], name="annex_text_unique"),
            models.CheckConstraint(condition=Q(title__regex=r"\S"), name="annex_text_not_empty"),
        ]

    def __str__(self):
        return self.title
