"""Units: the parts of the Organization that answer for things and decide them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry


class UnitCategory(models.TextChoices):
    SECRETARIAT = "secretariat", _("Unit of the Secretariat")
    BODY = "body", _("Body of Members")


class Unit(Entry):
    """A directorate of the Secretariat or a body of Members; it has a name, but no page."""

    category = models.CharField(
        _("category"), max_length=12, choices=UnitCategory, default=UnitCategory.SECRETARIAT
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=UnitCategory.values), name="unit_category_known"
            ),
        ]
