"""Members, regional bodies and partners of the demonstration."""

from decimal import Decimal

from django.utils import timezone

from content.models import Region
from members.models import Member, Partner, RegionalBody
from sample.rows import Sources, file_under, load_rows, publish_words
from sample.texts import Text, publish

NAMES = {
    "en": "name_en",
    "fr": "name_fr",
    "es": "name_es",
    "ru": "name_ru",
    "zh-hans": "name_zh",
    "ar": "name_ar",
}
# The row of the partners that is the Organization itself.
OURSELVES = "own-profile"


def load_members(sources: Sources) -> int:
    """Load what is not there yet; returns how many that are. Raises RowError."""
    return (
        load_rows("members.csv", _load_member, sources)
        + load_rows("regional_bodies.csv", _load_body, sources)
        + load_rows("partners.csv", _load_partner, sources)
    )


def _region(slug: str) -> Region:
    return Region.objects.get(slug=slug)


def _load_member(row: dict[str, str], sources: Sources) -> bool:
    if Member.objects.filter(slug=row["slug"]).exists():
        return False
    is_counted = row["kind"] != "economic-union"
    member = Member.objects.create(
        slug=row["slug"],
        category=row["kind"],
        iso_alpha2=row["iso_alpha2"],
        iso_alpha3=row["iso_alpha3"],
        wco_region=_region(row["wco_region"]),
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
    publish(member, [Text(code, row[column], "", "") for code, column in NAMES.items()], sources.by)
    return True


def _degrees(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _load_body(row: dict[str, str], sources: Sources) -> bool:
    slug = f"{row['wco_region']}/{row['id']}"
    if RegionalBody.objects.filter(slug=slug).exists():
        return False
    body = RegionalBody.objects.create(
        slug=slug,
        category=row["kind"],
        wco_region=_region(row["wco_region"]),
        host=Member.objects.filter(iso_alpha2=row["host_country_iso"]).first(),
        city=row["city"],
        website=row["website"],
        established_on=row["established"],
        published_at=timezone.now(),
        basis=row["basis"],
        source=f"{row['source']}\n{row['notes']}\nConfidence: {row['confidence']}",
    )
    words = sources.translations.of("regional_bodies", row["id"])
    publish_words(body, row["name"], "", words, sources)
    return True


def _load_partner(row: dict[str, str], sources: Sources) -> bool:
    if row["kind"] == OURSELVES or Partner.objects.filter(slug=row["id"]).exists():
        return False
    partner = Partner.objects.create(
        slug=row["id"],
        category=row["kind"],
        abbreviation=row["abbreviation"],
        seat=row["headquarters"],
        primary_contact=row["primary_contact"],
        website=row["website"],
        published_at=timezone.now(),
        basis=row["basis"],
        source=f"{row['source']}\nConfidence: {row['confidence']}",
    )
    file_under(partner, row["topic_slugs"].split(";"), sources)
    words = sources.translations.of("partners", row["id"])
    publish_words(partner, row["name"], row["profile"], words, sources)
    return True
