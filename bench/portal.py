"""Measures how pages grow with pages, tools, topics and terms: small beside large.

The large portal has 500 pages, 5,000 tools and 1,000 topics and terms. No page may cost more
than 1.3 times what it costs in the small one, limit ii of either run being the measure.
"""

from functools import partial

from bench.measuring import measure, type_of_measures, with_archive  # isort: skip
from django.test.utils import override_settings

from bench import archive, skeleton

PAGES = {
    "home": "/en/",
    "news": "/en/news/",
    "article": "/en/news/item-500/",
    "page": "/en/section-1/page-1/",
    "tools": "/en/tools/",
    "tools by topic and type": "/en/tools/?topic=origin&category=guide",
    "tool": "/en/tools/tool-1/",
    "topics": "/en/topics/",
    "topic": "/en/topics/origin/",
    "glossary": "/en/glossary/",
    "term": "/en/glossary/term-1/",
    "A to Z": "/en/a-z/",
    "site map": "/en/sitemap/",
    "questions": "/en/faq/",
}
SMALL = skeleton.Size(pages=50, tools=200, topics=3, terms=85)
LARGE = skeleton.Size(pages=500, tools=5_000, topics=8, terms=980)
NEWS = 1_000
MOST_GROWTH = 1.3


def fill(size: skeleton.Size) -> None:
    archive.fill(NEWS)
    skeleton.fill(size)


def report(small: type_of_measures, large: type_of_measures) -> None:
    load = small["limit ii"][1] / large["limit ii"][1]
    print(f"{'page':26}{'statements':>14}{'small ms':>10}{'large ms':>10}{'growth':>8}")
    for name, (count, seconds) in small.items():
        more, longer = large[name]
        growth = longer / seconds * load
        mark = " *" if growth > MOST_GROWTH else ""
        row = f"{name:26}{f'{count} / {more}':>14}{seconds * 1000:>10.2f}{longer * 1000:>10.2f}"
        print(f"{row}{growth:>8.2f}{mark}")


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.urls"):
        take = partial(measure, PAGES)
        report(*[with_archive(partial(fill, size), take) for size in [SMALL, LARGE]])
