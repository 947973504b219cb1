"""What a reader is offered as packs: in words, with the reason where there is nothing."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.dates import day
from content.downloads import written_size
from content.languages import CODES, current_language, name_of
from content.models.reading import type_of_reader
from meetings.models import AgendaItem, Meeting, WorkingDocument
from meetings.packs.choosing import Fetched, Paper, fetched_by, papers_for


@dataclass
class Offer:
    """A pack that can be asked for; where it holds nothing, `reason` says why."""

    language: str
    papers: list[Paper] = field(default_factory=list)
    item: str = ""
    label: str = ""
    reason: str = ""
    is_new: bool = False


def offers(
    user: type_of_reader, meeting: Meeting, language: str, item: AgendaItem | None = None
) -> list[Offer]:
    """All that the reader may have, and what is new to those who fetched something before.

    One statement, one more for those who signed in, one more where there is nothing to have.
    """
    language = language if language in CODES else current_language().code
    number = item.number if item else ""
    papers = papers_for(user, meeting, language, item)
    everything = Offer(language, papers, number)
    if not papers:
        everything.label = _("Download all documents")
        everything.reason = _why_nothing(user, meeting)
        return [everything]
    everything.label = _("Download all in %(language)s (%(files)s)") % _facts(papers, language)
    fetched = fetched_by(user, meeting)
    return [everything, *([_new(everything, fetched)] if fetched.last_at else [])]


def _new(everything: Offer, fetched: Fetched) -> Offer:
    papers = [paper for paper in everything.papers if paper.pk not in fetched.files]
    offer = Offer(everything.language, papers, everything.item, is_new=True)
    if papers:
        offer.label = _("Only what is new (%(files)s)") % _facts(papers, offer.language)
    else:
        offer.label = _("Only what is new")
        offer.reason = _("Nothing is new since %(day)s.") % {"day": day(fetched.last_at)}
    return offer


def _why_nothing(user: type_of_reader, meeting: Meeting) -> str:
    """Whether there is nothing at all, or nothing for this reader."""
    if not WorkingDocument.objects.shown().filter(entry=meeting.pk).exists():
        return _("There are no documents yet.")
    if user.is_authenticated:
        return _("The documents are for other readers: your account does not open them.")
    return _("The documents are locked: sign in to open them.")


def _facts(papers: list[Paper], language: str) -> dict[str, str]:
    """The language by name, and number and size of the files, with those that stand in."""
    shown = current_language().code
    files = ngettext("%(number)s file", "%(number)s files", len(papers)) % {"number": len(papers)}
    facts = [f"{files}, {written_size(sum(paper.size_bytes for paper in papers))}"]
    others = Counter(paper.language for paper in papers if paper.language != language)
    for code, number in others.most_common():
        name = name_of(code, in_language=shown)
        facts.append(_("%(number)s in %(language)s") % {"number": number, "language": name})
    return {"language": name_of(language, in_language=shown), "files": "; ".join(facts)}
