"""Tools: guidelines, handbooks, studies and all that helps to put instruments to work."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.instrument import Instrument
from catalogue.models.succession import check_successor, successor_constraints
from content.models import Entry, Unit
from content.partial_dates import PartialDateField, is_partial_date
from members.models import Partner


class ToolCategory(models.TextChoices):
    GUIDELINES = "guidelines", _("Guidelines")
    GUIDANCE = "guidance", _("Guidance")
    GUIDE = "guide", _("Guide")
    HANDBOOK = "handbook", _("Handbook")
    MANUAL = "manual", _("Manual")
    COMPENDIUM = "compendium", _("Compendium")
    STANDARD = "standard", _("Standard")
    STUDY = "study", _("Study")
    SURVEY = "survey", _("Survey")
    GLOSSARY = "glossary", _("Glossary")
    BROCHURE = "brochure", _("Brochure")
    PUBLICATION = "publication", _("Publication")


class ToolStatus(models.TextChoices):
    CURRENT = "current", _("Current")
    UNDER_REVIEW = "under_review", _("Under review")
    SUPERSEDED = "superseded", _("Superseded")


class Audience(models.TextChoices):
    CUSTOMS = "customs", _("Customs administrations")
    BORDER_AGENCIES = "border-agencies", _("Other border agencies")
    BUSINESS = "business", _("Business")
    RESEARCHERS = "researchers", _("Researchers")


class Tool(Entry):
    """Advice or a standard that the Organization offers; it binds nobody."""

    category = models.CharField(_("type"), max_length=12, choices=ToolCategory)
    status = models.CharField(
        _("status"), max_length=12, choices=ToolStatus, default=ToolStatus.CURRENT
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    audiences = ArrayField(
        models.CharField(max_length=15, choices=Audience),
        verbose_name=_("audience"),
        default=list,
        blank=True,
    )
    approving_body = models.ForeignKey(
        Unit,
        verbose_name=_("approved by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="approved_tools",
    )
    approved_on = PartialDateField(_("approved on"))
    partners = models.ManyToManyField(
        Partner,
        verbose_name=_("joint partners"),
        blank=True,
        related_name="tools",
        help_text=_("Who made it with us."),
    )
    instruments = models.ManyToManyField(
        Instrument,
        verbose_name=_("packages and instruments"),
        blank=True,
        related_name="tools",
        help_text=_("The packages that contain it, and the instruments that it helps with."),
    )

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=ToolCategory.values), name="tool_category_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ToolStatus.values), name="tool_status_known"
            ),
            models.CheckConstraint(
                condition=Q(audiences__contained_by=Audience.values), name="tool_audiences_known"
            ),
            *successor_constraints("tool"),
            is_partial_date("approved_on", "tool_approved_on_date"),
        ]

    def clean(self):
        super().clean()
        check_successor(self)

    @property
    def type_name(self) -> str:
        return self.get_category_display()

    @property
    def notable_status(self) -> str:
        """The status in words, where it is not the ordinary one."""
        return "" if self.status == ToolStatus.CURRENT else self.get_status_display()
