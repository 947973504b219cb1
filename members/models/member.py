"""Members of the Organization, and parties to its instruments that are not Members."""

import re
from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.dating import date_by
from content.models import Region
from content.models.entry import Entry
from content.models.reading import EntryQuerySet
from content.partial_dates import PartialDateField, first_day, is_partial_date

# A language as ISO 639 calls it: fr, pt, tet.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}")


class MemberCategory(models.TextChoices):
    # Not the state that something is in.
    STATE = "state", pgettext_lazy("a country", "State")
    CUSTOMS_TERRITORY = "customs-territory", _("Customs territory")
    ECONOMIC_UNION = "economic-union", _("Economic union")


def check_language_tag(tag: str) -> None:
    """Raises ValidationError unless it may be the code of a language."""
    if not LANGUAGE_TAG.fullmatch(tag):
        raise ValidationError(_("Write a code of ISO 639: fr, pt."))


class MemberQuerySet(EntryQuerySet):
    def counted(self, on: date | None = None) -> Self:
        """The Members of the Organization on that day (today): the one rule of every total.

        Economic unions take part like Members and are not counted among them. Of a date that
        is known in part, its first day decides.
        """
        joined = self.exclude(category=MemberCategory.ECONOMIC_UNION).exclude(joined_on="")
        # As text, 2007 comes before 2007-01-01, and so on its first day it has come.
        return joined.filter(joined_on__lte=(on or timezone.localdate()).isoformat())


class Member(Entry):
    """A Member; without a date of joining, a party to an instrument that is not a Member.

    Its name is the title of its texts.
    """

    category = models.CharField(
        _("type"), max_length=17, choices=MemberCategory, default=MemberCategory.STATE
    )
    iso_alpha2 = models.CharField(
        _("ISO code, two letters"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Write two capital letters: PW."))],
    )
    iso_alpha3 = models.CharField(
        _("ISO code, three letters"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Write three capital letters: PLW."))],
    )
    wco_region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
    )
    joined_on = PartialDateField(_("joined on"))
    administration = models.CharField(_("Customs administration"), max_length=250, blank=True)
    head = models.CharField(_("head of the administration"), max_length=200, blank=True)
    contact_point = models.TextField(
        _("contact point"), blank=True, help_text=_("Shown to readers: an office, not a person.")
    )
    website = models.URLField(_("website"), blank=True)
    working_languages = ArrayField(
        models.CharField(max_length=3, validators=[check_language_tag]),
        verbose_name=_("working languages"),
        default=list,
        blank=True,
        help_text=_("Codes of ISO 639, with commas between: fr,pt."),
    )
    capital = models.CharField(_("capital"), max_length=100, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Shown to editors only."))

    objects: ClassVar[Any] = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("Member")
        verbose_name_plural = _("Members")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=MemberCategory.values), name="member_category_known"
            ),
            models.CheckConstraint(
                condition=Q(iso_alpha2__regex=r"^[A-Z]{2}$"), name="member_iso_alpha2_plain"
            ),
            models.CheckConstraint(
                condition=Q(iso_alpha3__regex=r"^([A-Z]{3})?$"), name="member_iso_alpha3_plain"
            ),
            models.UniqueConstraint(
                fields=["iso_alpha3"], condition=~Q(iso_alpha3=""), name="member_iso_alpha3_once"
            ),
            is_partial_date("joined_on", "member_joined_on_date"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="member_place_on_earth",
                violation_error_message=_(
                    "A place has a latitude from -90 to 90 and a longitude from -180 to 180."
                ),
            ),
        ]

    def clean(self):
        super().clean()
        if self.joined_on and first_day(self.joined_on) > timezone.localdate():
            raise ValidationError({"joined_on": _("This day is still to come.")})
        if (self.latitude is None) != (self.longitude is None):
            reason = _("A place has both a latitude and a longitude.")
            raise ValidationError({"latitude": reason})

    def save(self, *args, **kwargs):
        date_by(self, self.joined_on)
        super().save(*args, **kwargs)

    @property
    def is_counted(self) -> bool:
        """Whether it is a Member, as totals count them; see `MemberQuerySet.counted`."""
        return bool(self.joined_on) and self.category != MemberCategory.ECONOMIC_UNION
