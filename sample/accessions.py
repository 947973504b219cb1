"""Accessions of the demonstration: who is a party to which convention."""

from babel import Locale
from django.utils.text import slugify

from catalogue.models import Accession, Instrument
from catalogue.models.accession import Act
from content.languages import LANGUAGES
from content.models import Entry
from members.models import Member
from sample.rows import Sources, load_rows, undated
from sample.texts import Text, publish

# Parties that are not Members: ISO 3166-1, two letters and three.
OTHERS = {"CK": "COK", "KI": "KIR", "TV": "TUV"}
KYOTO = "revised-kyoto-convention"
# What news tell of an accession: the slug of the item, and the act of each party in it.
NEWS = {
    "the-revised-kyoto-convention-now-has-94-contracting-parties-following": {
        "TG": Act.ACCESSION,
        "KH": Act.ACCESSION,
    },
    "the-revised-kyoto-convention-now-has-101-contracting-parties": {
        "TH": Act.ACCESSION,
        "SL": Act.ACCESSION,
    },
    "the-revised-kyoto-convention-now-has-112-contracting-parties": {"TN": Act.ACCESSION},
    "kiribati-accedes-to-the-revised-kyoto-convention-and-becomes-the": {"KI": Act.ACCESSION},
    "cook-islands-and-tuvalu-accede-to-the-revised-kyoto-convention-and": {
        "CK": Act.ACCESSION,
        "TV": Act.ACCESSION,
    },
    "the-revised-kyoto-convention-rkc-now-has-126-contracting-parties": {
        "LR": Act.RATIFICATION,
        "TM": Act.ACCESSION,
    },
    "the-republic-of-nicaragua-accedes-to-the-revised-kyoto-convention-as": {"NI": Act.ACCESSION},
}
TOLD = {(KYOTO, code): (slug, act) for slug, acts in NEWS.items() for code, act in acts.items()}


def load_accessions(sources: Sources) -> int:
    """Load what is not there yet; returns how many that are. Raises RowError."""
    return load_rows("contracting_parties.csv", _load_accession, sources)


def _load_accession(row: dict[str, str], sources: Sources) -> bool:
    instrument = Instrument.objects.get(slug=row["convention"])
    party = _party(row["iso_alpha2"], sources)
    if Accession.objects.filter(instrument=instrument, party=party).exists():
        return False
    slug, act = TOLD.get((instrument.slug, party.iso_alpha2), ("", ""))
    day = "signed_on" if "signature" in row["notes"].casefold() else "accepted_on"
    Accession.objects.create(
        instrument=instrument,
        party=party,
        act=act,
        **{day: row["date"]},
        in_force_on=row["entry_into_force"],
        is_undated=not (row["date"] or row["entry_into_force"]),
        news=Entry.objects.filter(kind="newsroom.news", slug=slug).first(),
        note=row["notes"],
        basis=row["basis"],
        source=f"{row['source']}\nConfidence: {row['confidence']}",
    )
    return True


def _party(code: str, sources: Sources) -> Member:
    """The Member with that code; another party is made where there is none yet."""
    party = Member.objects.filter(iso_alpha2=code).first()
    return party or _other_party(code, sources)


def _other_party(code: str, sources: Sources) -> Member:
    names = {
        language.code: Locale.parse(language.tag, sep="-").territories[code]
        for language in LANGUAGES.values()
    }
    party = Member.objects.create(
        slug=slugify(names["en"]),
        iso_alpha2=code,
        iso_alpha3=OTHERS[code],
        **undated(),
        source="contracting_parties.csv; names as in the Unicode CLDR.",
    )
    publish(party, [Text(code, name, "", "") for code, name in names.items()], sources.by)
    return party
