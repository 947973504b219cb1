"""News of the Organization."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Entry


class Category(models.TextChoices):
    NEWS = "news", _("News")
    PRESS = "press", _("Press release")


class News(Entry):
    """A news item of the Organization."""

    category = models.CharField(
        _("category"), max_length=10, choices=Category, default=Category.NEWS
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="news_category_known"
            ),
        ]
