"""Two hundred queries of all shapes that readers ask, for the database of bench.million."""

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.db import connection

from bench import fragments
from bench.million_sql import BASE

EACH = 8
PAGE, SUGGESTIONS = "/en/search/", "/en/search/suggestions/"
type_of_addresses = dict[str, list[str]]


class Words:
    """Words by how many texts hold them."""

    def __init__(self):
        self.known = fragments.vocabulary()
        self.common = [word for word in self.known["en"] if word not in fragments.LINKING["en"]]
        self.medium, self.seldom = self.common[150:], self.common[-200:]

    def rare(self, number: int) -> list[str]:
        """Words of the long tail that stand in some text."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT split_part(regexp_replace(indexed_text, '^.* (\\S+ \\S+ \\S+)$', '\\1'),"
                " ' ', 1) FROM content_version WHERE entry_id = ANY (%s) AND language = 'en'",
                [[BASE + 3 + 1_000 * n for n in range(2 * number)]],
            )
            return [word for (word,) in cursor.fetchall()][:number]


def addresses(queries: Iterable[str], path: str = PAGE, **more: str) -> list[str]:
    return [f"{path}?{urlencode({'q': words, **more})}" for words in queries]


def words_together(words: Words) -> type_of_addresses:
    """Several words, phrases and what is left out."""
    common, medium = words.common, words.medium
    with connection.cursor() as cursor:
        cursor.execute("SELECT plain FROM bench_fragment WHERE language = 'en' AND n < 8")
        phrases = [" ".join(plain.split()[1:3]) for (plain,) in cursor.fetchall()]
    pairs = list(zip(common, medium, strict=False))
    return {
        "two words": addresses(f"{a} {b}" for a, b in pairs[:EACH]),
        "two common words": addresses(f"{common[n]} {common[n + 9]}" for n in range(EACH)),
        "three words": addresses(f"{a} {b} {words.seldom[0]}" for a, b in pairs[:EACH]),
        "phrase": addresses(f'"{phrase}"' for phrase in phrases),
        "word left out": addresses(f"{b} -{a}" for a, b in pairs[:EACH]),
    }


def single_words(words: Words) -> type_of_addresses:
    return {
        "rare word": addresses(words.rare(2 * EACH)),
        "seldom word": addresses(words.seldom[:EACH]),
        "medium word": addresses(words.medium[:EACH]),
        "common word": addresses(words.common[: 2 * EACH]),
        "typing error": addresses(f"{word[:3]}{word[4:]}" for word in words.medium[:EACH]),
        "beginning": addresses(word[:4] for word in words.medium[:EACH]),
        "symbol": addresses(f"PTC/{n}/{5 * n % 50}" for n in range(EACH)),
        "nothing": addresses(f"zzq{word}" for word in words.common[:EACH]),
        "common words only": addresses(["the", "of the", "and", "in", "to", "for the"]),
        "250 words": addresses([" ".join(words.common[n:][:250]) for n in (0, 250)]),
    }


def other_languages(words: Words) -> type_of_addresses:
    chinese = [word for word in words.known["zh-hans"] if len(word) == 4]
    arabic = [word for word in words.known["ar"] if word.startswith("ال") and len(word) > 5]
    path = PAGE.replace("/en/", "/{}/").format
    return {
        "Chinese, two characters": addresses((w[:2] for w in chinese[:EACH]), path("zh-hans")),
        "Chinese, four characters": addresses(chinese[:EACH], path("zh-hans")),
        "Arabic with article": addresses(arabic[:EACH], path("ar")),
        "Arabic without article": addresses((w[2:] for w in arabic[:EACH]), path("ar")),
        "French": addresses(words.known["fr"][: 2 * EACH : 2], path("fr")),
        "Russian": addresses(words.known["ru"][: 2 * EACH : 2], path("ru")),
    }


def narrowed(words: Words) -> type_of_addresses:
    common, most = words.common, 6
    facets = {
        "topic": "origin", "year": "2019", "region": "europe", "language": "fr",
        "kind": "news", "access": "public",
    }  # fmt: skip
    return {
        **{f"by {name}": addresses(common[:most], **{name: v}) for name, v in facets.items()},
        "by topic and year": addresses(common[:most], topic="origin", year="2019"),
        "page 20": addresses(common[:most], page="20"),
        "newest first": addresses(common[:most], sort="newest"),
        "list of news": addresses(common[:most], "/en/news/"),
        "list of tools": addresses(common[:most], "/en/tools/"),
        "Atom": addresses(common[:most], f"{PAGE}feed.atom"),
    }


def queries() -> tuple[type_of_addresses, type_of_addresses]:
    """Addresses by shape: those that anybody asks, and those that somebody who signed in asks."""
    words = Words()
    parts: list[Callable] = [single_words, words_together, other_languages, narrowed]
    found = {name: some for part in parts for name, some in part(words).items()}
    begun = (word[: 2 + n % 4] for n, word in enumerate(words.medium[: 2 * EACH]))
    found["suggestions"] = addresses(begun, SUGGESTIONS)
    signed_in = {
        "rare word, signed in": found["rare word"][:EACH],
        "common word, signed in": found["common word"][:EACH],
    }
    return found, signed_in
