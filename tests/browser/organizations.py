"""A region, a Member and a partner with everything that their pages can show."""

from datetime import timedelta

from django.utils import timezone

from members.models import Member
from tests.factories import (
    make_accession,
    make_body,
    make_file,
    make_instrument,
    make_member,
    make_memorandum,
    make_news,
    make_partner,
    make_tool,
    make_vice_chair,
)


def make_region_page(region) -> None:
    """A region with Members, vice-chairs and bodies; some names in another direction."""
    host = make_member_page(region)
    other = make_member({"ar": "الأردن"}, wco_region=region, original_language="ar")
    make_vice_chair(host, began_on="2026-07", basis="sample")
    make_vice_chair(other, began_on="2024", ended_on="2026", is_current=False, name="Jane Doe")
    facts = {"city": "Nairobi", "address": "First Street\nNairobi", "contact": "rocb@rocb.example"}
    make_body(
        {"en": "Regional office"},
        slug="rocb",
        wco_region=region,
        host=host,
        website="https://rocb.example/",
        established_on="2006",
        **facts,
    )
    make_body({"ar": "مركز"}, wco_region=region, category="rtc", original_language="ar")


def make_member_page(region) -> Member:
    """A Member with every fact, that news name; and one that takes part without being counted."""
    member = make_member(
        {"en": "Kenya", "ar": "كينيا"},
        slug="kenya",
        wco_region=region,
        iso_alpha3="KEN",
        administration="Customs and Border Control",
        head="Head of the administration",
        contact_point="International Relations\nrelations@customs.example",
        website="https://www.customs.example/",
        working_languages=["en", "sw"],
        capital="Nairobi",
    )
    instrument = make_instrument({"en": "Harmonized System"}, slug="hs", abbreviation="HS")
    make_accession(instrument, member)
    make_news({"en": "Kenya accedes"})
    make_news({"ar": "كينيا تنضم"}, original_language="ar")
    make_member({"en": "A union"}, slug="union", category="economic-union", joined_on="2007")
    return member


def make_partner_page(topic, body) -> None:
    """A partner with everything, and a memorandum that ends soon."""
    partner = make_partner(
        {"en": "Universal Postal Union", "fr": "Union postale universelle"},
        slug="full",
        topics=[topic],
        abbreviation="UPU",
        seat="Bern",
        primary_contact="The liaison office",
        website="https://upu.example/",
        words={"summary": "In short. " * 15, "body": body},
    )
    ends_on = (timezone.localdate() + timedelta(days=90)).isoformat()
    memorandum = make_memorandum(
        {"en": "Memorandum with the Union"},
        slug="full",
        topics=[topic],
        partners=[partner],
        signed_on="2007-07",
        renewed_on="2017",
        ends_on=ends_on,
    )
    make_file(memorandum, "en", "fr")
    make_memorandum({"ar": "مذكرة"}, partners=[partner], original_language="ar")
    make_tool({"en": "Joint guidelines"}, partners=[partner])
