"""Searches that people keep."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# An index takes no longer texts.
MAX_QUERY = 2_000
MAX_NAME = 120


class SavedSearch(models.Model):
    """A query of a finder that a person keeps, in no language: it opens in the reader's."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    # The name of the list among the open data: "news".
    finder = models.CharField(max_length=40)
    # As in the address, of parameters that the list understands: "topic=origin&year=2023".
    query = models.CharField(max_length=MAX_QUERY, blank=True)
    name = models.CharField(_("name"), max_length=MAX_NAME)
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(fields=["user", "finder", "query"], name="saved_search_once"),
        ]

    def __str__(self):
        return self.name
