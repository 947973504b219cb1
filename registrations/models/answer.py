"""Answers to the questions of a form."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registrations.models.form import Question
from registrations.models.registration import Registration


class Answer(models.Model):
    """What somebody answered to a question of the form: choices as the positions of lines."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    value = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="answer_once"),
        ]

    def __str__(self):
        return self.value
