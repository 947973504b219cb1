"""The list of a kind: columns, search and who may do what."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.admin.bulk import EntryBulkAdmin
from content.admin.choosers import name_of, named
from content.admin.filters import (
    LackingFilter,
    ReviewFilter,
    StaleFilter,
    StateFilter,
    TopicFilter,
)
from content.admin.found import found
from content.admin.states import entry_state, language_states
from content.models import Entry
from content.telling import telling_texts, title_of_texts

PER_PAGE = 25


class EntryChangeList(ChangeList):
    """Reads the texts of the page's rows in one statement."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).prefetch_related(telling_texts())

    def url_for_result(self, result):
        """The form, in the language that the list was narrowed by."""
        form_url: Any = self.model_admin.form_url  # type: ignore[attr-defined]
        language = self.params.get("lacking") or self.params.get("stale")
        return form_url(result.pk, language or "")


class EntryListAdmin(EntryBulkAdmin):
    """Columns, filters and search of every kind."""

    list_display = ["title_column", "state_column", "languages_column", "day_column", "changed_at"]
    list_display_links = ["title_column"]
    list_filter = [StateFilter, LackingFilter, StaleFilter, ReviewFilter, TopicFilter, "access"]
    # Django asks for names to show a search field; get_search_results searches the texts.
    search_fields = ["slug"]
    ordering = ["-changed_at", "-pk"]
    list_per_page = PER_PAGE
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request, **kwargs):
        return EntryChangeList

    def get_search_results(self, request, queryset, search_term):
        words = search_term.strip()
        if not words:
            return queryset, False
        keys, is_complete = found(words, queryset, request.user)
        if not is_complete and request.resolver_match.url_name != "autocomplete":
            messages.info(
                request, _("Very many texts hold these words: the newest of them are listed.")
            )
        return queryset.filter(pk__in=keys), False

    def for_chooser(self, entries: QuerySet) -> QuerySet:
        """What the autocomplete view shows of entries: their titles."""
        return named(entries)

    def as_choice(self, entry: Entry) -> dict[str, str]:
        return {"text": name_of(entry)}

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description=_("title"))
    def title_column(self, entry: Any) -> str:
        text = title_of_texts(entry, entry.telling_texts)
        if text is None:
            return entry.slug
        return format_html(
            '<bdi lang="{}" dir="{}">{}</bdi>', text.language_tag, text.direction, text.title
        )

    @admin.display(description=_("state"))
    def state_column(self, entry: Any) -> str:
        state = entry_state(entry, entry.telling_texts)
        return format_html(
            '<span class="dot state-{}"><span aria-hidden="true">{}</span> {}</span>', *state
        )

    @admin.display(description=_("languages"))
    def languages_column(self, entry: Any) -> str:
        dots = format_html_join(
            " ",
            '<span class="dot state-{}" title="{}: {}"><span aria-hidden="true">{}{}</span>'
            '<span class="visually-hidden">{}: {}</span></span>',
            (
                (
                    state.name,
                    language.name,
                    state.label,
                    language.code[:2].upper(),
                    state.sign,
                    language.name,
                    state.label,
                )
                for language, state in language_states(entry, entry.telling_texts)
            ),
        )
        return format_html('<span class="dots">{}</span>', dots)

    @admin.display(description=_("publish on"), ordering="published_at")
    def day_column(self, entry: Any) -> str:
        if entry.published_at is None:
            return "–"
        return formats.date_format(timezone.localtime(entry.published_at), "DATETIME_FORMAT")

    def form_url(self, pk: Any, language: str = "") -> str:
        """The address of the form, in that language."""
        options = self.opts
        url = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[pk])
        return f"{url}?language={language}" if language else url
