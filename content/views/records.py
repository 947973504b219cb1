"""The record of one entry."""

from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import DetailView

from content import dates, structured_data
from content.denials import WITHDRAWN, deny_hidden
from content.downloads import files_of
from content.explanations import explain
from content.facts import Fact, known
from content.fallback import fallback_notice
from content.frame import alternates
from content.kept import Kept, kept_page
from content.labels import Labels
from content.languages import by_preference, current_language
from content.linked import linked_entries, with_linked
from content.models import Entry, Version
from content.presentation import present
from content.related import related
from content.trails import text_step, type_of_trail
from content.views.entries import EntryQueryMixin
from library.models import ImageText


@method_decorator(kept_page, name="dispatch")
class EntryDetailView(EntryQueryMixin, DetailView):
    """The record of one entry. A kind sets `model`, `heading` and `schema_type`."""

    context_object_name = "entry"
    schema_type = "Article"
    # Relations of the kind, in either direction, whose entries the record names.
    linked_names: list[str] = []
    # Whether entries of this kind have files: one statement.
    shows_files = True

    def get_queryset(self):
        language = current_language().code
        texts = ImageText.objects.filter(image=OuterRef("picture"))
        alt = texts.order_by(by_preference(language)).values("alt")[:1]
        entries = super().get_queryset().select_related("picture").with_topics()
        entries = with_linked(self.with_parts(entries), self.linked_names)
        return entries.annotate(alt=Subquery(alt)).in_language(language, with_body=True)

    def get_object(self, queryset=None):
        entry = super().get_object(queryset)
        if not entry.shown_texts:
            raise Http404("withdrawn at this moment")
        return entry

    def get_facts(self) -> list[Fact]:
        """What the record lists of the facts that this kind has; `labels` and `linked` are there.

        Facts without a value are left out of the page.
        """
        return []

    def get_body(self) -> Version:
        """The text whose body the record shows."""
        return self.object.text

    def describe(self) -> dict[str, Any]:
        """What search engines are told of the entry."""
        return structured_data.article(self.object, self.schema_type)

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if deny_hidden(request, self._hidden()) == WITHDRAWN:
                return render(request, "410.html", {"robots": "noindex, follow"}, status=410)
            raise

    def get_context_data(self, **kwargs):
        entry, text = self.object, self.object.text
        language, user = current_language().code, self.request.user
        self.kept = Kept(self.request)
        self.labels = Labels(self.kept, user)
        self.labels.attach_topics([entry], self.list_url)
        present([entry], self.kept)
        self.linked = linked_entries(entry, self.linked_names, user, self.kept)
        if entry.picture:
            entry.picture.alt_text = "" if entry.picture.is_decorative else entry.alt or ""
        body = self.get_body()
        prose, explanations = explain(entry, body, user, self.kept)
        return (
            super().get_context_data(**kwargs)
            | self._head([*self.get_trail(), text_step(text)])
            | {
                "fallback": fallback_notice(entry, self.list_url),
                "files": files_of(entry, user, language) if self.shows_files else [],
                "facts": known(self.get_facts()),
                "linked": self.linked,
                "body": body,
                "prose": prose,
                "explanations": explanations,
                "related": self._related(language),
                "picture": entry.picture,
                "updated_on": self._updated_on(),
                "edit_url": self._edit_url(),
            }
        )

    def _head(self, trail: type_of_trail) -> dict[str, Any]:
        """The breadcrumb, and what the head of the page says of the entry.

        A fallback names the original as canonical.
        """
        entry, text = self.object, self.object.text
        canonical = f"/{text.language}/{entry.url.partition('/')[2].partition('/')[2]}"
        languages = alternates(entry.url, entry.languages, entry.original_language)
        graph = [self.describe(), structured_data.breadcrumb(trail)]
        return {
            "trail": trail,
            "description": text.summary,
            "canonical_url": settings.SITE_URL + canonical,
            "alternates": [] if text.is_fallback else languages,
            "structured_data": structured_data.script({"@graph": graph}),
        }

    def _updated_on(self) -> str:
        """The day of the last change that readers should know of."""
        text = self.object.text
        return "" if text.number == 1 or text.is_minor else dates.day(text.published_at)

    def _edit_url(self) -> str:
        """The form of the text that is shown, for those who may change the entry."""
        options, user = self.model._meta, self.request.user
        change = f"{options.app_label}.change_{options.model_name}"
        if not (user.is_staff and user.has_perm(change)):
            return ""
        name = f"admin:{options.app_label}_{options.model_name}_change"
        return f"{reverse(name, args=[self.object.pk])}?language={self.object.text.language}"

    def _related(self, language: str) -> list[Entry]:
        """What else there is of this kind on its subjects: one statement."""
        return related(self.object, self.request.user, self.kept)

    def _hidden(self) -> Any:
        """What there is at this address, whoever may read it."""
        kind, slug = self.model._meta.label_lower, self.kwargs["slug"]
        return self.model.objects.filter(kind=kind, slug=slug)
