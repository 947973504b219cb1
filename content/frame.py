"""What stands round every page: languages, navigation, footer, sign-in, canonical address."""

from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from content.languages import CODES, LANGUAGES, current_language


class Link(NamedTuple):
    """A link of the frame."""

    label: Any
    url: str
    is_current: bool = False


# The six entries, by what people come for. Those whose pages do not exist yet are left out.
NAVIGATION = [
    (_("Topics"), "content:topic_list"),
    (_("Instruments and tools"), "catalogue:tool_list"),
    (_("News"), "newsroom:news_list"),
    (_("Events and meetings"), "events:event_list"),
    (_("Members"), "members:member_list"),
    (_("About us"), "pages:about"),
]
FOOTER = [
    (_("Find"), [(_("News"), "newsroom:news_list"), (_("Topics"), "content:topic_list")]),
    (_("Stay informed"), [(_("News feed (Atom)"), "newsroom:news_atom")]),
]
SEARCH = "newsroom:news_list"


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame for templates; looks up the visitor only where a session cookie came."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    user = getattr(request, "user", None) if has_session else None
    visitor = user if user is not None and user.is_authenticated else None
    return frame_without_database(request) | {"visitor": visitor}


def frame_without_database(request: HttpRequest) -> dict[str, Any]:
    """The frame as an anonymous visitor sees it."""
    language = current_language()
    path = request.path
    return {
        "language_tag": language.tag,
        "direction": language.direction,
        "languages": _languages(path, language.code),
        "navigation": _links(NAVIGATION, path),
        "footer_groups": [
            {"label": label, "links": links}
            for label, group in FOOTER
            if (links := _links(group, path))
        ],
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


def _links(entries: list[tuple[Any, str]], path: str) -> list[Link]:
    return [
        Link(label, url, path.startswith(url)) for label, name in entries if (url := _address(name))
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _sign_in(request: HttpRequest) -> str:
    """Sign-in that returns here; without a return where here would be another site."""
    here = request.get_full_path()
    address = reverse("accounts:sign_in")
    if not url_has_allowed_host_and_scheme(here, allowed_hosts=None) or here.startswith(address):
        return address
    return f"{address}?next={quote(here)}"
