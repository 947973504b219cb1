"""What every page downloads: small, all of it in use, and the same in both directions."""

import re
from pathlib import Path

import brotli
from django.conf import settings
from django.test import SimpleTestCase

from wco_portal.staticfiles import STYLESHEETS, stylesheet

STATIC = Path(settings.BASE_DIR) / "static"
KB = 1000
COMPONENTS = [name for names in STYLESHEETS.values() for name in names]
PHYSICAL = re.compile(
    r"(?<![\w-])(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?\s*:|text-align:\s*(?:left|right)"
    r"|(?<![\w-])float\s*:\s*(?:left|right)|\{[^{}]*?(?<![\w-])(?:max-|min-)?(?:width|height)\s*:"
)


def everything() -> str:
    return "".join(stylesheet(target) for target in STYLESHEETS)


def sources() -> str:
    """All templates and scripts of public pages, and the Python that writes markup."""
    root = Path(settings.BASE_DIR)
    files = [*root.glob("templates/**/*.html"), *root.glob("static/js/*.js")]
    files.append(root / "content" / "explanations.py")
    return "\n".join(file.read_text("utf-8") for file in files if "admin" not in str(file))


class AssetsTests(SimpleTestCase):
    def test_weigh_little(self):
        scripts = sum((STATIC / "js" / name).stat().st_size for name in ["site.js", "theme.js"])
        for target, most, most_compressed in [
            ("site", 37.8, 7.9),
            ("events", 10, 2.5),
            ("search", 1, 0.5),
        ]:
            style = stylesheet(f"css/{target}.css").encode()
            self.assertLess(len(style), most * KB)
            self.assertLess(len(brotli.compress(style)), most_compressed * KB)
        self.assertLess(scripts, 8 * KB)
        self.assertLess((STATIC / "js" / "search.js").stat().st_size, 3.5 * KB)

    def test_every_component_is_served(self):
        files = {file.stem for file in STATIC.glob("css/*.css") if "admin" not in file.stem}
        self.assertEqual(files, set(COMPONENTS))

    def test_have_no_rule_for_what_does_not_exist(self):
        classes = " ".join(re.findall(r'class="([^"]*)"', sources()))
        words = set(re.findall(r"[\w-]+", classes))
        selectors = re.sub(r"\{[^{}]*\}|url\([^)]*\)", " ", everything())
        self.assertEqual(set(re.findall(r"\.([a-z][\w-]*)", selectors)) - words, set())

    def test_have_no_value_that_nobody_asks_for(self):
        text = everything() + "".join(f.read_text("utf-8") for f in STATIC.glob("css/admin*.css"))
        named = set(re.findall(r"(--[\w-]+):", everything()))
        self.assertEqual(named - set(re.findall(r"var\((--[\w-]+)", text)), set())

    def test_know_a_start_and_an_end_but_no_left_and_right(self):
        for name in COMPONENTS:
            text = (STATIC / "css" / f"{name}.css").read_text("utf-8")
            rules = re.sub(r"@(?:media|container)[^{]*|--end:[^;]*", "", text)
            with self.subTest(name):
                self.assertEqual([found[0] for found in PHYSICAL.finditer(rules)], [])

    def test_hold_the_icons_that_are_used_and_no_others(self):
        icons = set(re.findall(r'id="([\w-]+)"', (STATIC / "img/icons.svg").read_text("utf-8")))
        used = " ".join(re.findall(r"icons\.svg\" %\}#(.*?)\"/>", sources()))
        # A name may be chosen in the template: {% if locked %}lock{% else %}down{% endif %}.
        self.assertEqual(icons, set(re.sub(r"\{%.*?%\}", " ", used).split()))
