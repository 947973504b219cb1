"""Members, regional bodies and partners of the demonstration."""

from decimal import Decimal

from django.utils import timezone

from content.models import Region
from members.models import Member
from sample.partners import load_partners
from sample.regions import load_regions
from sample.rows import Sources, load_rows
from sample.texts import Text, publish

NAMES = {
    "en": "name_en",
    "fr": "name_fr",
    "es": "name_es",
    "ru": "name_ru",
    "zh-hans": "name_zh",
    "ar": "name_ar",
}


def load_members(sources: Sources) -> int:
    """Load what is not there yet; returns how many that are. Raises RowError."""
    return (
        load_rows("members.csv", _load_member, sources)
        + load_regions(sources)
        + load_partners(sources)
    )


def _load_member(row: dict[str, str], sources: Sources) -> bool:
    if Member.objects.filter(slug=row["slug"]).exists():
        return False
    is_counted = row["kind"] != "economic-union"
    member = Member.objects.create(
        slug=row["slug"],
        category=row["kind"],
        iso_alpha2=row["iso_alpha2"],
        iso_alpha3=row["iso_alpha3"],
        wco_region=Region.objects.get(slug=row["wco_region"]),
        joined_on=row["joined_on"],
        administration=row["administration_name"],
        website=row["administration_website"],
        capital=row["capital"],
        latitude=_degrees(row["latitude"]),
        longitude=_degrees(row["longitude"]),
        notes="\n".join(filter(None, [row["notes"], row["capital_note"]])),
        basis=row["basis"],
        source=f"{row['source']}\nAdministration: {row['admin_basis']}",
        published_at=None if is_counted else timezone.now(),
    )
    publish(
        member,
        [Text(code, row[column], "", "", is_official=True) for code, column in NAMES.items()],
        sources.by,
    )
    return True


def _degrees(text: str) -> Decimal | None:
    return Decimal(text) if text else None
