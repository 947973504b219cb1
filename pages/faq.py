"""Questions and answers: all on one page, and an address for each."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from content import structured_data
from content.figures import fill
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.models import Version
from content.rich_text import clean
from content.trails import below_home
from content.views import EntryDetailView
from pages.models import Question, QuestionCategory

HEADING = _("Questions and answers")
LEAD = _("What visitors ask most often, answered in short.")


class Group(NamedTuple):
    """The questions of one category; `anchor` is its place on the page."""

    label: str
    anchor: str
    texts: list[Version]


@require_safe
@kept_page
def question_list(request: HttpRequest) -> HttpResponse:
    """Every question with its answer, by category: one statement, and those of figures."""
    questions = Question.objects.visible_to(request.user)
    texts = Version.objects.shown_in(current_language().code, with_body=True)
    texts = texts.filter(entry__in=questions.values("pk")).select_related("entry__question")
    texts = list(texts)
    fill(texts, Kept(request))
    groups = _grouped(texts)
    answers = [_answer(text) for group in groups for text in group.texts]
    context = {
        "heading": HEADING,
        "lead": LEAD,
        "description": LEAD,
        "trail": below_home(HEADING),
        "groups": groups,
        "alternates": alternates(request.path, CODES, "en") if not request.GET else [],
        "structured_data": structured_data.script({"@type": "FAQPage", "mainEntity": answers}),
    }
    return render(request, "pages/question_list.html", context)


class QuestionDetailView(EntryDetailView):
    """One question with its answer, for those who want to send somebody there."""

    model = Question
    heading = HEADING
    shows_files = False

    def describe(self):
        return {
            "@type": "FAQPage",
            "inLanguage": self.object.text.language_tag,
            "url": settings.SITE_URL + self.object.get_absolute_url(),
            "mainEntity": [_answer(self.object.text)],
        }


def _grouped(texts: list[Version]) -> list[Group]:
    texts.sort(key=lambda text: (text.entry.question.position, text.entry_id))
    groups = [
        Group(
            str(category.label),
            f"about-{category.value}",
            [text for text in texts if text.entry.question.category == category],
        )
        for category in QuestionCategory
    ]
    return [group for group in groups if group.texts]


def _answer(text: Version) -> dict[str, Any]:
    """A question and its answer, which may hold markup, as schema.org knows them."""
    summary = f"<p>{escape(text.summary)}</p>" if text.summary else ""
    return {
        "@type": "Question",
        "name": text.title,
        "inLanguage": text.language_tag,
        "acceptedAnswer": {"@type": "Answer", "text": summary + clean(text.body)},
    }
