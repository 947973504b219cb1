"""Where a document, a picture or a subject is used: on its own page, and before it is deleted."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.urls import reverse

from content.admin.states import State, entry_state
from content.models import Entry, Version
from content.telling import telling_texts, title_of_texts
from library.admin import DocumentAdmin, ImageAdmin
from library.models import Document, Image

MOST = 50


class Use(NamedTuple):
    """An entry that uses one of the things asked about, as its line shows it."""

    thing: str
    kind: str
    slug: str
    text: Version | None
    state: State
    url: str


class Uses:
    """The first entries that use these things, of the kinds that this person may open.

    Three statements, however many entries and things.
    """

    def __init__(self, things: Iterable[Any], path: str, name: str, kinds: dict[str, Any]):
        """`path` leads from an entry to such a thing, `name` from there to what it is called."""
        self._kinds = kinds
        used = Entry.objects.filter(**{f"{path}__in": [thing.pk for thing in things]})
        counts = used.aggregate(all=Count("pk"), own=Count("pk", filter=Q(kind__in=kinds)))
        self.total, self.hidden = counts["all"], counts["all"] - counts["own"]
        own = used.filter(kind__in=kinds).annotate(thing=F(f"{path}__{name}"))
        newest = own.order_by("-changed_at", "-pk").prefetch_related(telling_texts())
        self.shown = [self._line(entry) for entry in newest[:MOST]]
        self.more = counts["own"] - len(self.shown)

    def _line(self, entry: Any) -> Use:
        app_label, model_name = entry.kind.split(".")
        return Use(
            thing=entry.thing,
            kind=str(self._kinds[entry.kind].opts.verbose_name),
            slug=entry.slug,
            text=title_of_texts(entry, entry.telling_texts),
            state=entry_state(entry, entry.telling_texts),
            url=reverse(f"admin:{app_label}_{model_name}_change", args=[entry.pk]),
        )


class UsesAdmin(admin.ModelAdmin):
    """Shows where a thing is used; `used_by` is the path from an entry to it, and its name."""

    delete_confirmation_template = "admin/content/delete_used.html"
    delete_selected_confirmation_template = "admin/content/delete_used_selected.html"
    used_by: tuple[str, str]
    # Whether what is in use cannot be deleted; a subject can, and its entries stay.
    is_held_by_uses = True

    def uses_of(self, request: HttpRequest, things: Iterable[Any]) -> Uses:
        kinds = {
            model._meta.label_lower: model_admin
            for model, model_admin in self.admin_site._registry.items()
            if issubclass(model, Entry)
            and model is not Entry
            and model_admin.has_view_permission(request)
        }
        return Uses(things, *self.used_by, kinds)

    def get_deleted_objects(self, objs, request):
        """As Django's; the pages that confirm read `request.uses`, the single and the other."""
        request.uses = self.uses_of(request, objs)
        request.is_held_by_uses = self.is_held_by_uses and request.uses.total
        return super().get_deleted_objects(objs, request)

    def render_change_form(self, request, context, *args, **kwargs):
        if context.get("original"):
            context["uses"] = self.uses_of(request, [context["original"]])
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Image)
class UsedImageAdmin(UsesAdmin, ImageAdmin):
    change_form_template = "admin/content/used_form.html"
    used_by = ("picture", "title")


@admin.register(Document)
class UsedDocumentAdmin(UsesAdmin, DocumentAdmin):
    change_form_template = "admin/content/used_form.html"
    used_by = ("attachments__document", "slug")

    def get_queryset(self, request):
        """Without the papers of meetings: those stand on the desks, for who has rights there."""
        return super().get_queryset(request).exclude(attachments__is_listed=False)
