"""Regional bodies and vice-chairs of the demonstration."""

from content.models import Region
from members.models import Member, RegionalBody, ViceChair
from sample.rows import Sources, load_rows, publish_words, undated


def load_regions(sources: Sources) -> int:
    """Load what is not there yet; returns how many that are. Raises RowError."""
    return load_rows("regional_bodies.csv", _load_body, sources) + load_rows(
        "vice_chairs.csv", _load_vice_chair, sources
    )


def _load_body(row: dict[str, str], sources: Sources) -> bool:
    if RegionalBody.objects.filter(slug=row["slug"]).exists():
        return False
    body = RegionalBody.objects.create(
        slug=row["slug"],
        category=row["kind"],
        wco_region=Region.objects.get(slug=row["wco_region"]),
        host=Member.objects.filter(iso_alpha2=row["host_country_iso"]).first(),
        city=row["city"],
        website=row["website"],
        established_on=row["established"],
        **undated(),
        basis=row["basis"],
        source=f"{row['source']}\n{row['notes']}\nConfidence: {row['confidence']}",
    )
    words = sources.translations.of("regional_bodies", row["id"])
    publish_words(body, row["name"], "", words, sources)
    return True


def _load_vice_chair(row: dict[str, str], sources: Sources) -> bool:
    term = {
        "wco_region": Region.objects.get(slug=row["wco_region"]),
        "member": Member.objects.get(iso_alpha2=row["member"]),
        "began_on": row["began_on"],
        "ended_on": row["ended_on"],
    }
    facts = {
        "name": row["name"],
        "is_current": row["is_current"] == "yes",
        "basis": row["basis"],
        "source": row["source"],
    }
    _term, is_new = ViceChair.objects.get_or_create(**term, defaults=facts)
    return is_new
