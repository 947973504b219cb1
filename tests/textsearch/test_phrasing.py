"""What is looked for, of all that was typed."""

from django.test import SimpleTestCase

from textsearch.phrasing import about, subject, without_own_names


class PhrasingTests(SimpleTestCase):
    def test_takes_a_question_from_around_its_subject(self):
        for words, wanted in [
            ("what does TRS stand for?", "TRS"),
            ("What is the meaning of drawback", "drawback"),
            ("how do I become an AEO", "an AEO"),
            ("how to get an ATA carnet", "an ATA carnet"),
            ("comment devenir OEA", "OEA"),
            ("¿Qué significa levante?", "levante?"),
            ("как стать УЭО", "УЭО"),
            ("ماذا تعني المنشأ", "المنشأ"),
            ("怎么成为AEO企业", "成为AEO企业"),
            ("原产地规则是什么", "原产地规则"),
        ]:
            with self.subTest(words):
                self.assertEqual(about(words), wanted)

    def test_leaves_out_the_name_that_every_page_has(self):
        for words, wanted in [
            ("WCO internship", "internship"),
            ("qui dirige l'OMD", "qui dirige"),
            ("miembros de la OMA", "miembros de la"),
            ("вступить в ВТамО", "вступить в"),
            ("вакансии Всемирной таможенной организации", "вакансии"),
            ("رئيس منظمة الجمارك العالمية", "رئيس"),
            ("世界海关组织的成员", "成员"),
        ]:
            with self.subTest(words):
                names, rest = without_own_names(words)
                self.assertEqual((len(names), rest), (1, wanted))

    def test_leaves_other_words_as_they_are(self):
        for words in [
            "what does TRS stand", "WCO-UPU guide", "WCO/ICAO", "OMDurman", "-WCO", "什么是", "",
        ]:  # fmt: skip
            with self.subTest(words):
                self.assertEqual(about(words), words)
                self.assertEqual(without_own_names(words), ([], words))
        self.assertEqual(subject("什么是原产地规则"), "什么是原产地规则")
