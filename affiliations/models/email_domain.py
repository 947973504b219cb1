"""Official e-mail domains: from which addresses the people of an organization write."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Member, Partner

# Anybody gets an address there: it is flagged, and never refused for that alone.
FREE_MAIL = frozenset(
    {
        "126.com", "163.com", "aol.com", "free.fr", "gmail.com", "gmx.com", "gmx.de", "gmx.net",
        "googlemail.com", "hotmail.com", "hotmail.fr", "icloud.com", "laposte.net", "live.com",
        "mail.com", "mail.ru", "me.com", "msn.com", "orange.fr", "outlook.com", "outlook.fr",
        "proton.me", "protonmail.com", "qq.com", "rediffmail.com", "sina.com", "web.de",
        "yahoo.co.in", "yahoo.co.uk", "yahoo.com", "yahoo.es", "yahoo.fr", "yandex.com",
        "yandex.ru", "zoho.com",
    }
)  # fmt: skip


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


class EmailDomain(models.Model):
    """An official domain of a Member's administration or of a partner."""

    member = models.ForeignKey(
        Member,
        verbose_name=_("Member"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    domain = models.CharField(
        _("domain"),
        max_length=253,
        validators=[
            RegexValidator(
                r"^[a-z0-9-]+(\.[a-z0-9-]+)+\Z",
                _("Write what stands after the @: customs.example."),
            )
        ],
        help_text=_("Addresses of domains below it count, too. Small letters."),
    )

    class Meta:
        verbose_name = _("official e-mail domain")
        verbose_name_plural = _("official e-mail domains")
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, partner=None)
                | Q(member=None, partner__isnull=False),
                name="email_domain_of_one_organization",
                violation_error_message=_("Choose either a Member or a partner."),
            ),
            models.UniqueConstraint(
                fields=["domain", "member", "partner"],
                nulls_distinct=False,
                name="email_domain_once",
                violation_error_message=_("This domain is there already."),
            ),
        ]

    def __str__(self):
        return self.domain
