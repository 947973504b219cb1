"""What stands round every page: languages, navigation, footer, sign-in, canonical address.

Menus are content. Until editors have placed a link in one, and on error pages, which do without
the database, the entries below stand in it.
"""

from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
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
    """A link of the frame; `text` where its words are content, perhaps in another language."""

    label: Any
    url: str
    is_current: bool = False
    text: Version | None = None


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
    return frame_without_database(request) | {"visitor": visitor, "menus": menus}


def frame_without_database(request: HttpRequest) -> dict[str, Any]:
    """The frame as an anonymous visitor sees it."""
    language = current_language()
    path = request.path
    return {
        "language_tag": language.tag,
        "direction": language.direction,
        "languages": _languages(path, language.code),
        "menus": _arranged({place: _links(links, path) for place, links in BUILT_IN.items()}),
        "visitor": None,
        "search_url": _address(SEARCH),
        "sign_in_url": _sign_in(request),
        "canonical_url": settings.SITE_URL + path,
        "site_url": settings.SITE_URL,
        "card_image": static("img/share.png"),
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


def _languages(path: str, current: str) -> list[dict[str, Any]]:
    rest = quote(below_language(path))
    return [
        {**language._asdict(), "url": f"/{code}/{rest}", "is_current": code == current}
        for code, language in LANGUAGES.items()
    ]


def _menus(request: HttpRequest) -> dict[str, Any]:
    """The menus as editors made them: no statement beyond that of the labels."""
    if not hasattr(request, "user"):
        return frame_without_database(request)["menus"]
    code, path = current_language().code, request.path
    labels = Labels(Kept(request), request.user)
    placed = {place: _links(links, path) for place, links in BUILT_IN.items()}
    for place in FRAME_PLACES:
        if texts := labels.links(place):
            placed[place] = [_placed(text, code, path) for text in texts]
    return _arranged(placed)


def _placed(text: Version, code: str, path: str) -> FrameLink:
    url = text.entry.link.url_in(code)
    return FrameLink(text.title, url, _is_current(url, path), text)


def _arranged(placed: dict[Place, list[FrameLink]]) -> dict[str, Any]:
    """The main menu, the groups of the footer that have links, its last line, and notices."""
    groups = [
        {"label": label, "links": placed[place]}
        for place, label in FOOTER.items()
        if placed.get(place)
    ]
    return {
        "main": placed[Place.MENU],
        "groups": groups,
        "foot": placed.get(Place.FOOT, []),
        "notices": placed.get(Place.NOTICE, []),
    }


def _links(entries: list[tuple[Any, str]], path: str) -> list[FrameLink]:
    return [
        FrameLink(label, url, _is_current(url, path))
        for label, name in entries
        if (url := _address(name))
    ]


def _is_current(url: str, path: str) -> bool:
    """Whether the page is at or below that address, or below a list that stands under it."""
    under = [_address(name) for above in UNDER if _address(above) == url for name in UNDER[above]]
    return path.startswith((url, *under))


def _address(name: str) -> str:
    if name.startswith("/"):
        return f"/{current_language().code}{name}"
    return address_named(name)


def _sign_in(request: HttpRequest) -> str:
    """Sign-in that returns here; without a return where here would be another site."""
    here = request.get_full_path()
    address = reverse("account_login")
    if not url_has_allowed_host_and_scheme(here, allowed_hosts=None) or here.startswith(address):
        return address
    return f"{address}?next={quote(here)}"
