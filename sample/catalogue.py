"""Tools and publications of the demonstration."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from catalogue.models import Instrument, Publication, Tool
from catalogue.models.publication import Series
from content.dating import PRECISIONS
from content.models import DatePrecision
from content.models.attachment import FileAccess
from content.partial_dates import first_day
from members.models import Partner
from sample import files
from sample.instruments import load_instruments
from sample.rows import (
    Sources,
    file_under,
    load_rows,
    owner_of,
    publish_words,
    read_json,
    remember,
)
from sample.texts import Text, publish

# What has no date of its own stands where the Organization begins: at the end of every list.
UNDATED = "1953-01-26"
PUBLICATION_TIME = time(10)
PACKAGES = {
    "procedures-and-facilitation": "economic-competitiveness-package",
    "wco-implementing-the-wto-tfa": "economic-competitiveness-package",
    "nomenclature-and-classification-of-goods": "revenue-package",
    "valuation": "revenue-package",
    "origin": "revenue-package",
    "enforcement-and-compliance": "compliance-and-enforcement-package",
    "capacity-building": "organizational-development-package",
    "integrity": "organizational-development-package",
}
ASSIGNED = "Owner, audience and packages were assigned for the demonstration."


def load_catalogue(sources: Sources) -> int:
    """Load what is not there yet; returns how many entries that are. Raises RowError."""
    loaded = load_instruments(sources) + load_rows("tools.csv", _load_tool_or_publication, sources)
    return loaded + sum(_load_sample_tool(row, sources) for row in read_json("tools_sample"))


def _load_tool_or_publication(row: dict[str, str], sources: Sources) -> bool:
    return (_load_tool if row["series"] == "tool" else _load_publication)(row, sources)


def _load_tool(row: dict[str, str], sources: Sources) -> bool:
    if Tool.objects.filter(slug=row["id"]).exists():
        return False
    topics = row["topic_slugs"].split(";")
    facts = read_json("tool_facts").get(row["id"], {})
    tool = Tool.objects.create(
        slug=row["id"],
        category=row["document_kind"],
        **_tool_facts(facts, sources),
        **_dated(row["published_on"]),
        owner=owner_of(topics, sources),
        basis=row["basis"],
        source=f"{row['source']}\n{ASSIGNED}",
    )
    packages = [PACKAGES[topic] for topic in topics if topic in PACKAGES]
    _relate(tool, [*packages, *facts.get("instruments", [])], facts.get("partners", []))
    file_under(tool, topics, sources)
    words = sources.translations.of("tools", row["id"])
    publish_words(tool, row["title"], row["summary"], words, sources)
    files.attach(tool, _languages(tool))
    if edition := facts.get("restricted_edition"):
        files.attach(tool, ["en"], edition=edition, access=FileAccess.REGISTERED)
    return True


def _load_sample_tool(row: dict[str, Any], sources: Sources) -> bool:
    """An invented tool, marked as one, for what no source says of a real one."""
    if Tool.objects.filter(slug=row["slug"]).exists():
        return False
    tool = Tool.objects.create(
        slug=row["slug"],
        category=row["category"],
        status=row.get("status", "current"),
        successor=Tool.objects.filter(slug=row.get("successor")).first(),
        review_on=row.get("review_on"),
        owner=sources.units["compliance-and-facilitation"],
        basis="sample",
        source="Invented for the demonstration.",
        **_tool_facts(row, sources),
        **_dated(row["published_on"]),
    )
    _relate(tool, row.get("instruments", []), row.get("partners", []))
    file_under(tool, ["procedures-and-facilitation"], sources)
    texts = [Text(code, title, summary, "") for code, (title, summary) in row["text"].items()]
    publish(tool, texts, sources.by)
    access = row.get("access", FileAccess.INHERIT)
    files.attach(tool, _languages(tool), edition=row.get("edition", ""), access=access)
    if former := row.get("former_edition"):
        files.attach(tool, ["en", "fr"], edition=former, is_former=True)
    return True


def _tool_facts(facts: dict[str, Any], sources: Sources) -> dict[str, Any]:
    """The columns that tools of both files have; for Customs where nothing is said."""
    body = facts.get("approving_body")
    return {
        "audiences": facts.get("audiences", ["customs"]),
        "approving_body": sources.units[body] if body else None,
        "approved_on": facts.get("approved_on", ""),
    }


def _load_publication(row: dict[str, str], sources: Sources) -> bool:
    slug = publication_slug(row)
    if Publication.objects.filter(slug=slug).exists():
        return False
    topics = row["topic_slugs"].split(";")
    publication = Publication.objects.create(
        slug=slug,
        series=row["series"],
        number=row["number"],
        authors="\n".join(name.strip() for name in row["authors"].split(";")),
        **_dated(row["published_on"]),
        owner=owner_of(topics, sources),
        basis=row["basis"],
        source=row["source"],
    )
    file_under(publication, topics, sources)
    publish_words(publication, row["title"], row["summary"], {}, sources)
    files.attach(publication, ["en"])
    # As texts of the site call it: by its row, by its row among the tools, by its number.
    remember(publication, f"tools/{row['id']}/")
    if row["id"] != slug:
        remember(publication, f"publications/{row['id']}/")
    if row["number"]:
        remember(publication, f"publications/{row['series']}/{row['number']}/")
    return True


def publication_slug(row: dict[str, str]) -> str:
    """wco-news-103 for the row wco-news-103-wco-news-n103; papers keep the words of their title."""
    is_titled = row["series"] == Series.RESEARCH_PAPER or not row["number"]
    return row["id"] if is_titled else f"{row['series']}-{row['number']}"


def _languages(tool: Tool) -> list[str]:
    """The languages that it has a text in."""
    tool.refresh_from_db(fields=["languages"])
    return tool.languages


def _dated(published_on: str) -> dict[str, Any]:
    """Moment and precision of 2023, 2023-06, 2023-06-15, or of no date."""
    day = first_day(published_on or UNDATED)
    return {
        "published_at": timezone.make_aware(datetime.combine(day, PUBLICATION_TIME)),
        "date_precision": PRECISIONS.get(len(published_on), DatePrecision.UNKNOWN),
    }


def _relate(tool: Tool, slugs: list[str], partners: list[str]) -> None:
    found = Instrument.objects.filter(slug__in=slugs)
    if len(found) < len(set(slugs)):
        raise ValueError(f"an instrument of {slugs} is missing")
    tool.instruments.set(found)
    joint = Partner.objects.filter(slug__in=partners)
    if len(joint) < len(partners):
        raise ValueError(f"a partner of {partners} is missing")
    tool.partners.set(joint)
