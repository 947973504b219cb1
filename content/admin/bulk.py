"""Publishing and withdrawing several entries, by the same verbs as one."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.admin.rights import EntryRightsAdmin
from content.models import Entry, Version, WorkflowError
from content.models.version import OPEN

MOST = 200


class EntryBulkAdmin(EntryRightsAdmin):
    """The bulk actions: each entry is done whole or skipped, and the message says which."""

    actions = ["publish_all", "withdraw_all"]

    @admin.action(description=gettext_lazy("Publish the drafts"), permissions=["publish"])
    def publish_all(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._each(request, queryset, "publish_all", _("Publish the drafts"), OPEN)

    @admin.action(description=gettext_lazy("Withdraw"), permissions=["withdraw"])
    def withdraw_all(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._each(request, queryset, "withdraw_all", _("Withdraw"), ["published"])

    def _each(
        self, request: HttpRequest, queryset: QuerySet, action: str, title: str, statuses: list
    ) -> HttpResponse | None:
        """Show what would be done; on confirmation do it."""
        pks = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(pks) > MOST:
            message = _("Choose at most %(most)s at a time; nothing was done.") % {"most": MOST}
            self.message_user(request, message, messages.WARNING)
            return None
        texts = Version.objects.filter(entry__in=pks, status__in=statuses)
        if "confirmed" not in request.POST:
            return self._ask_all(request, pks, texts, action, title)
        verb = Version.publish if action == "publish_all" else Version.withdraw
        done = sum(self._do(request, pk, statuses, verb) for pk in pks)
        skipped = len(pks) - done
        self.message_user(request, _bulk_message(action, done), messages.SUCCESS)
        if skipped:
            message = ngettext("%(n)s was skipped.", "%(n)s were skipped.", skipped)
            self.message_user(request, message % {"n": skipped}, messages.WARNING)
        return None

    def _do(
        self,
        request: HttpRequest,
        pk: int,
        statuses: list,
        verb: Callable[[Version, Any], None],
    ) -> bool:
        """Take the step with every text of one entry; False, and the reason told, if it cannot."""
        try:
            with transaction.atomic():
                entry = Entry.objects.select_for_update().get(pk=pk)
                texts = list(entry.versions.filter(status__in=statuses))
                for text in texts:
                    verb(text, request.user)
        except Entry.DoesNotExist:
            return False
        except WorkflowError as error:
            message = format_html("{}: {}", entry.slug, str(error))
            self.message_user(request, message, messages.WARNING)
            return False
        if texts:
            self.log_change(request, entry, str(_("In bulk: %s") % verb.__name__))
        return bool(texts)

    def _ask_all(
        self, request: HttpRequest, pks: list[int], texts: QuerySet, action: str, title: str
    ) -> HttpResponse:
        chosen = list(texts.order_by("entry", "language"))
        context = self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.opts,
            "action": action,
            "pks": pks,
            "texts": chosen,
            "skipped": len(pks) - len({text.entry_id for text in chosen}),
        }
        return TemplateResponse(request, "admin/content/bulk.html", context)


def _bulk_message(action: str, done: int) -> str:
    if action == "publish_all":
        message = ngettext("%(n)s entry is published.", "%(n)s entries are published.", done)
    else:
        message = ngettext("%(n)s entry is withdrawn.", "%(n)s entries are withdrawn.", done)
    return message % {"n": done}
