"""Letters in the admin: how each fares. What stands in them is for the one they are written to."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mail.letters import try_again
from mail.models import Letter


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin):
    """Never shows the text: it may hold a link that signs its reader in."""

    list_display = ["subject", "to", "state", "tries", "next_try_at", "sent_at", "error"]
    list_filter = ["state"]
    search_fields = ["to", "subject"]
    ordering = ["-created_at", "-pk"]
    show_full_result_count = False
    actions = ["send_again"]
    fields = [
        "subject", "to", "reply_to", "language", "state", "tries", "error",
        "created_at", "trying_since", "next_try_at", "sent_at",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_retry_permission(self, request) -> bool:
        return request.user.has_perm("mail.change_letter")

    @admin.action(description=_("Try again"), permissions=["retry"])
    def send_again(self, request, letters: QuerySet) -> None:
        number = sum(try_again(letter) for letter in letters)
        self.message_user(
            request,
            ngettext(
                "%(number)s letter is tried again.", "%(number)s letters are tried again.", number
            )
            % {"number": number},
            messages.SUCCESS if number else messages.WARNING,
        )
