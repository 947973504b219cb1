"""The glossary: its index by letter, a page per term, and the same terms for machines."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from content.figures import fill
from content.finder import EntryFilter, title_key
from content.frame import SEARCH, alternates
from content.kept import Kept, kept_page
from content.languages import CODES, by_preference, current_language
from content.letters import LetterIndex, rows
from content.models import Synonym, Term, Version
from content.open_data.columns import STRING, fact
from content.open_data.tables import Table
from content.presentation import present
from content.trails import below_home
from content.views import EntryDetailView, EntryListView

GLOSSARY = gettext_lazy("Glossary")
ABBREVIATION = "term__abbreviation"
LEAD = gettext_lazy("The words of Customs, explained in one or two sentences.")


@require_safe
@kept_page
def term_list(request: HttpRequest) -> HttpResponse:
    """The index of terms in the visitor's language and alphabet."""
    kept, code = Kept(request), current_language().code
    terms = Term.objects.visible_to(request.user)
    is_plain = not request.GET
    context = {
        "heading": GLOSSARY,
        "lead": LEAD,
        "description": LEAD,
        "trail": below_home(GLOSSARY),
        "index": LetterIndex(
            kept, "terms", lambda: rows(terms, code, ABBREVIATION, summaries=True), request.GET
        ),
        "alternates": alternates(request.path, CODES, "en") if is_plain else [],
        "atom_url": reverse("content:term_atom"),
        "csv_url": reverse("content:term_csv"),
        "json_url": reverse("content:term_json"),
    }
    return render(request, "content/term_list.html", context)


class TermTable(Table):
    name = "terms"
    own = [fact("abbreviation", STRING)]


class TermFeedView(EntryListView):
    """The terms as Atom, CSV and JSON, newest first."""

    model = Term
    filterset_class = EntryFilter
    heading = GLOSSARY
    lead = LEAD
    table = TermTable()


class TermDetailView(EntryDetailView):
    """A term: its definition in the visitor's language, beside those in the others."""

    model = Term
    heading = GLOSSARY
    shows_files = False

    def get_queryset(self):
        code = current_language().code
        texts = Version.objects.published().annotate(asked_language=Value(code))
        texts = texts.order_by(by_preference(code))
        names = Synonym.objects.filter(entry=OuterRef("pk"), language=code).order_by("words")
        terms = super().get_queryset().annotate(names=ArraySubquery(names.values("words")))
        # The same statement that fetches the text to show fetches those in other languages.
        return terms.prefetch_related(None).prefetch_related(
            Prefetch("versions", queryset=texts, to_attr="shown_texts")
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        addresses = {name["code"]: name["url"] for name in self.object.language_names}
        others = self.object.shown_texts[1:]
        fill(others, self.kept)
        for text in others:
            text.url = addresses[text.language]
        return context | {
            "other_texts": others,
            "uses_url": f"{reverse(SEARCH)}?{urlencode({'q': self.object.text.title})}",
        }

    def describe(self):
        term, text = self.object, self.object.text
        return {
            "@type": "DefinedTerm",
            "name": text.title,
            "description": text.summary,
            "inLanguage": text.language_tag,
            "url": settings.SITE_URL + term.get_absolute_url(),
            "inDefinedTermSet": settings.SITE_URL + self.list_url,
            **({"termCode": term.abbreviation} if term.abbreviation else {}),
        }

    def _related(self, language):
        """The terms that this one points to."""
        linked = self.object.see_also.visible_to(self.request.user)
        related = linked.one_statement(language)
        related.sort(key=lambda entry: title_key(entry.text))
        present(related)
        return related
