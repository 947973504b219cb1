"""What a reader is offered as packs: in words, with the reason where there is nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.dates import day
from content.downloads import written_size
from content.languages import current_language, name_of
from content.models.reading import type_of_reader
from meetings.models import AgendaItem, Meeting, WorkingDocument
from meetings.packs.choosing import Fetched, OfDocument, fetched_by, papers_for


@dataclass
class Offer:
    """A pack that can be asked for; where it holds nothing, `reason` says why."""

    language: str
    papers: list[Any] = field(default_factory=list)
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
    papers = papers_for(user, meeting, language, item)
    if not papers:
        has_some = WorkingDocument.objects.shown().filter(entry=meeting.pk).exists()
        return [no_offer(user, language, has_some=has_some)]
    return offers_of(papers, language, fetched_by(user, meeting), item.number if item else "")


def offers_of(
    papers: Sequence[OfDocument], language: str, fetched: Fetched, item: str = ""
) -> list[Offer]:
    """The same of files that are chosen already, there must be one."""
    everything = Offer(language, list(papers), item)
    everything.label = _("Download all in %(language)s (%(files)s)") % _facts(papers, language)
    return [everything, *([_new(everything, fetched)] if fetched.last_at else [])]


def no_offer(user: type_of_reader, language: str, *, has_some: bool) -> Offer:
    """What stands in their place where the meeting `has_some` documents for others, or none."""
    if not has_some:
        reason = _("There are no documents yet.")
    elif user.is_authenticated:
        reason = _("The documents are for other readers: your account does not open them.")
    else:
        reason = _("The documents are locked: sign in to open them.")
    return Offer(language, label=_("Download all documents"), reason=reason)


def _new(everything: Offer, fetched: Fetched) -> Offer:
    papers = [paper for paper in everything.papers if paper.pk not in fetched.files]
    offer = Offer(everything.language, papers, everything.item, is_new=True)
    if papers:
        offer.label = _("Only what is new (%(files)s)") % _facts(papers, offer.language)
    else:
        offer.label = _("Only what is new")
        offer.reason = _("Nothing is new since %(day)s.") % {"day": day(fetched.last_at)}
    return offer


def _facts(papers: Sequence[OfDocument], language: str) -> dict[str, str]:
    """The language by name, and number and size of the files, with those that stand in."""
    shown = current_language().code
    files = ngettext("%(number)s file", "%(number)s files", len(papers)) % {"number": len(papers)}
    facts = [f"{files}, {written_size(sum(paper.size_bytes for paper in papers))}"]
    others = Counter(paper.language for paper in papers if paper.language != language)
    for code, number in others.most_common():
        name = name_of(code, in_language=shown)
        facts.append(_("%(number)s in %(language)s") % {"number": number, "language": name})
    return {"language": name_of(language, in_language=shown), "files": "; ".join(facts)}
