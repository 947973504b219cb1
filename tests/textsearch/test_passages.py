"""The passage of a text that holds what was asked for, marked in the text's own spelling."""

import time

from django.test import TestCase

from tests.work import work_of
from textsearch.passages import Part, passages
from textsearch.queries import understand

MARKED = [
    # Language, words, text, what is marked.
    ("en", "inspecting", "Officers inspected and INSPECT.", ["inspected", "INSPECT"]),
    ("en", "cote d'ivoire", "In Côte d’Ivoire, Côte", ["Côte", "d’Ivoire", "Côte"]),
    ("en", '"customs union"', "Customs and a customs-union, customs", ["customs-union"]),
    ("en", '"union of customs"', "Union of the customs, union of customs", ["union of customs"]),
    ("en", "e-commerce", "On E‑commerce and ecommerce", ["E‑commerce", "ecommerce"]),
    ("en", "ecommerce", "On e-commerce, then commerce", ["e-commerce"]),
    ("en", "customs -tariff", "Customs tariff", ["Customs"]),
    ("en", "HS 2022", "HS2022 and HS 2022", ["HS2022", "HS", "2022"]),
    ("en", "HS2022", "The HS 2022", ["HS 2022"]),
    ("en", "the", "The customs of the", ["The", "the"]),
    ("en", "PTC/26/2", "See PTC/26/2.", ["PTC/26/2"]),
    ("en", "die", "Dying dies", ["Dying", "dies"]),
    ("en", "cus", "Customs", []),
    ("en", "softhyphen", "A soft\u00adhyphen", ["soft\u00adhyphen"]),
    ("en", "full", "Ｆｕｌｌ width", ["Ｆｕｌｌ"]),
    ("en", "海关", "The word 海关组织", ["海关"]),
    ("fr", "oeuvre", "L’œuvre et l'OEUVRE", ["œuvre", "OEUVRE"]),
    ("fr", "ete systeme", "L’été du Système", ["été", "Système"]),
    ("fr", "cafe", "Un cafe\u0301", ["cafe\u0301"]),
    ("es", "pequenas", "Las PEQUEÑAS empresas", ["PEQUEÑAS"]),
    ("es", "cooperación", "Cooperaciones", ["Cooperaciones"]),
    ("ru", "учет грузов", "Ведётся учёт груза", ["учёт", "груза"]),
    ("ru", "замок", "Замо\u0301к", ["Замо\u0301к"]),
    ("ar", "جمارك", "الجَمارِك وبالجمارك وجمارك", ["الجَمارِك", "وبالجمارك", "وجمارك"]),
    ("ar", "اتفاقية", "الاتفاقيات", ["الاتفاقيات"]),
    ("ar", "اجراءات تسهيل", "إجراءات لتسهيل", ["إجراءات", "لتسهيل"]),
    ("zh-hans", "海关组织", "世界海关组织，海关", ["海关组织"]),
    ("zh-hans", "海关 AEO", "海关AEO与关", ["海关", "AEO"]),
    ("zh-hans", "海", "上海海关", ["海", "海"]),
    ("xx", "customs", "Customs customs", []),
]  # fmt: skip


def marked(parts):
    return [part.text for part in parts if part.is_match]


def said(parts):
    return "".join(part.text for part in parts)


class MarkTests(TestCase):
    def test_marks_what_was_asked_for(self):
        for language, words, text, expected in MARKED:
            with self.subTest(words=words, text=text):
                (parts,) = passages(understand(words), [(language, text)])
                self.assertEqual(marked(parts), expected)
                self.assertEqual(said(parts), text)

    def test_marks_what_means_the_same(self):
        query = understand("AEO", {"en": [["AEO", "authorized economic operator"]]})
        (parts,) = passages(query, [("en", "An authorized economic operator (AEO)")])
        self.assertEqual(marked(parts), ["authorized economic operator", "AEO"])

    def test_marks_parts_of_a_loose_run(self):
        (parts,) = passages(understand("海关合作").loosened(), [("zh-hans", "海关与商界合作")])
        self.assertEqual(marked(parts), ["海关", "合作"])

    def test_is_plain_text(self):
        (parts,) = passages(understand("script b"), [("en", "<script>a</script> &amp; <b>")])
        self.assertEqual(said(parts), "<script>a</script> &amp; <b>")
        self.assertEqual(marked(parts), ["script", "script", "b"])


class PassageTests(TestCase):
    def test_is_around_most_of_what_was_asked_for(self):
        text = f"Customs {'and much more ' * 60}the customs union {'and more ' * 60}"
        (parts,) = passages(understand("customs union"), [("en", text)])
        self.assertEqual(marked(parts), ["customs", "union"])
        self.assertTrue(220 <= len(said(parts)) <= 245, len(said(parts)))

    def test_cuts_no_word(self):
        text = " ".join(f"word{n} tariff{n}" for n in range(300))
        (parts,) = passages(understand("tariff150"), [("en", text)])
        first, *_middle, last = said(parts).split()
        self.assertEqual((first, last), ("…", "…"))
        self.assertLessEqual(set(said(parts).split()), {"…", *text.split()})

    def test_cuts_chinese_anywhere(self):
        text = "世界海关组织推动发展" * 100 + "原产地" + "世界海关组织推动发展" * 100
        (parts,) = passages(understand("原产地"), [("zh-hans", text)])
        self.assertEqual(marked(parts), ["原产地"])
        self.assertTrue(220 <= len(said(parts)) <= 245, len(said(parts)))

    def test_begins_with_the_text_where_nothing_matches(self):
        (parts,) = passages(understand("tomato"), [("en", "Customs  and\nmore. " * 50)])
        self.assertEqual(marked(parts), [])
        self.assertTrue(said(parts).startswith("Customs and more. Customs"))
        self.assertTrue(said(parts).endswith(" …"))
        self.assertEqual(passages(understand("tomato"), [("en", "")]), [[]])
        self.assertEqual(passages(understand("tomato"), []), [])

    def test_gives_titles_whole(self):
        title = "The customs of many lands " * 12
        (parts,) = passages(understand("customs"), [("en", title)], most=400)
        self.assertEqual(said(parts), title)
        self.assertEqual(parts[1], Part("customs", True))

    def test_reads_as_far_as_the_index(self):
        (parts,) = passages(understand("tomato"), [("en", "a " * 49_990 + "tomato " * 9)])
        self.assertEqual(len(marked(parts)), 3)

    def test_takes_one_statement_for_a_page_and_little_time(self):
        texts = [
            ("en", f"Customs officers{n} inspected consignments of tariffs{n}. " * 55)
            for n in range(20)
        ]
        query = understand("officers inspecting tariffs")
        with self.assertNumQueries(1):
            passages(query, texts)
        work = work_of(lambda: passages(query, texts))
        self.assertEqual(work.statements, 0)
        # 30,000, which take 5 ms.
        self.assertLess(work.calls, 60_000)

    def test_does_not_slow_down_on_one_word_again_and_again(self):
        started = time.process_time()
        passages(understand("customs a 海"), [("en", "customs a 海 " * 9_000)] * 2)
        # Against work that grows with the square of the length; a machine may be busy.
        self.assertLess(time.process_time() - started, 5)
