"""Loads the demonstration content: topics, regions and news, from the files in sample/data.

Loading is repeatable: what is there already, with whatever an editor made of it, stays as it is.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from content.models import DatePrecision, Pick, Redirect, Region, Topic
from content.models.attachment import FileAccess
from newsroom.models import News
from sample import files, pages, pictures, starts
from sample.accessions import load_accessions
from sample.bodies import load_bodies
from sample.catalogue import load_catalogue
from sample.contact import load_subjects
from sample.email_domains import load_email_domains
from sample.events import load_events
from sample.links import load_links
from sample.meetings import load_meetings
from sample.members import load_members
from sample.opportunities import load_opportunities
from sample.people import load_affiliations, load_restricted
from sample.registrations import load_registrations
from sample.rows import Sources, load_units
from sample.search import load_best_bets, load_synonym_sets
from sample.texts import DATA, RowError, Text, Translations, publish, read_csv
from sample.words import load_synonyms, load_words

ZONE = ZoneInfo(settings.TIME_ZONE)
PUBLICATION_TIME = time(10)
FORMER_ADDRESS = re.compile(r"https?://www\.wcoomd\.org/[a-z-]+/([^\s;,]+\.aspx)", re.IGNORECASE)
CURRENT_NEWS, CURRENT_DAYS = 4, 60

type_of_report = Callable[[str], None]


@transaction.atomic
def load(by: User, report: type_of_report) -> None:
    """Load everything that is not there yet, as the publisher `by`; all of it or nothing.

    Raises RowError for a row that cannot be loaded.
    """
    last_file = files.last()
    translations = Translations()
    topics, regions = load_labels(by, translations)
    report(f"{len(topics)} topics, {len(regions)} regions")
    load_newsroom(by, translations, topics, regions, report)
    sources = Sources(by, translations, topics, load_units(by))
    report(f"{load_members(sources)} Members, regional bodies and partners")
    report(f"{load_email_domains()} official e-mail domains")
    report(f"{load_catalogue(sources)} tools, instruments and publications")
    report(f"{load_accessions(sources)} accessions")
    report(f"{len(load_bodies(by))} working bodies")
    report(f"{load_events(sources, regions)} events")
    pages.load(by, report)
    terms, questions = load_words(by, translations, topics)
    report(f"{terms} terms, {questions} questions, {load_synonyms()} other names")
    report(f"{starts.load()} entries to start with")
    report(f"{load_links(by)} links of menus and the home page")
    load_subjects()
    load_services(by, report)
    report(f"{files.read(last_file)} files read")
    # Without statistics of so many new rows PostgreSQL would search them the long way round.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def load_services(by: User, report: type_of_report) -> None:
    """What stands on the content: vacancies, people, meetings, and what helps to find."""
    report(f"{load_opportunities(by)} vacancies and tenders")
    report(f"{load_restricted(by)} news items for some, {load_affiliations(by)} affiliations")
    report(f"{load_meetings(by)} meetings with their documents")
    report(f"{load_registrations()} registrations")
    report(f"{load_synonym_sets()} sets of synonyms, {load_best_bets()} best bets")


def load_newsroom(
    by: User,
    translations: Translations,
    topics: dict[str, Topic],
    regions: dict[str, Region],
    report: type_of_report,
) -> None:
    """Every news item that is not there yet; where there were new ones, what shows them off."""
    loaded = 0
    taken: set[str] = set()
    rows = [(free_slug(row["slug"], taken), line, row) for line, row in read_csv("news.csv")]
    # Oldest first, so that the newest are also those that were written last.
    for done, (slug, line, row) in enumerate(reversed(rows), 1):
        try:
            loaded += load_news(slug, row, translations, topics, regions, by)
        except (KeyError, ValueError) as error:
            raise RowError(f"news.csv, line {line}: {error!r}") from error
        if done % 25 == 0:
            report(f"{done} news items")
    report(f"{len(taken)} news items, {loaded} of them new")
    if loaded:
        illustrate()


def load_labels(
    by: User, translations: Translations | None = None
) -> tuple[dict[str, Topic], dict[str, Region]]:
    """Topics and regions by slug, loaded where they are not there yet."""
    translations = translations or Translations()
    topics = {slug: load_topic(row, translations, by) for slug, row in topic_rows()}
    regions = {
        row["slug"]: load_region(line, row, translations, by)
        for line, row in read_csv("regions.csv")
    }
    return topics, regions


def topic_rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for row in json.loads((DATA / "topics.json").read_text(encoding="utf-8"))["topics"]:
        yield row["slug"], row


def load_topic(row: dict[str, Any], translations: Translations, by: User) -> Topic:
    topic, is_new = Topic.objects.get_or_create(
        kind="content.topic",
        slug=row["slug"],
        defaults={"position": row["order"], "published_at": timezone.now()},
    )
    if is_new:
        texts = [Text("en", row["title_en"], row["summary_en"], "")]
        for language, words in translations.of("topics", row["slug"]).items():
            texts.append(Text(language, words["title"], words.get("summary", ""), ""))
        publish(topic, texts, by)
    return topic


def load_region(position: int, row: dict[str, str], translations: Translations, by: User) -> Region:
    region, is_new = Region.objects.get_or_create(
        kind="content.region",
        slug=row["slug"],
        defaults={
            "position": position,
            "published_at": timezone.now(),
            "basis": row["basis"],
            "source": row["source"],
        },
    )
    if is_new:
        texts = [_names_of_region("en", row["short_name"], row["name_en"])]
        for language, words in translations.of("regions", row["slug"]).items():
            texts.append(_names_of_region(language, words["short_name"], words["name"]))
        publish(region, texts, by)
    return region


def _names_of_region(language: str, short: str, full: str) -> Text:
    """Its short name as the title, and the full one below where that says more."""
    return Text(language, short, full if full != short else "", "")


def load_news(
    slug: str,
    row: dict[str, str],
    translations: Translations,
    topics: dict[str, Topic],
    regions: dict[str, Region],
    by: User,
) -> bool:
    """One news item with its texts and its former addresses; False where it is there already."""
    if News.objects.filter(slug=slug).exists():
        return False
    published_on = date.fromisoformat(row["published_on"])
    news = News.objects.create(
        slug=slug,
        published_at=datetime.combine(published_on, PUBLICATION_TIME, tzinfo=ZONE),
        date_precision=DatePrecision(row["date_precision"]),
        basis=row["basis"],
        source=f"{row['source']}\nHeadline: {row['headline_basis']}",
    )
    if row["topic_slug"]:
        news.topics.add(topics[row["topic_slug"]])
    if row["region"] != "global":
        news.regions.add(regions[row["region"]])
    texts = [Text("en", row["headline"], "", row["body"])]
    for language, words in translations.of("news", row["id"]).items():
        texts.append(Text(language, words["headline"], "", words["body"]))
    publish(news, texts, by)
    for path in FORMER_ADDRESS.findall(row["source"]):
        Redirect.objects.get_or_create(path=path.lower(), defaults={"entry": news})
    return True


def free_slug(slug: str, taken: set[str]) -> str:
    """The slug, numbered where an earlier row has it: story, story-2."""
    free, number = slug, 2
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    taken.add(free)
    return free


def illustrate() -> None:
    """Pictures, files and hand-picked items for the newest news, so that each can be seen."""
    newest = list(News.objects.newest_first()[: 3 * CURRENT_NEWS])
    for number, news in enumerate(newest):
        news.picture = pictures.drawn(number)
        news.save(update_fields=["picture"])
    ends_at = timezone.now() + timedelta(days=CURRENT_DAYS)
    for position, news in enumerate(newest[:CURRENT_NEWS]):
        Pick.objects.get_or_create(entry=news, defaults={"position": position, "ends_at": ends_at})
    files.attach(newest[0], ["en", "fr", "es"])
    files.attach(newest[1], ["en"], access=FileAccess.REGISTERED)
