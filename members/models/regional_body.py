"""Regional bodies: offices and centres that a Member hosts for its region."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Entry, Region
from content.partial_dates import PartialDateField, is_partial_date
from members.models.member import Member


class BodyCategory(models.TextChoices):
    ROCB = "rocb", _("Regional office for capacity building")
    RILO = "rilo", _("Regional intelligence liaison office")
    RTC = "rtc", _("Regional training centre")
    RDTC = "rdtc", _("Regional dog training centre")
    LABORATORY = "customs-laboratory", _("Regional Customs laboratory")


class RegionalBody(Entry):
    """An office or centre of a region. Its slug begins with its region's: mena/rocb."""

    category = models.CharField(_("type"), max_length=18, choices=BodyCategory)
    wco_region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="bodies"
    )
    host = models.ForeignKey(
        Member,
        verbose_name=_("host"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    city = models.CharField(_("city"), max_length=100, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    contact = models.TextField(_("contact"), blank=True, help_text=_("Shown to readers."))
    website = models.URLField(_("website"), blank=True)
    established_on = PartialDateField(_("established on"))

    class Meta:
        verbose_name = _("regional body")
        verbose_name_plural = _("regional bodies")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=BodyCategory.values), name="body_category_known"
            ),
            is_partial_date("established_on", "body_established_on_date"),
        ]

    def clean(self):
        super().clean()
        if self.wco_region_id and self.slug.partition("/")[0] != self.wco_region.slug:
            values = {"region": self.wco_region.slug}
            raise ValidationError(
                {"slug": _("The address begins with the region: %(region)s/…") % values}
            )
