"""What the list of a kind is narrowed by."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES, CODES, current_language
from content.models import Topic, Version
from content.worklists import due_for_review, in_state, lacking, stale


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("mine", _("My drafts")),
            ("draft", _("Draft")),
            ("in_review", _("In review")),
            ("scheduled", _("Scheduled")),
            ("published", _("Published")),
            ("ended", _("Taken down")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return in_state(queryset, self.value() or "", request.user)


class LackingFilter(admin.SimpleListFilter):
    title = _("missing language")
    parameter_name = "lacking"

    def lookups(self, request, model_admin):
        return CHOICES

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        code = self.value() or ""
        return lacking(queryset, code) if code in CODES else queryset


class StaleFilter(admin.SimpleListFilter):
    title = _("language out of date")
    parameter_name = "stale"

    def lookups(self, request, model_admin):
        return CHOICES

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        code = self.value() or ""
        return stale(queryset, code) if code in CODES else queryset


class ReviewFilter(admin.SimpleListFilter):
    title = _("review")
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return [("due", _("Review due"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return due_for_review(queryset) if self.value() == "due" else queryset


class TopicFilter(admin.SimpleListFilter):
    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request, model_admin):
        texts = Version.objects.shown_in(current_language().code)
        texts = texts.filter(entry__kind=Topic._meta.label_lower).values_list("entry", "title")
        return sorted(texts, key=lambda text: text[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        return queryset.filter(topics=value) if value.isdecimal() else queryset
