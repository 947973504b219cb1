"""Files in a real browser: dropped, read, confirmed; the clicks of the editor's jobs 3 and 7."""

import base64

from axe_playwright_python.base import AXE_SCRIPT

from catalogue.models import Tool
from content.models import Attachment
from library.models import DocumentFile, Upload
from newsroom.models import News
from sample.pdf import make_pdf
from tests.browser.case import end_animations
from tests.browser.editing import EditingCase
from tests.factories import make_news
from tests.sample.test_files import TEXTS

# What WCAG asks; the rest of axe's best practice is for Django's own pages to follow.
AXE = """() => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}).then(found => found.violations.map(
  rule => rule.id + ": " + rule.nodes.map(node => node.target + " " + node.failureSummary).join()
))"""
DROP = """files => {
  const carried = new DataTransfer();
  for (const [name, data] of files) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type: "application/pdf" }));
  }
  const options = { dataTransfer: carried, bubbles: true, cancelable: true };
  document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", options));
}"""


def a_pdf(language):
    title, words = TEXTS[language]
    return make_pdf(language, title, [words] * 3)


class FilesTests(EditingCase):
    def drop(self, **files):
        """Files by language, dropped at once: one deliberate act."""
        self.clicks += 1
        carried = [
            (name.replace("_pdf", ".pdf"), base64.b64encode(data).decode())
            for name, data in files.items()
        ]
        self.page.evaluate(DROP, carried)

    def wait_for_rows(self, number):
        self.page.wait_for_selector(f"table.uploads tbody tr:nth-child({number})")
        self.page.wait_for_selector(".submit-row input[type=submit]:enabled")

    def test_job_3_publishes_in_two_languages_with_their_files(self):
        self.go("/admin/")
        self.click("text=Write: Tools")
        self.page.fill("#id_title", "Handbook on origin")
        self.page.select_option("#id_category", "handbook")
        self.drop(guide_en_pdf=a_pdf("en"), guide_fr_pdf=a_pdf("fr"))
        self.wait_for_rows(2)
        read = [self.page.input_value(f"#id_uploads-{n}-language") for n in [0, 1]]
        self.assertEqual(read, ["en", "fr"])
        self.page.get_by_label("Summary, to write the page in this language too").fill("À lire.")
        self.click("[name=_publish]")
        self.page.wait_for_selector(".messagelist >> text=Français")
        self.assert_cost(clicks=3, loads=2)
        tool = Tool.objects.get()
        self.assertEqual(tool.languages, ["en", "fr"])
        self.assertEqual(Attachment.objects.get().document.files.count(), 2)
        self.assertFalse(Upload.objects.exists())

    def test_going_on_to_another_language_takes_the_words_along(self):
        self.go("/admin/newsroom/news/add/")
        self.page.fill("#id_title", "Handbook on origin")
        self.click(".language-tabs >> text=Français")
        self.page.wait_for_selector(".messagelist")
        self.page.fill("#id_title", "Manuel de l’origine")
        self.click("[name=_publish_all]")
        self.page.wait_for_selector(".messagelist >> text=See it on the site")
        self.assert_cost(clicks=2, loads=2)
        self.assertEqual(News.objects.get().languages, ["en", "fr"])

    def test_job_7_adds_a_revision(self):
        news = make_news(titles={"en": "Origin"})
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        self.drop(guide_pdf=a_pdf("en"))
        self.wait_for_rows(1)
        self.click("[name=_save]")
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        self.click("text=New revision")
        self.clicks += 1
        files = [{"name": "v2.pdf", "mimeType": "application/pdf", "buffer": a_pdf("en")}]
        self.page.set_input_files("[name^=revision-]", files)
        self.click("[name=_save]")
        self.assertIn("saved", self.told())
        self.assert_cost(clicks=4, loads=1)
        self.assertEqual(DocumentFile.objects.get(is_current=True).revision, 2)

    def test_a_bad_file_is_told_and_the_others_are_read(self):
        self.go("/admin/newsroom/news/add/")
        self.drop(bad_pdf=b"odd", guide_pdf=a_pdf("ar"))
        self.wait_for_rows(1)
        self.assertIn("bad.pdf: This is not a file", self.page.inner_text(".drop-errors"))
        self.assertEqual(self.page.input_value("#id_uploads-0-title"), TEXTS["ar"][0])

    def test_every_screen_is_accessible(self):
        news = make_news(titles={"en": "Origin"}, review_on="2020-01-01")
        form = f"/admin/newsroom/news/{news.pk}/change/"
        self.go(form)
        self.drop(guide_pdf=a_pdf("en"))
        self.wait_for_rows(1)
        self.check("the table to confirm")
        self.click("[name=_save]")
        self.page.wait_for_selector(".current-files")
        document = Attachment.objects.get().document_id
        change = f"/admin/library/document/{document}"
        for path in [form, "/admin/ageing/", f"{change}/change/", f"{change}/delete/"]:
            self.go(path)
            self.check(path)

    def check(self, state):
        self.page.evaluate(AXE_SCRIPT)
        for scheme in ["light", "dark"]:
            self.page.emulate_media(color_scheme=scheme)
            end_animations(self.page)
            with self.subTest(state, scheme=scheme):
                self.assertEqual(self.page.evaluate(AXE), [])
