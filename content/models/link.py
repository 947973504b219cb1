"""Links: the menus, tiles and highlights that lead visitors to other pages."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry


class Place(models.TextChoices):
    NOTICE = "notice", _("Notice on every page")
    MENU = "menu", _("Main menu")
    FIND = "find", _("Footer: Find")
    MEET = "meet", _("Footer: Meet")
    ORGANIZATION = "organization", _("Footer: The Organization")
    INFORMED = "informed", _("Footer: Stay informed")
    FOOT = "foot", _("Footer: last line")
    OFTEN_USED = "often_used", _("Home: often used")
    TILE = "tile", _("Home: what do you want to do?")
    HIGHLIGHT = "highlight", _("Home: highlights")
    FIGURE = "figure", _("Home: figures")
    PANEL = "panel", _("Home: notice to Members and partners")
    SERVICE = "service", _("Online services")
    WEBSITE = "website", _("Websites of the Organization")


FRAME_PLACES = [
    Place.NOTICE,
    Place.MENU,
    Place.FIND,
    Place.MEET,
    Place.ORGANIZATION,
    Place.INFORMED,
    Place.FOOT,
]
HOME_PLACES = [
    Place.OFTEN_USED,
    Place.TILE,
    Place.HIGHLIGHT,
    Place.FIGURE,
    Place.PANEL,
    Place.SERVICE,
    Place.WEBSITE,
]
# A service may be named before its address is known, and a notice may have nothing to add.
NEEDS_NO_TARGET = [Place.SERVICE, Place.WEBSITE, Place.NOTICE]


def check_target(target: str) -> None:
    """Raises ValidationError unless it is a path of this site or an address of another."""
    if target.startswith("/") and not target.startswith("//") and "\\" not in target:
        return
    URLValidator(schemes=["http", "https"], message=_("Begin with / or https://."))(target)


class Link(Entry):
    """A link that editors place: title and text per language, in view until it is taken down."""

    place = models.CharField(_("place"), max_length=12, choices=Place)
    target = models.CharField(
        _("leads to"),
        max_length=500,
        blank=True,
        validators=[check_target],
        help_text=_("Without the language: /tools/?topic=origin; or a whole https:// address."),
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The smallest number comes first.")
    )

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("menus and highlights")
        constraints = [
            models.CheckConstraint(condition=Q(place__in=Place.values), name="link_place_known"),
            models.CheckConstraint(
                condition=Q(target__regex=r"^(/|https?://)")
                | Q(target="", place__in=NEEDS_NO_TARGET),
                name="link_leads",
                violation_error_message=_("Say where it leads."),
            ),
        ]
        indexes = [models.Index(fields=["place", "position"], name="link_place_position")]

    def url_in(self, language: str) -> str:
        """Where the link leads from a page in that language."""
        return f"/{language}{self.target}" if self.target.startswith("/") else self.target

    @property
    def is_outside(self) -> bool:
        """Whether the link leads to another site."""
        return self.target.startswith("http")
