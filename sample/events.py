"""Events of the demonstration: those on record, and invented ones that are always ahead."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from babel.core import get_global
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from affiliations.groups import DELEGATES_OF_MEMBERS
from content.models import Access, Basis, DatePrecision, Region
from content.partial_dates import first_day, last_day
from events.clock import moment
from events.models import Days, Event, EventCategory, ProgrammeText, WorkingBody
from members.models import Partner
from sample.rows import Sources, read_json
from sample.texts import RowError, Text, publish, read_csv

# The day for which the dates of invented events were written.
AS_OF = date(2026, 11, 22)
PRECISIONS = {4: Days.YEAR, 7: Days.MONTH, 10: Days.DAY}
# Facts that columns take as the data file has them.
PLAIN = ["zone", "status", "venue", "city", "online_url",
         "interpretation", "contact_email"]  # fmt: skip


def load_events(sources: Sources, regions: dict[str, Region]) -> int:
    """Load what is not there yet; how many that were. Bodies must be there. Raises RowError."""
    bodies = {body.slug: body for body in WorkingBody.objects.all()}
    loaded = 0
    # Whole weeks, so that what begins on a Monday still does.
    shift = (timezone.localdate() - AS_OF) // timedelta(weeks=1) * timedelta(weeks=1)
    for name, moved in [("events.csv", timedelta()), ("events_sample.csv", shift)]:
        for line, row in read_csv(name):
            try:
                loaded += _load(row, moved, sources, regions, bodies)
            except (KeyError, ValueError) as error:
                raise RowError(f"{name}, line {line}: {error!r}") from error
    return loaded


def _load(
    row: dict[str, str],
    moved: timedelta,
    sources: Sources,
    regions: dict[str, Region],
    bodies: dict[str, WorkingBody],
) -> bool:
    slug = re.sub(r"^event-\d{4}-", "", row["id"])
    if Event.objects.filter(slug=slug).exists():
        return False
    facts = read_json("event_facts").get(slug, {})
    event = Event(**_columns(row, facts, bodies), **_days(row, moved), slug=slug)
    # When it was announced is not known: it stands in the order of events.
    event.published_at = min(moment(event.starts_on, None, event.zone), timezone.now())
    event.save()
    event.topics.add(sources.topics[row["topic_slug"]])
    if row["region"] != "global":
        event.regions.add(regions[row["region"]])
    event.partners.set(Partner.objects.filter(slug__in=facts.get("partners", [])))
    _restrict(event, row)
    _publish(event, row, facts, sources)
    _plan(event, facts)
    return True


def _columns(
    row: dict[str, str], facts: dict[str, Any], bodies: dict[str, WorkingBody]
) -> dict[str, Any]:
    """What the row says of an event, and over it what is known besides."""
    columns: dict[str, Any] = {
        "category": row["kind"],
        "body": _body_of(row["title"], bodies),
        "attendance": row["format"],
        "city": row["city"],
        "country": row["country_iso"],
        "zone": _zone_of(row["country_iso"]),
        "attended": _attended(row.get("participants", "")),
        "basis": row["basis"],
        "source": row["source"],
        "date_precision": DatePrecision.UNKNOWN,
    }
    columns |= {name: facts[name] for name in PLAIN if name in facts}
    for name in {"starts_time", "ends_time"} & set(facts):
        columns[name] = time.fromisoformat(facts[name])
    if "fee" in facts:
        columns["fee"] = Decimal(facts["fee"])
    return columns


def _days(row: dict[str, str], moved: timedelta) -> dict[str, Any]:
    """Its first and last day, as well as they are known; of months and years all days."""
    length = min(len(row["start_date"]), len(row["end_date"]))
    return {
        "starts_on": first_day(row["start_date"][:length]) + moved,
        "ends_on": last_day(row["end_date"][:length]) + moved,
        "days_known": PRECISIONS[length],
    }


def _body_of(title: str, bodies: dict[str, WorkingBody]) -> WorkingBody | None:
    """The body whose session it is: a session names its body at the end of its title."""
    if "session" not in title.lower():
        return None
    named = [slug for words, slug in read_json("event_bodies").items() if title.endswith(words)]
    return bodies.get(named[0]) if named else None


def _zone_of(country: str) -> str:
    """The time zone of a country that has only one; Brussels time for others."""
    zones = get_global("territory_zones").get(country, [])
    return zones[0] if len(zones) == 1 else settings.TIME_ZONE


def _attended(words: str) -> str:
    """Who took part: a number alone counts participants."""
    return re.sub(r"^(\d+\+?)(?= \(|$)", r"\1 participants", words)


def _restrict(event: Event, row: dict[str, str]) -> None:
    """Invented sessions of bodies exist for delegates only; real ones are on public record."""
    is_session = row["kind"] == EventCategory.MEETING and row["basis"] == Basis.SAMPLE
    if is_session and row["access"] == "members":
        event.access = Access.GROUPS
        event.save(update_fields=["access"])
        event.groups.add(Group.objects.get(name=DELEGATES_OF_MEMBERS))


def _publish(event: Event, row: dict[str, str], facts: dict[str, Any], sources: Sources) -> None:
    theme = row.get("theme", "")
    body = facts.get("body") or (f"Theme: {theme}" if theme and row["summary"] else "")
    texts = [Text("en", row["title"], row["summary"] or theme, body)]
    for language, words in sources.translations.of("events", row["id"]).items():
        texts.append(Text(language, words["title"], "", ""))
    publish(event, texts, sources.by)


def _plan(event: Event, facts: dict[str, Any]) -> None:
    """Who speaks, and when."""
    speakers = [
        event.speakers.create(position=place, **columns)
        for place, columns in enumerate(facts.get("speakers", []))
    ]
    for place, row in enumerate(facts.get("programme", [])):
        day = event.starts_on + timedelta(days=row["day"])
        times = {"starts_time": row["starts"], "ends_time": row["ends"]}
        item = event.programme.create(day=day, position=place, **times)
        item.speakers.set(speakers[number] for number in row["speakers"])
        for language, (title, summary) in row["text"].items():
            ProgrammeText.objects.create(item=item, language=language, title=title, summary=summary)
