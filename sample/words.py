"""Loads the words of the demonstration: glossary, questions and answers, and other names."""

from typing import Any

from accounts.models import User
from content.models import Entry, Synonym, Term, Topic
from pages.models import Question
from sample.rows import undated
from sample.texts import RowError, Text, Translations, publish, read_csv

# Words too plain, or too frequent here, to be explained wherever they stand.
NOT_OFFERED = {
    "appeal", "capacity-building", "classification", "clearance", "customs", "guarantee",
    "integrity", "release", "smuggling", "tariff", "valuation", "world-customs-organization",
}  # fmt: skip


def load_words(by: User, translations: Translations, topics: dict[str, Topic]) -> tuple[int, int]:
    """Load the terms and questions that are not there yet; returns how many there are."""
    terms = {
        row["slug"]: load_term(line, row, translations, topics, by)
        for line, row in read_csv("glossary.csv")
    }
    link_terms(terms)
    questions = [load_question(row, translations, by) for _line, row in read_csv("faq.csv")]
    return len(terms), len(questions)


def load_term(
    line: int,
    row: dict[str, str],
    translations: Translations,
    topics: dict[str, Topic],
    by: User,
) -> tuple[Term, str]:
    """A term, and the slug of the one to see also where it was loaded just now."""
    term, is_new = Term.objects.get_or_create(
        kind="content.term",
        slug=row["slug"],
        defaults=_facts(row)
        | {"abbreviation": row["abbreviation"], "is_offered": row["slug"] not in NOT_OFFERED},
    )
    if not is_new:
        return term, ""
    if row["topic_slug"] not in topics:
        raise RowError(f"glossary.csv, line {line}: topic {row['topic_slug']!r}")
    term.topics.add(topics[row["topic_slug"]])
    texts = [Text("en", row["term"], row["definition"], "")]
    for language, words in translations.of("glossary", row["id"]).items():
        texts.append(Text(language, words["term"], words["definition"], ""))
    publish(term, texts, by)
    return term, row["see_also"]


def link_terms(terms: dict[str, tuple[Term, str]]) -> None:
    """Let each new term point to the one to see also."""
    for term, slug in terms.values():
        if slug in terms:
            term.see_also.add(terms[slug][0])


def load_question(row: dict[str, str], translations: Translations, by: User) -> Question:
    question, is_new = Question.objects.get_or_create(
        kind="pages.question",
        slug=row["id"].removeprefix("faq-"),
        defaults=_facts(row) | {"category": row["category"], "position": int(row["order"])},
    )
    if is_new:
        texts = [Text("en", row["question"], "", row["answer"])]
        for language, words in translations.of("faq", row["id"]).items():
            texts.append(Text(language, words["question"], "", words["answer"]))
        publish(question, texts, by)
    return question


def load_synonyms() -> int:
    """Load other names for entries of every kind that has none yet; returns how many.

    Raises RowError for a name of something that does not exist.
    """
    named = set(Synonym.objects.values_list("entry__kind", flat=True))
    entries = {(entry.kind, entry.slug): entry for entry in Entry.objects.all()}
    kinds = {kind for kind, _slug in entries} - named
    loaded = 0
    for line, row in read_csv("synonyms.csv"):
        if row["kind"] not in kinds:
            continue
        entry = entries.get((row["kind"], row["slug"]))
        if entry is None:
            raise RowError(f"synonyms.csv, line {line}: nothing has the address {row['slug']!r}")
        Synonym.objects.create(entry=entry, language=row["language"], words=row["words"])
        loaded += 1
    return loaded


def _facts(row: dict[str, str]) -> dict[str, Any]:
    """What every row says of itself; nobody knows on which day a word was explained."""
    return {
        **undated(),
        "basis": row["basis"],
        "source": row["source"],
    }
