"""Who may do what with an entry, on every page of the admin."""

from django.contrib import admin
from django.http import HttpRequest

from content.languages import CODES
from content.models import Entry


class EntryRightsAdmin(admin.ModelAdmin):
    """Facts and originals need Django's permission to change the kind; translating needs less."""

    def may_correct(self, request: HttpRequest) -> bool:
        """Whether this person may change the facts and the text in the original language."""
        return super().has_change_permission(request)

    def has_change_permission(self, request, obj=None):
        if self.may_correct(request):
            return True
        return obj is not None and self._may_translate(request, obj)

    def _may_translate(self, request: HttpRequest, obj: Entry) -> bool:
        language = request.GET.get("language", "")
        return (
            language in CODES
            and language != obj.original_language
            and self.has_view_permission(request, obj)
            and request.user.has_perm("content.translate_version")
        )

    def get_inline_instances(self, request, obj=None):
        """Parts belong to the facts: who may not correct those is not offered them."""
        may_edit = self.may_correct(request) if obj else self.has_add_permission(request)
        return super().get_inline_instances(request, obj) if may_edit else []

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the bulk action is offered; the verb asks again."""
        return self.may_correct(request) and request.user.has_perm("content.publish_version")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return self.may_correct(request) and request.user.has_perm("content.withdraw_version")
