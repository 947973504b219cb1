"""Editing questions and answers."""

from django.contrib import admin

from content.admin.subjects import SubjectAdmin
from pages.models import Question


@admin.register(Question)
class QuestionAdmin(SubjectAdmin):
    facts = ["category", "position"]
    filed_under = ["topics"]
    list_filter = ["category", *SubjectAdmin.list_filter]
    ordering = ["category", "position", "pk"]
