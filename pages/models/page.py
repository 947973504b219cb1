"""The tree of pages, and who has held which office."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.languages import country_name
from content.models import Entry
from content.models.tenure import Tenure, tenure_constraints


class Shows(models.TextChoices):
    NOTHING = "nothing", _("Nothing")
    PAGES = "pages", _("The pages below it")
    SECRETARIES_GENERAL = "secretaries", _("The Secretaries General")


class Page(Entry):
    """A page of the tree. Its slug is its whole path, so that its place is its address."""

    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The smallest number comes first.")
    )
    shows = models.CharField(
        _("shows below its text"), max_length=12, choices=Shows, default=Shows.NOTHING
    )

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            models.CheckConstraint(condition=Q(shows__in=Shows.values), name="page_shows_known"),
        ]

    @property
    def folder(self) -> str:
        """The path of the page above it; empty at the top."""
        return self.slug.rpartition("/")[0]


class Role(models.TextChoices):
    SECRETARY_GENERAL = "sg", _("Secretary General")
    DEPUTY = "dsg", _("Deputy Secretary General")


class TermOfOffice(Tenure):
    """A person who held an office of the Organization."""

    role = models.CharField(_("role"), max_length=5, choices=Role, default=Role.SECRETARY_GENERAL)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Two capital letters, as in ISO 3166-1."))],
        help_text=_("Two capital letters (ISO 3166-1): readers see its name in their language."),
    )

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="office_role_known"),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"), name="office_country_plain"
            ),
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="office_has_name"),
            *tenure_constraints("office"),
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(is_current=True, role=Role.SECRETARY_GENERAL),
                name="office_one_secretary_general",
                violation_error_message=_("Somebody else is in that office."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def country_name(self) -> str:
        """The country in the page's language."""
        return country_name(self.country)
