"""Measures pages with 1,000 and 100,000 news: statements, and processor time against limit ii."""

import argparse
from functools import partial

from bench.measuring import type_of_measures, measure, with_archive  # isort: skip
from django.test.utils import override_settings

from bench import archive
from content.finder.paging import Key
from newsroom.models import News

PAGES = {
    "home": "/en/",
    "list": "/en/news/",
    "list, kept": "/en/news/",
    "list, page 40": "/en/news/?page=40",
    "list, 90 % deep": "/en/news/?older={deep}",
    "list by topic and year": "/en/news/?topic=origin&year=2019",
    "list in French": "/fr/news/",
    "list, rare word": "/en/news/?q=w1",
    "list, common word": "/en/news/?q=members",
    "detail": "/en/news/item-500/",
    "detail, kept": "/en/news/item-500/",
    "detail, fallback": "/fr/news/item-503/",
    "Atom": "/en/news/feed.atom",
}


def deep_key() -> str:
    """The address of the page at 90 % of the archive."""
    news = News.objects.newest_first()
    entry = news[int(news.count() * 0.9)]
    return str(Key(entry.published_at, entry.pk))


def measure_news() -> type_of_measures:
    return measure({name: address.format(deep=deep_key()) for name, address in PAGES.items()})


def report(number: int, measured: dict[str, tuple[int, float]]) -> None:
    limit = measured["limit ii"][1]
    print(f"\n{number:,} news\n{'page':26}{'statements':>11}{'ms':>8}{'x limit ii':>12}")
    for name, (count, seconds) in measured.items():
        print(f"{name:26}{count:>11}{seconds * 1000:>8.2f}{limit / seconds:>12.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 100_000])
    with override_settings(ROOT_URLCONF="bench.urls"):
        for size in parser.parse_args().sizes:
            report(size, with_archive(partial(archive.fill, size), measure_news))
