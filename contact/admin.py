"""Answering messages: who has waited longest comes first, and nobody edits what was written."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contact.models import Message, State, Subject, SubjectName
from content.languages import CODES, current_language
from library.inlines import NamedTabularInline


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):
    list_display = ["reference", "created_at", "about", "name", "language", "state"]
    list_filter = ["state", "language"]
    search_fields = ["reference", "name", "email"]
    show_full_result_count = False
    actions = ["mark_answered"]
    readonly_fields = [
        "reference", "created_at", "about", "name", "email", "language", "text", "sent",
    ]  # fmt: skip
    fields = [*readonly_fields, "state", "note"]

    def get_queryset(self, request):
        messages: Any = super().get_queryset(request).select_related("letter")
        return messages.with_subject(current_language().code).oldest_unanswered_first()

    def get_ordering(self, request):
        # That of the queryset stands; a column chosen by the reader comes before it.
        return []

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("subject"))
    def about(self, message: Message) -> str:
        return message.subject_name  # type: ignore[attr-defined]

    @admin.display(description=_("letter"))
    def sent(self, message: Message) -> str:
        return message.letter.get_state_display() if message.letter else ""

    @admin.action(description=_("Mark as answered"), permissions=["change"])
    def mark_answered(self, request, messages: QuerySet) -> None:
        number = 0
        for message in messages.exclude(state=State.ANSWERED):
            message.state = State.ANSWERED
            message.save(update_fields=["state"])
            self.log_change(request, message, str(State.ANSWERED.label))
            number += 1
        words = ngettext("%(number)s message marked.", "%(number)s messages marked.", number)
        self.message_user(request, words % {"number": number})


class SubjectNameInline(NamedTabularInline):
    model = SubjectName
    extra = 0
    min_num = 1
    max_num = len(CODES)


@admin.register(Subject)
class SubjectAdmin(admin.ModelAdmin):
    list_display = ["name_shown", "address", "position", "is_offered"]
    ordering = ["position", "pk"]
    inlines = [SubjectNameInline]
    show_full_result_count = False

    def get_queryset(self, request):
        subjects: Any = super().get_queryset(request)
        return subjects.named(current_language().code)

    @admin.display(description=_("name"))
    def name_shown(self, subject: Subject) -> str:
        return str(subject)
