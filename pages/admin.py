"""Editing the tree of pages, questions and answers, and who held which office."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Value
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import address_of
from content.admin.branches import BranchAdmin
from content.admin.forms import EntryForm
from content.admin.lists import EntryChangeList, title_of_texts
from content.admin.order import OrderedAdmin
from content.admin.subjects import SubjectAdmin
from content.models import Topic
from content.slugs import free_slug
from pages.models import Page, Question, TermOfOffice

MOST_INDENTED = 4


class PageForm(EntryForm):
    """A page's address is its place in the tree: changing it moves all that lies below."""

    slug = forms.RegexField(
        r"^[a-z0-9-]+(/[a-z0-9-]+)*/?$",
        label=gettext_lazy("Address"),
        max_length=150,
        required=False,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy(
            "Its place in the tree: about/history lies below about. Write about/ and the last "
            "part comes from the title. All that lies below moves along, and old addresses "
            "lead to the new ones."
        ),
        error_messages={
            "invalid": gettext_lazy("Use small letters, digits, hyphens, and / between parts.")
        },
    )

    folder = ""

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug.endswith("/"):
            self.folder = slug.rstrip("/")
            last = self.instance.slug.rpartition("/")[2]
            self.cleaned_data["slug"] = slug = f"{self.folder}/{last}" if last else ""
        else:
            self.folder = slug.rpartition("/")[0]
        if self.folder and self.folder != self.instance.folder and not _exists(self.folder):
            message = _("There is no page at %(address)s yet. Make that one first.")
            raise forms.ValidationError(message % {"address": self.folder})
        return super().clean_slug()

    def propose_slug(self, title):
        return free_slug(self.instance.kind, title, self.folder)


def _exists(path: str) -> bool:
    """Whether a page, a topic or a list of the portal has that address."""
    if Page.objects.filter(slug=path).exists():
        return True
    try:
        match = resolve(f"{address_of('pages.page', 'a').removesuffix('a/')}{path}/")
    except Resolver404:
        return False
    model = getattr(getattr(match.func, "view_class", None), "model", None)
    if model is Topic:
        return Topic.objects.filter(slug=match.kwargs["slug"]).exists()
    return model is not Page


class TreeChangeList(EntryChangeList):
    """All pages in the order of the tree: each below its parent, siblings by position."""

    def get_queryset(self, request, exclude_parameters=None):
        pages = super().get_queryset(request, exclude_parameters)
        order = Value(_in_order(), ArrayField(BigIntegerField()))
        place = Func(order, F("pk"), function="array_position", output_field=BigIntegerField())
        return pages.order_by(place, "pk")


def _in_order() -> list[int]:
    """The keys of all pages in the order of the tree: one statement."""
    rows = list(Page.objects.values_list("slug", "position", "pk"))
    places = {slug: (position, pk) for slug, position, pk in rows}

    def way(row: tuple[str, int, int]) -> list[tuple]:
        parts = row[0].split("/")
        paths = ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]
        return [(*places.get(path, (0, 0)), path) for path in paths]

    return [pk for _slug, _position, pk in sorted(rows, key=way)]


@admin.register(Page)
class PageAdmin(BranchAdmin, OrderedAdmin):
    form = PageForm
    filed_under = ["slug", "topics"]
    facts = ["shows", "regions", "position"]
    list_display = [
        "title_column", "move_column", "address_column", "state_column", "languages_column",
        "add_column",
    ]  # fmt: skip
    list_per_page = 200
    is_written_daily = False

    def get_changelist(self, request, **kwargs):
        return TreeChangeList

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        return [c for c in columns if c != "add_column" or self.has_add_permission(request)]

    def siblings_of(self, entry: Any) -> Any:
        pages = Page.objects.lying_in(entry.folder)  # type: ignore[attr-defined]
        return pages if entry.folder else Page.objects.exclude(slug__contains="/")

    @admin.display(description=gettext_lazy("title"))
    def title_column(self, entry: Any) -> str:
        depth = min(entry.slug.count("/"), MOST_INDENTED)
        return format_html('<span class="depth-{}">{}</span>', depth, super().title_column(entry))

    @admin.display(description=gettext_lazy("address"))
    def address_column(self, entry: Any) -> str:
        return format_html('<bdi dir="ltr">{}</bdi>', entry.slug)

    @admin.display(description=gettext_lazy("below it"))
    def add_column(self, entry: Any) -> str:
        text = title_of_texts(entry, entry.telling_texts)
        url = f"{reverse('admin:pages_page_add')}?slug={entry.slug}/"
        label = _("Add a page below: %(title)s") % {"title": text.title if text else entry.slug}
        return format_html('<a href="{}" aria-label="{}">{}</a>', url, label, _("Add a page"))


@admin.register(TermOfOffice)
class TermOfOfficeAdmin(admin.ModelAdmin):
    fields = ["role", "name", "country", "began_on", "ended_on", "is_current", "source"]
    list_display = ["name", "role", "country", "began_on", "ended_on", "is_current"]
    list_filter = ["role"]
    search_fields = ["name"]
    ordering = ["role", "-is_current", "-began_on", "pk"]


@admin.register(Question)
class QuestionAdmin(SubjectAdmin):
    filed_under = ["category", "topics"]
    list_filter = ["category", *SubjectAdmin.list_filter]
    ordering = ["category", "position", "pk"]

    def siblings_of(self, entry: Any) -> Any:
        return Question.objects.filter(category=entry.category)
