"""Loads the working bodies of the Organization, with invented officers for some of them."""

from typing import Any

from accounts.models import User
from content.models import Basis
from events.models import Office, Officer, WorkingBody
from sample.rows import read_json, undated
from sample.texts import Text, publish

# Invented terms of office: office, first year, last year (none: in office).
SAMPLE_TERMS = {
    "permanent-technical-committee": [
        (Office.CHAIRPERSON, "2025", ""),
        (Office.VICE_CHAIRPERSON, "2025", ""),
        (Office.CHAIRPERSON, "2022", "2025"),
        (Office.CHAIRPERSON, "2019", "2022"),
    ],
    "enforcement-committee": [(Office.CHAIRPERSON, "2024", "")],
}


def load_bodies(by: User) -> dict[str, WorkingBody]:
    """The working bodies by slug, loaded where they are not there yet."""
    bodies: dict[str, WorkingBody] = {}
    # Each stands below the one that it reports to.
    for place, row in enumerate(read_json("bodies")):
        bodies[row["slug"]] = _load_body(place, row, bodies.get(row["parent"]), by)
    return bodies


def _load_body(
    place: int, row: dict[str, Any], parent: WorkingBody | None, by: User
) -> WorkingBody:
    body, is_new = WorkingBody.objects.get_or_create(
        kind="events.workingbody",
        slug=row["slug"],
        defaults=undated()
        | {
            "category": row["category"],
            "acronym": row["acronym"],
            "parent": parent,
            "position": place,
            "basis": Basis.KNOWLEDGE,
            "source": "The mandate in our own words; no source was at hand.",
        },
    )
    if is_new:
        publish(body, _texts(row), by)
        _appoint(body)
    return body


def _texts(row: dict[str, Any]) -> list[Text]:
    words = {language: row["text"].get(language, {}) for language in row["name"]}
    return [
        Text(language, name, words[language].get("summary", ""), words[language].get("body", ""))
        for language, name in row["name"].items()
    ]


def _appoint(body: WorkingBody) -> None:
    for number, (office, began, ended) in enumerate(SAMPLE_TERMS.get(body.slug, []), 1):
        Officer.objects.create(
            body=body,
            office=office,
            name=f"Sample Person {number}",
            began_on=began,
            ended_on=ended,
            is_current=not ended,
            basis=Basis.SAMPLE,
        )
