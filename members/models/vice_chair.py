"""Vice-chairs: the Members that speak for a region in the Council, each for a term."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Basis, Region
from content.models.tenure import Tenure, tenure_constraints
from members.models.member import Member


class ViceChair(Tenure):
    """A Member that a region elected, and its head of Customs in that term where known."""

    wco_region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.CASCADE, related_name="vice_chairs"
    )
    member = models.ForeignKey(
        Member, verbose_name=_("Member"), on_delete=models.PROTECT, related_name="vice_chair_terms"
    )
    name = models.CharField(
        _("name of the person"), max_length=200, blank=True, help_text=_("Where it is known.")
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.SOURCED)

    class Meta:
        verbose_name = _("vice-chair")
        verbose_name_plural = _("vice-chairs")
        constraints = [
            *tenure_constraints("vicechair"),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values), name="vicechair_basis_known"
            ),
            models.UniqueConstraint(
                fields=["wco_region"],
                condition=Q(is_current=True),
                name="vicechair_one_in_office",
                violation_error_message=_("The region has a vice-chair in office already."),
            ),
        ]

    def __str__(self):
        return self.name or str(self.member)

    def clean(self):
        super().clean()
        if self.member_id and self.wco_region_id != self.member.wco_region_id:
            raise ValidationError({"member": _("A vice-chair is a Member of the region.")})
