"""What stands round every page: languages, navigation, footer, sign-in, canonical address.

Menus are content. Until editors have placed a link in one, and on error pages, which do without
the database, the entries below stand in it.
"""

from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from content.addresses import address_named
from content.kept import Kept
from content.labels import Labels
from content.languages import CODES, LANGUAGES, current_language
from content.models import Version
from content.models.link import FRAME_PLACES, Place


class FrameLink(NamedTuple):
    """A link of the frame; the words of editors' links may be in another language."""

    label: str
    url: str
    summary: str = ""
    is_fallback: bool = False
    language_tag: str = ""
    direction: str = ""
    is_current: bool = False


class Group(NamedTuple):
    """A group of links in the footer."""

    label: str
    links: tuple[FrameLink, ...]


type_of_placed = dict[Place, tuple[FrameLink, ...]]

# By what people come for: URL names, or paths of the tree of pages below the language. Entries
# whose pages do not exist yet are left out.
BUILT_IN = {
    Place.MENU: [
        (_("Topics"), "content:topic_list"),
        (_("Instruments and tools"), "catalogue:tool_list"),
        (_("News"), "newsroom:news_list"),
        (_("Events and meetings"), "events:event_list"),
        (_("Members"), "members:member_list"),
        (_("About us"), "/about/"),
    ],
    Place.FIND: [(_("News"), "newsroom:news_list"), (_("Topics"), "content:topic_list")],
    Place.INFORMED: [
        (_("News feed (Atom)"), "newsroom:news_atom"),
        (_("Feeds and open data"), "content:open_data"),
    ],
}
FOOTER = {
    Place.FIND: _("Find"),
    Place.MEET: _("Meet"),
    Place.ORGANIZATION: _("The Organization"),
    Place.INFORMED: _("Stay informed"),
}
SEARCH = "search:search_list"
# Lists that stand under the name of another one in the main menu.
UNDER = {
    "catalogue:tool_list": ["catalogue:instrument_list", "catalogue:publication_list"],
    "members:member_list": ["members:region_list"],
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame for templates; looks up the visitor only where a session cookie came."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    user = getattr(request, "user", None) if has_session else None
    visitor = user if user is not None and user.is_authenticated else None
    menus = SimpleLazyObject(lambda: _menus(request))
    return _around(request) | {"visitor": visitor, "menus": menus}


def frame_without_database(request: HttpRequest) -> dict[str, Any]:
    """The frame as an anonymous visitor sees it."""
    return _around(request) | {"visitor": None, "menus": _arranged(_built_in(), request.path)}


def _around(request: HttpRequest) -> dict[str, Any]:
    """What depends on the address of the page alone."""
    language = current_language()
    return {
        "language_tag": language.tag,
        "direction": language.direction,
        "path_below": quote(below_language(request.path)),
        "search_url": _address(SEARCH),
        "sign_in_url": _sign_in(request),
        "canonical_url": settings.SITE_URL + request.path,
        "site_url": settings.SITE_URL,
    }


def below_language(path: str) -> str:
    """The path below its language folder: news/x/ for /fr/news/x/; nothing for other paths."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return rest if first in CODES else ""


def alternates(path: str, codes: list[str], default: str) -> list[dict[str, str]]:
    """hreflang for the languages that a page really exists in, and x-default."""
    rest = below_language(path)
    links = [
        {"tag": LANGUAGES[code].tag, "url": f"{settings.SITE_URL}/{code}/{rest}"} for code in codes
    ]
    return [*links, {"tag": "x-default", "url": f"{settings.SITE_URL}/{default}/{rest}"}]


def _menus(request: HttpRequest) -> dict[str, Any]:
    """The menus as editors made them: no statement beyond that of the labels."""
    if not hasattr(request, "user"):
        return frame_without_database(request)["menus"]
    kept = Kept(request)
    placed = kept.get("menus", lambda: _placed(Labels(kept, request.user)))
    return _arranged(placed, request.path)


def _placed(labels: Labels) -> type_of_placed:
    placed = _built_in()
    for place in FRAME_PLACES:
        if texts := labels.links(place):
            placed[place] = tuple(map(_link, texts))
    return placed


def _link(text: Version) -> FrameLink:
    return FrameLink(
        label=text.title,
        url=text.entry.link.url_in(current_language().code),
        summary=text.summary,
        is_fallback=text.is_fallback,
        language_tag=text.language_tag,
        direction=text.direction,
    )


def _built_in() -> type_of_placed:
    return {
        place: tuple(FrameLink(str(label), url) for label, name in links if (url := _address(name)))
        for place, links in BUILT_IN.items()
    }


def _arranged(placed: type_of_placed, path: str) -> dict[str, Any]:
    """The main menu, the groups of the footer that have links, its last line, and notices."""
    groups = (
        Group(str(label), placed[place]) for place, label in FOOTER.items() if placed.get(place)
    )
    return {
        "main": _marked(placed[Place.MENU], path),
        "groups": tuple(groups),
        "foot": placed.get(Place.FOOT, ()),
        "notices": placed.get(Place.NOTICE, ()),
    }


def _marked(links: tuple[FrameLink, ...], path: str) -> tuple[FrameLink, ...]:
    """Links that know whether the page is at or below them, or below a list that stands under."""
    under = {_address(above): tuple(map(_address, names)) for above, names in UNDER.items()}
    return tuple(
        link._replace(is_current=path.startswith((link.url, *under.get(link.url, ()))))
        for link in links
    )


def _address(name: str) -> str:
    if name.startswith("/"):
        return f"/{current_language().code}{name}"
    return address_named(name)


def _sign_in(request: HttpRequest) -> str:
    """Sign-in that returns here; without a return where here would be another site."""
    here = request.get_full_path()
    address = _address("account_login")
    if not url_has_allowed_host_and_scheme(here, allowed_hosts=None) or here.startswith(address):
        return address
    return f"{address}?next={quote(here)}"
