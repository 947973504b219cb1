"""What a person says of himself or herself at an event: the badge, and where letters go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES


class Badge(models.Model):
    """What every form asks, beside its own questions."""

    name = models.CharField(_("name on the badge"), max_length=200)
    function = models.CharField(_("function"), max_length=200, blank=True)
    organization = models.CharField(_("organization on the badge"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of letters"), max_length=10, choices=CHOICES)
    is_online = models.BooleanField(_("takes part online"), default=False)
    is_listed = models.BooleanField(
        _("in the list of participants"),
        default=False,
        help_text=_("Only those who agreed stand in the list that others get."),
    )

    class Meta:
        abstract = True
