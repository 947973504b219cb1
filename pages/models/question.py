"""Questions that visitors ask, with their answers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Entry


class QuestionCategory(models.TextChoices):
    ABOUT = "about", _("The Organization")
    MEMBERS = "members", _("Members")
    CLASSIFICATION = "classification", _("Classification of goods")
    FACILITATION = "facilitation", _("Procedures and facilitation")
    COMPLAINTS = "complaints", _("Complaints")
    PUBLICATIONS = "publications", _("Publications")
    EVENTS = "events", _("Events")
    WEBSITE = "website", _("This website")


class Question(Entry):
    """A question that is often asked: its title asks, its summary and body answer."""

    category = models.CharField(
        _("category"), max_length=15, choices=QuestionCategory, default=QuestionCategory.ABOUT
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The smallest number comes first.")
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions and answers")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=QuestionCategory.values), name="question_category_known"
            ),
        ]
