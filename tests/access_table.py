"""The table of access: every kind, every address, and who may open it."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from content.models import Access, Region, Topic
from pages.models import Page
from tests.factories import (
    make_body,
    make_entry,
    make_instrument,
    make_member,
    make_memorandum,
    make_news,
    make_partner,
    make_publication,
    make_question,
    make_region,
    make_tender,
    make_term,
    make_tool,
    make_vacancy,
)
from tests.meeting_factories import make_event, make_working_body

# Signed in once; their accounts were closed since, and they read what strangers read.
CLOSED = {"ended", "switched_off"}
READERS = [
    "anonymous", "registered", "member", "other", "delegate", "partner", "focal", *sorted(CLOSED),
    "author", "editor", "administrator",
]  # fmt: skip
SIGNED_IN = set(READERS[1:]) - CLOSED
STAFF = {"author", "editor", "administrator"}

# What each reader may open: by access of the entry.
MAY_READ = {
    Access.PUBLIC: set(READERS),
    Access.REGISTERED: SIGNED_IN,
    # The delegate is among them by an affiliation.
    Access.GROUPS: {"member", "delegate", "administrator"},
    "draft": set(),
    "future": set(),
    "expired": set(),
    "withdrawn": set(),
}


def make_neighbour(titles=None, **columns):
    """A regional body of the one region that these tests know."""
    region = Region.objects.filter(slug="home").first() or make_region("Home", slug="home")
    return make_body(titles, wco_region=region, **columns)


# Kinds with a finder: folder -> (first part of its URL names, maker).
FINDERS = {
    "news": ("newsroom:news", make_news),
    "tools": ("catalogue:tool", make_tool),
    "instruments": ("catalogue:instrument", make_instrument),
    "publications": ("catalogue:publication", make_publication),
    "members": ("members:member", make_member),
    "regions/bodies": ("members:regionalbody", make_neighbour),
    "partners": ("members:partner", make_partner),
    "partners/memoranda": ("members:memorandum", make_memorandum),
    "events": ("events:event", make_event),
    "bodies": ("events:workingbody", make_working_body),
    "about/vacancies": ("opportunities:vacancy", make_vacancy),
    "about/procurement/tenders": ("opportunities:tender", make_tender),
}
FEEDS = ["atom", "csv", "json"]
# Kinds with an index of their own; pages of the tree have the site map.
INDEXES = {
    "glossary": ("content:term", make_term),
    "topics": ("content:topic", partial(make_entry, Topic)),
    "regions": ("members:region", partial(make_entry, Region)),
    "faq": ("pages:question", make_question),
    "": ("pages:page", partial(make_entry, Page)),
}
KINDS = FINDERS | INDEXES
# Kinds whose records lie in another folder than their list.
RECORDS_IN = {"regions/bodies": "regions/home"}


def record_address(folder: str, slug: str) -> str:
    """The address of a record of a kind: /en/news/palau-joins/."""
    return address(RECORDS_IN.get(folder, folder), f"{slug}/")


def address(folder: str, rest: str = "", language: str = "en") -> str:
    """An address below the folder of a kind: /en/news/feed.atom."""
    return f"/{language}/{folder}/{rest}" if folder else f"/{language}/{rest}"


# Addresses that are the same for everybody: URL name -> (address, status).
EVERYBODY = {
    "choose_language": ("/", 302),
    "healthz": ("/healthz", 200),
    "readyz": ("/readyz", 200),
    "robots": ("/robots.txt", 200),
    "security": ("/.well-known/security.txt", 200),
    "sitemap": ("/sitemap.xml", 200),
    "sitemap_section": ("/sitemap-1.xml", 200),
    # Of this machine only: see MailboxTests.
    "mail:mailbox": ("/mailbox/", 200),
    "mail:letter": ("/mailbox/20260101T000000000000-00000000/", 404),
    "mail:letter_html": ("/mailbox/20260101T000000000000-00000000/html/", 404),
    "mail:letter_source": ("/mailbox/20260101T000000000000-00000000/source/", 404),
    "pages:home": ("/en/", 200),
    "content:open_data": ("/en/open-data/", 200),
    "content:openapi": ("/en/open-data/openapi.json", 200),
    "content:dataset": ("/en/open-data/members/", 200),
    "content:dataset_schema": ("/en/open-data/members.schema.json", 200),
    "events:calendar": ("/en/events/calendar/", 302),
    "events:month": ("/en/events/calendar/2026-12/", 200),
    "pages:a_to_z": ("/en/a-z/", 200),
    "pages:service_list": ("/en/services/", 200),
    "pages:site_map": ("/en/sitemap/", 200),
    "contact:contact": ("/en/contact/", 200),
    "members:member_map": ("/en/members/map/", 200),
    "members:member_timeline": ("/en/members/timeline/", 200),
    "events:event_ics": ("/en/events/feed.ics", 200),
    "own_feed": (f"/calendar/{'a' * 43}.ics", 404),
    "meetings:documents": ("/en/documents/", 302),
    "search:search_list": ("/en/search/", 200),
    "search:suggestions": ("/en/search/suggestions/?q=title", 200),
    "contact:message_sent": ("/en/contact/sent/WCO-22222-22222/", 404),
}
for folder, (name, _make) in KINDS.items():
    if folder:
        EVERYBODY[f"{name}_list"] = (address(folder), 200)
SEARCH = ("search", ("search:search", None))
for folder, (name, _make) in [*FINDERS.items(), ("glossary", INDEXES["glossary"]), SEARCH]:
    for ending in FEEDS:
        EVERYBODY[f"{name}_{ending}"] = (address(folder, f"feed.{ending}"), 200)
# What the admin shows to everybody: nothing but the way in and out.
# (None is the catch-all, which answers 404 or leads to signing in.)
FOR_ANYBODY = {"admin:login", "admin:logout", "admin:None"}
# Addresses that depend on the entry: tested door by door.
BY_ENTRY = {
    "events:event_detail_ics",
    *(f"{name}_detail" for name, _make in KINDS.values()),
    "catalogue:party_feed",
    "catalogue:party_list",
    "meetings:document",
    "content:topic_section",
    "below",
    "file",
    "file_revision",
    "image",
}
# Where the titles of entries stand: none may name what its reader may not read.
SURFACES = [
    "/en/",
    "/sitemap-1.xml",
    "/en/unicorn-draft/",
    "/en/sitemap/",
    "/en/a-z/",
    f"/en/events/calendar/{timezone.localdate() + timedelta(days=30):%Y-%m}/",
    "/en/events/?when=upcoming&when=past",
    "/en/members/map/",
    "/en/members/map/?party=unicorn-public",
    "/en/members/timeline/",
    *(f"/en/search/{rest}?q=unicorn" for rest in ["", *(f"feed.{ending}" for ending in FEEDS)]),
    "/en/search/?language=en",
    "/en/search/suggestions/?q=unicorn",
    "/en/search/suggestions/?q=unic",
    "/en/topics/unicorn-public/nowhere/",
    "/en/instruments/unicorn-public/parties/",
    "/en/instruments/unicorn-public/parties/feed.csv",
    "/en/instruments/unicorn-public/parties/feed.json",
    "/en/instruments/unicorn-public/parties/?sort=newest",
    *(f"/en/instruments/unicorn-{access}/parties/feed.json" for access in MAY_READ),
    *(f"/en/instruments/unicorn-{access}/parties/feed.csv" for access in MAY_READ),
    *(address(folder) for folder in KINDS),
    *(record_address(folder, "unicorn-public") for folder in KINDS),
    "/en/regions/home/",
    *(
        address(folder, rest)
        for folder in FINDERS
        for rest in ["?q=unicorn", "?sort=oldest", *(f"feed.{ending}" for ending in FEEDS)]
    ),
    "/en/events/feed.ics",
    "/en/events/feed.ics?q=unicorn",
    *(f"/en/glossary/feed.{ending}" for ending in FEEDS),
    *(f"/en/open-data/{name}/" for name in ["members", "news", "tools", "memoranda", "tenders"]),
]
