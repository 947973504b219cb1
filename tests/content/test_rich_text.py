"""No stored markup becomes active: a corpus of payloads, read as HTML5 as browsers read it."""

import re
import time
from html import escape

import nh3
from django.test import SimpleTestCase, TestCase

from content.rich_text import ATTRIBUTES, SCHEMES, TAGS, clean
from tests.factories import make_news

EVENTS = ["onerror", "onload", "onclick", "onfocus", "onmouseover", "onbegin", "ontoggle"]
BAD_URLS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "java\0script:alert(1)", "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "javascript&colon;alert(1)",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd", "blob:x", "about:blank", "view-source:x", "filesystem:x", "ws://x",
    "feed:javascript:alert(1)", "jar:x", "livescript:x", "mocha:x", "\u2028javascript:alert(1)",
    "javascript://%0aalert(1)", "//javascript:alert(1)@x", "tel\0:1", "ms-word:x", "intent:x",
]  # fmt: skip
MARKUP = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "<script/x>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<script\0>alert(1)</script>",
    "<style>*{background:url(//evil.example)}</style>",
    "<style><img src=x onerror=alert(1)></style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil>",
    "<base href=//evil.example>",
    "<iframe src=//evil.example></iframe>",
    "<iframe srcdoc='<script>'>",
    "<frame src=x>",
    "<frameset onload=alert(1)>",
    "<object data=x></object>",
    "<embed src=x>",
    "<applet code=x>",
    "<form action=//evil.example><input name=a><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<select><option>x</option></select>",
    "<video src=x onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<source src=x>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>",
    "<isindex action=x>",
    "<keygen autofocus>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a href=javascript:x>y</a>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><use href=data:image/svg+xml,x></svg>",
    "<svg><foreignObject><iframe src=x></foreignObject></svg>",
    "<svg><style><img src=x onerror=a>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img onerror=a&gt;'>",
    "<math href=javascript:alert(1)>x</math>",
    "<math><maction actiontype=statusline#x>y</maction>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<noembed><img onerror=a></noembed>",
    "<template><img src=x onerror=alert(1)></template>",
    "<xmp><img src=x onerror=a></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<title></title><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href=x?>",
    "<!doctype x>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p style=position:fixed>x</p>",
    "<p class=btn id=main name=x slot=y is=z>x</p>",
    "<p data-x=y aria-hidden=true>x</p>",
    "<a href=x target=_blank ping=//evil.example download>x</a>",
    "<a href='x' rel=opener>y</a>",
    "<a xlink:href=javascript:alert(1)>x</a>",
    '<a href=x" onclick="alert(1)>x</a>',
    "<a href='x' /onclick=alert(1)>x</a>",
    "<a/href='javascript:alert(1)'>x</a>",
    "<a\x0chref=x\x0conclick=a>",
    "<p/onclick=alert(1)>x</p>",
    "<p onclick\n=\nalert(1)>x</p>",
    '<p title="`onclick=alert(1)`">x</p>',
    "<img src=x>",
    "<img srcset=//evil.example>",
    "<picture><source srcset=x></picture>",
    "<table background=//evil.example><tr><td background=javascript:alert(1)>x</table>",
    "<table><script>alert(1)</script></table>",
    "<table><td><p><table><style>x</style></table>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<div><p></div><script>alert(1)</script>",
    "</p><script>alert(1)</script>",
    "<p><p><p" * 50,
    "<b><i><u><font color=red><center>x",
    "<dialog open>x</dialog>",
    "<portal src=//evil.example>",
    "<x onclick=alert(1)>y</x>",
    "<custom-element onclick=a>x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href='//evil.example/\u202e'>x</a>",
    "<bdo dir=rtl>x</bdo>",
    "<p dir='x\"onclick=a'>y</p>",
    "<ol start='1\" onclick=\"x'><li>y</ol>",
    "<td colspan='9\"x'>y",
    "<span lang='\"><script>'>x</span>",
]
CORPUS = [
    *MARKUP,
    *(f'<a href="{url}">x</a>' for url in BAD_URLS),
    *(f"<p {event}=alert(1)>x</p>" for event in EVENTS),
    *(f"<img src=x {event}=alert(1)>" for event in EVENTS),
    *(f'<a title="x"{event}="alert(1)">y</a>' for event in EVENTS),
]
ALPHABET = set("abcdefghijklmnopqrstuvwxyz")
EVERY_TAG = TAGS | {
    "html", "head", "body", "main", "div", "img", "svg", "math", "style", "script", "iframe",
    "form", "input", "button", "link", "meta", "base", "object", "embed", "template", "noscript",
    "textarea", "select", "option", "video", "audio", "source", "frame", "frameset", "marquee",
    "details", "use", "section", "article", "header", "footer", "nav", "time", "dl", "dt", "dd",
    "label", "title",
}  # fmt: skip


def scheme_of(url):
    """The scheme that browsers see, which skip controls before it and line ends inside."""
    url = re.sub(r"[\t\r\n]", "", url.lstrip("".join(map(chr, range(33)))))
    match = re.match(r"([a-z][a-z0-9+.-]*):", url.lower())
    return match[1] if match else ""


def attributes_in(markup):
    """{(tag, attribute, value), ...} as an HTML5 parser finds them, whatever they are."""
    found = set()

    def note(tag, attribute, value):
        found.add((tag, attribute, value))

    nh3.clean(
        markup,
        tags=EVERY_TAG,
        clean_content_tags=set(),
        generic_attribute_prefixes=ALPHABET,
        attribute_filter=note,
        url_schemes={"javascript", "data", "vbscript", "http", "https", "mailto", "tel", "file"},
        link_rel=None,
    )
    return found


def active_in(found):
    """Those that would run, load or steer something."""
    return {
        (tag, name, value)
        for tag, name, value in found
        if name.startswith("on")
        or name in {"style", "srcdoc", "formaction", "ping", "background", "xlink:href"}
        or scheme_of(value) in {"javascript", "vbscript", "data"}
    }


class CleanTests(SimpleTestCase):
    def test_the_corpus_is_large(self):
        self.assertGreaterEqual(len(set(CORPUS)), 100)

    def test_leaves_only_what_the_list_allows(self):
        allowed = ATTRIBUTES | {"a": ATTRIBUTES["a"] | {"rel"}}
        for payload in CORPUS:
            with self.subTest(payload=payload[:80]):
                cleaned = clean(payload)
                for tag, name, value in attributes_in(cleaned):
                    self.assertIn(tag, TAGS)
                    self.assertIn(name, allowed.get(tag, set()) | ATTRIBUTES["*"])
                    if name == "href":
                        self.assertIn(scheme_of(value), SCHEMES | {""})
                self.assertEqual(active_in(attributes_in(cleaned)), set())
                self.assertEqual(clean(cleaned), cleaned)

    def test_the_corpus_would_be_active_without_it(self):
        active = [payload for payload in CORPUS if active_in(attributes_in(payload))]
        self.assertGreater(len(active), 40)

    def test_keeps_what_editors_write(self):
        text = (
            '<h2>Title</h2><p>A <strong>bold</strong> <a href="https://wco.example/?a=1&amp;b=2"'
            ' rel="noopener">link</a>.</p><table><tbody><tr><th scope="row">x</th>'
            '<td colspan="2">y</td></tr></tbody></table><p lang="ar" dir="rtl">نص</p>'
        )
        self.assertEqual(clean(text), text)
        for url in ["/en/news/", "#part", "mailto:a@b.example", "tel:+322", "http://a.example"]:
            self.assertIn(f'href="{url}"', clean(f'<a href="{url}">x</a>'))

    def test_is_quick_for_any_text_of_a_page(self):
        for unit in ["<p>word</p>", "<", "<p", "&", "<p><p>", "<!--", "<a href='", "</p>", "]]>"]:
            text = unit * (200_000 // len(unit))
            with self.subTest(unit=unit):
                start = time.perf_counter()
                clean(text)
                self.assertLess(time.perf_counter() - start, 3)


class PageTests(TestCase):
    def test_nothing_stored_is_active_on_any_page(self):
        plain = self.markers(make_news(slug="plain", titles={"en": "Plain"}))
        for number, payload in enumerate(CORPUS):
            text = payload.replace("\0", "")
            news = make_news(
                slug=f"x{number}",
                titles={"en": text[:250]},
                words={"summary": text, "body": f"<p>x</p>{text}"},
            )
            with self.subTest(payload=payload[:80]):
                self.assertEqual(self.markers(news), plain)

    def test_a_title_is_shown_as_typed_on_lists_too(self):
        payloads = [payload.replace("\0", "")[:250] for payload in MARKUP[:60]]
        for number, payload in enumerate(payloads):
            make_news(slug=f"x{number}", titles={"en": payload}, words={"summary": payload})
        for address in ["/en/", "/en/news/", "/en/news/?page=2", "/en/news/?q=alert"]:
            html = self.client.get(address).content.decode()
            with self.subTest(address=address):
                self.assertEqual(active_in(attributes_in(html)), set())
                self.assertNotIn("<script>alert", html)
        self.assertIn(escape(payloads[-1]), self.client.get("/en/news/").content.decode())

    def markers(self, news):
        """What of a page could run or load, and how many scripts and frames it has."""
        html = self.client.get(f"/en/news/{news.slug}/").content.decode()
        counted = [html.lower().count(f"<{tag}") for tag in ["script", "iframe", "style", "img"]]
        return active_in(attributes_in(html)), counted
