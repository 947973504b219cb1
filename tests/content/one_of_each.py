"""An entry of each kind that is open data."""

from datetime import date, time

from tests.factories import (
    make_accession,
    make_body,
    make_file,
    make_instrument,
    make_member,
    make_memorandum,
    make_news,
    make_partner,
    make_publication,
    make_region,
    make_tender,
    make_term,
    make_tool,
    make_topic,
    make_vacancy,
)
from tests.meeting_factories import make_event, make_working_body

SECRET = "for editors only"


def make_one_of_each():
    """An entry of each kind with every fact that its columns say, and one with hardly any."""
    topic, region = make_topic("Origin", slug="origin"), make_region("Europe", slug="europe")
    common = {"topics": [topic], "words": {"summary": "In short"}, "source": SECRET}
    title = {"en": "Full", "ar": "كامل"}
    host = make_member(
        {"en": "Palau"},
        slug="palau",
        iso_alpha2="PW",
        iso_alpha3="PLW",
        wco_region=region,
        joined_on="2024-02",
        administration="Bureau of Customs",
        website="https://customs.example/",
        working_languages=["en", "pau"],
        capital="Ngerulmud",
        latitude="-7.5000",
        longitude="134.6243",
        notes=SECRET,
        **common,
    )
    make_body({"en": "Office"}, slug="rocb", wco_region=region, host=host, city="Baku")
    partner = make_partner(title, slug="partner", abbreviation="PA", seat="Paris", **common)
    make_memorandum(title, slug="memo", partners=[partner], signed_on="2001-05-07", **common)
    tool = make_tool(title, slug="tool", audiences=["customs"], approved_on="2020", **common)
    make_file(tool, "en", "fr")
    instrument = make_instrument(
        title,
        slug="hs",
        adopted_on="1983-06-14",
        parties_stated=160,
        parties_as_of=date(2024, 1, 1),
    )
    make_accession(instrument, host, accepted_on="2024-02-22", note=SECRET)
    make_publication(title, slug="paper", series="research-paper", number="47", authors="A\nB")
    make_news(title, slug="news", category="press", regions=[region], **common)
    make_vacancy(title, slug="post", **common)
    make_tender(title, slug="call", outcome="awarded", **common)
    make_term(title, slug="term", abbreviation="FT", **common)
    body = make_working_body(title, slug="committee", acronym="PTC", **common)
    make_event(
        title,
        slug="event",
        body=body,
        starts_time=time(9, 30),
        ends_time=time(17),
        zone="Asia/Kathmandu",
        interpretation=["en"],
        fee=250,
        **common,
    )
