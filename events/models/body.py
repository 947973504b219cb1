"""Working bodies: the committees and groups that meet, and who leads them."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Access, Basis, Entry
from content.models.tenure import Tenure, tenure_constraints
from members.models import Member


class BodyCategory(models.TextChoices):
    COUNCIL = "council", _("Council")
    COMMISSION = "commission", _("Commission")
    COMMITTEE = "committee", _("Committee")
    SUB_COMMITTEE = "sub-committee", _("Sub-committee")
    WORKING_GROUP = "working-group", _("Working group")
    NETWORK = "network", _("Network")


class WorkingBody(Entry):
    """A body whose sessions are events. Its text holds the terms of reference."""

    category = models.CharField(
        _("category"), max_length=14, choices=BodyCategory, default=BodyCategory.COMMITTEE
    )
    acronym = models.CharField(
        _("acronym"),
        max_length=12,
        blank=True,
        help_text=_("The symbols of its documents begin with it: PTC."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("reports to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    email = models.EmailField(_("secretariat's e-mail address"), blank=True)
    group = models.ForeignKey(
        Group,
        verbose_name=_("participants' group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
        help_text=_("Who reads what is for the body only."),
    )
    meeting_access = models.CharField(
        _("who may read its meetings"),
        max_length=10,
        choices=Access,
        default=Access.PUBLIC,
        help_text=_("Proposed for a new meeting; each meeting says it for itself."),
    )

    class Meta:
        verbose_name = _("working body")
        verbose_name_plural = _("working bodies")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=BodyCategory.values), name="workingbody_category_known"
            ),
            models.CheckConstraint(
                condition=Q(acronym="") | Q(acronym__regex=r"^[A-Z][A-Z0-9-]*$"),
                name="workingbody_acronym_plain",
                violation_error_message=_("Write the acronym in capital letters: PTC."),
            ),
            models.UniqueConstraint(
                fields=["acronym"],
                condition=~Q(acronym=""),
                name="workingbody_acronym_unique",
                violation_error_message=_("Another body has this acronym."),
            ),
            models.CheckConstraint(
                condition=Q(meeting_access__in=Access.values), name="workingbody_access_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("entry_ptr")),
                name="workingbody_not_its_own_parent",
            ),
        ]


class Office(models.TextChoices):
    CHAIRPERSON = "chairperson", _("Chairperson")
    VICE_CHAIRPERSON = "vice-chairperson", _("Vice-Chairperson")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    SECRETARY = "secretary", _("Secretary")


class Officer(Tenure):
    """A term of office in a working body."""

    body = models.ForeignKey(
        WorkingBody, verbose_name=_("body"), on_delete=models.CASCADE, related_name="officers"
    )
    office = models.CharField(_("office"), max_length=16, choices=Office)
    name = models.CharField(_("name of the person"), max_length=200, blank=True)
    member = models.ForeignKey(
        Member,
        verbose_name=_("Member"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.SOURCED)

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        constraints = [
            *tenure_constraints("officer"),
            models.CheckConstraint(condition=Q(office__in=Office.values), name="officer_known"),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="officer_basis_known"),
            models.CheckConstraint(
                condition=~Q(name="") | Q(member__isnull=False),
                name="officer_is_somebody",
                violation_error_message=_("Name the person or the Member."),
            ),
        ]

    def __str__(self):
        return self.name or str(self.member)
