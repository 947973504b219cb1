"""Old addresses, each leading straight to an entry: no chains."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry


class RedirectQuerySet(models.QuerySet):
    def remember(self, entry: Entry, slug: str) -> None:
        """Let the address that this entry had under a former slug lead to it."""
        app_label, model_name = entry.kind.split(".")
        address = reverse(f"{app_label}:{model_name}_detail", kwargs={"slug": slug})
        path = without_language(address)
        self.filter(path=without_language(entry.get_absolute_url())).delete()
        self.update_or_create(path=path, defaults={"entry": entry})


def without_language(address: str) -> str:
    """The path below the language folder, in small letters: news/x/ for /fr/news/x/."""
    return address.lstrip("/").partition("/")[2].lower()


class Redirect(models.Model):
    """A former path, below any language folder, and the entry that it leads to now."""

    path = models.CharField(
        _("old path"),
        max_length=500,
        unique=True,
        help_text=_("Without the language: media/newsroom/2019/may/story.aspx"),
    )
    entry = models.ForeignKey(
        Entry, verbose_name=_("entry"), on_delete=models.CASCADE, related_name="redirects"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")

    def __str__(self):
        return self.path
