"""Instruments of the demonstration."""

from typing import Any

from catalogue.models import Annex, AnnexText, Instrument
from catalogue.models.instrument import Depositary, InstrumentCategory
from sample import files
from sample.rows import Sources, file_under, load_rows, owner_of, publish_words, read_json

# As the summaries of those that were replaced say.
SUCCESSORS = {
    "convention-on-nomenclature-for-the-classification-of-goods-in-customs": "hs-convention",
    "convention-on-the-valuation-of-goods-for-customs-purposes": "wto-customs-valuation-agreement",
    "customs-convention-on-ecs-carnets-for-commercial-samples": "ata-convention",
    "kyoto-convention": "revised-kyoto-convention",
}
DEPOSITARIES = {
    "": "",
    "WCO Secretary General": Depositary.WCO,
    "Government of Belgium": Depositary.BELGIUM,
    "Secretary-General of the United Nations": Depositary.UNITED_NATIONS,
    "WTO Director-General": Depositary.WTO,
}


def load_instruments(sources: Sources) -> int:
    """Load what is not there yet; returns how many that are. Raises RowError."""
    loaded = load_rows("instruments.csv", _load_instrument, sources)
    if loaded:
        _name_successors()
    return loaded


def _load_instrument(row: dict[str, str], sources: Sources) -> bool:
    if Instrument.objects.filter(slug=row["id"]).exists():
        return False
    count = row["contracting_parties_count"]
    instrument = Instrument.objects.create(
        slug=row["id"],
        category=row["kind"],
        abbreviation=row["abbreviation"],
        status=row["status"].replace(" ", "_"),
        adopted_on=row["adopted_on"],
        in_force_on=row["entry_into_force"],
        depositary=DEPOSITARIES[row["depositary"]],
        parties_stated=int(count) if count else None,
        parties_as_of=row["count_as_of"] or None,
        owner=owner_of([row["topic_slug"]], sources),
        basis=row["basis"],
        source=row["source"],
    )
    file_under(instrument, [row["topic_slug"]], sources)
    words = sources.translations.of("instruments", row["id"])
    if row["title_fr"]:
        words = {"fr": {"title": row["title_fr"]}} | words
    publish_words(instrument, row["title"], row["summary"], words, sources)
    if instrument.category == InstrumentCategory.CONVENTION:
        files.attach(instrument, ["en", *words])
    for position, annex in enumerate(read_json("annexes").get(instrument.slug, [])):
        _load_annex(instrument, position, annex)
    return True


def _load_annex(instrument: Instrument, position: int, row: dict[str, Any]) -> None:
    annex = Annex.objects.create(instrument=instrument, code=row["code"], position=position)
    AnnexText.objects.bulk_create(
        AnnexText(annex=annex, language=language, title=title)
        for language, title in row["title"].items()
    )


def _name_successors() -> None:
    for slug, successor in SUCCESSORS.items():
        found = Instrument.objects.get(slug=successor)
        Instrument.objects.filter(slug=slug, successor=None).update(successor=found)
