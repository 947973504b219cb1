"""An editor's commonest jobs in a real browser: clicks counted, nothing refused by the policy."""

import io
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Canvas

from content.models import Status, Version
from library.models import Image
from newsroom.models import News
from tests.browser.editing import EditingCase
from tests.factories import make_administrator, make_member, make_news


class EditingTests(EditingCase):
    """Each test ends with what the browser refused: nothing."""

    def test_job_1_publishes_news_with_a_picture(self):
        picture = make_picture("Port of Suva")
        self.go("/admin/")
        self.click("text=Write: News")
        self.page.fill("#id_title", "Palau joins")
        self.type_text("Welcome")
        self.click(".field-picture .select2-selection")
        self.click(".select2-results img")
        self.click("[name=_publish]")
        self.assertIn("is published", self.told())
        self.assert_cost(clicks=4, loads=2)
        news = News.objects.get()
        self.assertEqual((news.picture, news.languages), (picture, ["en"]))
        self.assertEqual(news.versions.get().body, "<p>Welcome</p>")

    def test_writing_is_told_every_five_minutes_and_nothing_else_is(self):
        news, told = make_news(titles={"en": "Palau joins"}), []
        self.page.on("request", lambda request: "/writing/" in request.url and told.append(request))
        self.page.clock.install()
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        self.page.fill("#id_title", "Palau")
        self.page.clock.fast_forward("06:00")
        self.assertEqual(told, [])
        with self.page.expect_response("**/admin/writing/") as answer:
            self.type_text("Welcome")
        self.assertEqual(answer.value.status, 204)
        self.page.clock.fast_forward("04:00")
        self.page.fill("#id_title", "Palau joins")
        self.assertEqual(len(told), 1)

    def test_job_2_adds_the_french_text(self):
        news = make_news(titles={"en": "Palau joins"})
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        self.click(".language-tabs >> text=Français")
        self.page.fill("#id_title", "Les Palaos adhèrent")
        self.assertIn("Palau joins", self.page.inner_text(".field-title .beside"))
        self.click("[name=_publish]")
        self.assertIn("is published", self.told())
        self.assert_cost(clicks=3, loads=2)
        news.refresh_from_db()
        self.assertEqual(news.languages, ["en", "fr"])

    def test_job_4_corrects_a_word(self):
        news = make_news(titles={"en": "Palua joins"})
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        self.page.fill("#id_title", "Palau joins")
        self.click("[name=is_minor]")
        self.click("[name=_publish]")
        self.assertIn("is published", self.told())
        self.assert_cost(clicks=2, loads=1)
        self.assertTrue(news.versions.published().get().is_minor)

    def test_job_5_schedules(self):
        news = make_news(titles={}, published_at=None)
        news.write("en", title="Palau joins")
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        later = timezone.localtime() + timedelta(days=3)
        self.click("#id_published_at")
        self.page.fill("#id_published_at", later.strftime("%Y-%m-%dT%H:%M"))
        self.assertEqual(self.page.input_value("[name=_publish]"), "Schedule")
        self.click("[name=_publish]")
        self.assertIn("is scheduled", self.told())
        self.assert_cost(clicks=2, loads=1)
        self.assertFalse(News.objects.live().exists())

    def test_jobs_9_and_10_compare_and_go_back(self):
        news = make_news(titles={"en": "Palau joins"})
        news.write("en", title="Palau joined").publish(make_administrator())
        self.go(f"/admin/newsroom/news/{news.pk}/change/")
        self.click("text=History")
        self.assertEqual(self.page.inner_text(".runs del"), "joins")
        self.assert_cost(clicks=2, loads=1)
        self.click("text=Restore as draft")
        self.click("[name=_publish]")
        self.assertIn("is published", self.told())
        self.assert_cost(clicks=3, loads=3)
        self.assertEqual(news.versions.published().get().title, "Palau joins")

    def test_rich_text_is_bold_and_arabic(self):
        self.go("/admin/newsroom/news/add/?language=ar")
        self.page.fill("#id_title", "بالاو")
        self.page.locator(".tiptap").focus()
        self.page.click(".prose-menubar [aria-label=bold]")
        self.page.keyboard.type("مرحبا")
        direction = self.page.eval_on_selector(".tiptap", "box => getComputedStyle(box).direction")
        self.assertEqual(direction, "rtl")
        self.click("[name=_save]")
        self.assertIn("is saved", self.told())
        self.assertEqual(Version.objects.get().body, "<p><strong>مرحبا</strong></p>")
        self.assertEqual(self.refused, [])

    def test_a_live_figure_goes_to_where_one_wrote_last(self):
        make_member()
        self.go("/admin/newsroom/news/add/")
        self.page.fill("#id_title", "All  strong")
        self.type_text("There are Members.")
        for _ in "Members.":
            self.page.keyboard.press("ArrowLeft")
        self.page.select_option("#live-figure", "members.total")
        # By keyboard alone: on to the day, and Enter there inserts and sends nothing.
        self.page.focus("#live-figure")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type("2015")
        self.page.keyboard.press("Enter")
        # The editor takes the focus at the next frame.
        self.page.wait_for_selector(".ProseMirror-focused")
        self.page.keyboard.type(" ")
        self.page.focus("#id_title")
        self.page.evaluate("document.getElementById('id_title').setSelectionRange(4, 4)")
        self.page.fill("#live-figure-on", "")
        self.click(".live-figures button")
        self.assertEqual(self.page.input_value("#id_title"), "All {{ members.total }} strong")
        self.click("[name=_publish]")
        self.assertIn("is published", self.told())
        body = "<p>There are {{ members.total on 2015 }} Members.</p>"
        self.assertEqual(News.objects.get().versions.get().body, body)
        self.assertEqual(self.refused, [])

    def test_a_day_that_is_none_is_not_inserted(self):
        make_member()
        self.go("/admin/newsroom/news/add/")
        self.page.fill("#live-figure-on", "last year")
        self.click(".live-figures button")
        self.assertNotIn("{{", self.page.inner_text(".tiptap"))
        self.assertEqual(self.refused, [])

    def test_a_picture_is_added_in_place(self):
        self.go("/admin/newsroom/news/add/")
        self.page.fill("#id_title", "Palau joins")
        with self.page.expect_popup() as opening:
            self.page.click("#add_id_picture")
        popup = opening.value
        popup.on("console", lambda message: "POLICY" in message.text and self.note(message.text))
        files = [{"name": "port.png", "mimeType": "image/png", "buffer": drawn()}]
        popup.set_input_files("#id_file", files)
        popup.fill("#id_title", "Port")
        popup.fill("#id_texts-0-alt", "Cranes over a harbour")
        with popup.expect_event("close"):
            popup.click("[name=_save]")
        self.click("[name=_publish]")
        self.assertIn("is published", self.told())
        self.assertEqual(News.objects.get().picture, Image.objects.get())
        self.assertEqual(self.refused, [])

    def test_a_conflict_shows_both_texts_and_loses_none(self):
        news = make_news(titles={"en": "Palau"})
        path = f"/admin/newsroom/news/{news.pk}/change/"
        self.go(path)
        other = self.sign_in(make_administrator())
        other.goto(self.live_server_url + path)
        other.fill("#id_title", "Palau of Anna")
        other.click("[name=_save]")
        self.page.fill("#id_title", "Palau of Ben")
        self.click("[name=_save]")
        self.assertEqual(self.page.input_value("#id_title"), "Palau of Ben")
        self.assertIn("Palau of Anna", self.page.inner_text(".field-title .theirs"))
        self.assertEqual(news.versions.open().get().title, "Palau of Anna")
        self.click("[name=_save]")
        self.assertIn("is saved", self.told())
        self.assertEqual(news.versions.open().get().title, "Palau of Ben")

    def test_a_double_click_makes_one_entry(self):
        self.go("/admin/newsroom/news/add/")
        self.page.fill("#id_title", "Palau joins")
        self.page.dblclick("[name=_publish]")
        # The answer to the first click may take the message with it.
        self.page.wait_for_url("**/change/**")
        self.assertEqual(News.objects.count(), 1)
        self.assertEqual(Version.objects.get().status, Status.PUBLISHED)


def drawn():
    file = io.BytesIO()
    Canvas.new("RGB", (600, 400), "navy").save(file, "PNG")
    return file.getvalue()


def make_picture(title):
    image = Image(title=title, is_decorative=True)
    image.file.save("port.png", ContentFile(drawn()), save=False)
    image.file._committed = False
    image.save()
    return image
