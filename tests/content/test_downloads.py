"""Files over HTTP: whole, in part, not again; for those who may have them."""

from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from content.models import Access, Attachment
from content.models.attachment import FileAccess
from library.models import Document, DocumentFile
from sample.pdf import make_pdf
from sample.pictures import drawn
from tests.factories import make_news, make_user

ADDRESS = "/files/report.en.pdf"
PUBLIC, PERSONAL = "public, max-age=0, must-revalidate", "private, no-store"


def body(response):
    if response.streaming:
        return b"".join(response.streaming_content)
    return response.content


class DownloadCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        picture = drawn(3)
        picture.save()
        cls.news = make_news(slug="report", picture=picture)
        cls.image_url = picture.renditions[0]["url"]
        document = Document.objects.create(slug="report")
        cls.data = make_pdf("en", "Report", ["Text"])
        title = 'Rapport "é" / 報告; \u202e'
        content = ContentFile(cls.data, name="scan0001.pdf")
        cls.file = DocumentFile(document=document, language="en", title=title, file=content)
        cls.file.save()
        cls.attachment = Attachment.objects.create(entry=cls.news, document=document)
        cls.reader = make_user()

    def restrict(self):
        self.news.access = Access.REGISTERED
        self.news.save()


class DownloadTests(DownloadCase):
    def test_comes_whole_under_its_title_and_does_nothing(self):
        response = self.client.get(ADDRESS)
        self.assertEqual(body(response), self.data)
        self.assertEqual(response["Content-Type"], "application/pdf")
        self.assertEqual(response["Content-Security-Policy"], "default-src 'none'; sandbox")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertEqual(
            response["Content-Disposition"],
            "attachment; filename*=utf-8''Rapport%20-%C3%A9-%20-%20%E5%A0%B1%E5%91%8A%3B.pdf",
        )

    def test_head_has_the_same_headers(self):
        get, head = self.client.get(ADDRESS), self.client.head(ADDRESS)
        self.assertEqual(body(head), b"")
        for name in ["Content-Length", "ETag", "Last-Modified", "Accept-Ranges", "Content-Type"]:
            self.assertEqual(get[name], head[name])
        body(get)

    def test_one_range_is_answered(self):
        size = len(self.data)
        cases = [
            ("bytes=0-9", 206, self.data[:10], f"bytes 0-9/{size}"),
            ("bytes=5-", 206, self.data[5:], f"bytes 5-{size - 1}/{size}"),
            ("bytes=-5", 206, self.data[-5:], f"bytes {size - 5}-{size - 1}/{size}"),
            ("bytes=0-999999999", 206, self.data, f"bytes 0-{size - 1}/{size}"),
            (f"bytes=-{size * 2}", 206, self.data, f"bytes 0-{size - 1}/{size}"),
            (f"bytes={size}-", 416, b"", f"bytes */{size}"),
            ("bytes=-0", 416, b"", f"bytes */{size}"),
        ]
        odd = ["bytes=9-1", "bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1", "bytes=٣-٤",
               "bytes=0-" + "9" * 50, "bytes = 0-1", "0-1"]  # fmt: skip
        cases += [(text, 200, self.data, None) for text in odd]
        for text, status, data, content_range in cases:
            with self.subTest(range=text):
                response = self.client.get(ADDRESS, HTTP_RANGE=text)
                self.assertEqual(response.status_code, status)
                self.assertEqual(body(response), data)
                self.assertEqual(response.get("Content-Range"), content_range)
                self.assertEqual(response["Content-Length"], str(len(data)))

    def test_a_part_is_never_compressed(self):
        response = self.client.get(ADDRESS, HTTP_RANGE="bytes=0-9", HTTP_ACCEPT_ENCODING="gzip")
        self.assertNotIn("Content-Encoding", response)
        self.assertEqual(body(response), self.data[:10])

    def test_a_part_of_a_file_that_changed_is_the_whole(self):
        tag = self.client.head(ADDRESS)["ETag"]
        for condition, status in [(tag, 206), ('"other"', 200), ("odd", 200)]:
            with self.subTest(condition=condition):
                response = self.client.get(ADDRESS, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=condition)
                self.assertEqual(response.status_code, status)
                body(response)

    def test_who_has_it_already_gets_nothing(self):
        first = self.client.head(ADDRESS)
        future = "Wed, 01 Jan 2098 00:00:00 GMT"
        cases = [
            ({"HTTP_IF_NONE_MATCH": first["ETag"]}, 304),
            ({"HTTP_IF_NONE_MATCH": "*"}, 304),
            ({"HTTP_IF_NONE_MATCH": first["ETag"], "HTTP_RANGE": "bytes=0-9"}, 304),
            ({"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}, 304),
            ({"HTTP_IF_MODIFIED_SINCE": future}, 304),
            ({"HTTP_IF_MODIFIED_SINCE": "odd"}, 200),
            ({"HTTP_IF_NONE_MATCH": '"other"', "HTTP_IF_MODIFIED_SINCE": future}, 200),
            ({"HTTP_IF_MATCH": '"other"'}, 412),
        ]
        for headers, status in cases:
            for ask in [self.client.get, self.client.head]:
                with self.subTest(headers=headers, ask=ask.__name__):
                    response = ask(ADDRESS, **headers)
                    self.assertEqual(response.status_code, status)
                    self.assertEqual(response["Cache-Control"], PUBLIC)
                    body(response)

    def test_a_file_that_the_storage_lost_is_no_error(self):
        file = DocumentFile.objects.get().file
        file.storage.delete(file.name)
        self.addCleanup(file.storage.save, file.name, ContentFile(self.data))
        self.assertEqual(self.client.get(ADDRESS).status_code, 404)


class RevisionTests(DownloadCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        DocumentFile.objects.update(title="Handbook")
        cls.document = Document.objects.get()
        cls.newer = make_pdf("ar", "دليل المنشأ", ["نص"])
        for language, title, data in [("en", "Handbook", cls.newer), ("ar", "دليل", cls.newer)]:
            file = ContentFile(data, name="x.pdf")
            DocumentFile(document=cls.document, language=language, title=title, file=file).save()
        cls.former = "/files/report.en.rev1.pdf"

    def test_the_address_leads_to_the_newest_and_the_former_keeps_one(self):
        for address, data, name in [
            (ADDRESS, self.newer, 'attachment; filename="Handbook.pdf"'),
            (self.former, self.data, 'attachment; filename="Handbook (rev 1).pdf"'),
            ("/files/report.en.rev2.pdf", self.newer, 'attachment; filename="Handbook.pdf"'),
        ]:
            with self.subTest(address=address):
                response = self.client.get(address)
                self.assertEqual(body(response), data)
                self.assertEqual(response["Content-Disposition"], name)
        self.assertEqual(self.client.get("/files/report.en.rev3.pdf").status_code, 404)

    def test_a_name_is_in_the_script_of_its_language(self):
        response = self.client.head("/files/report.ar.pdf")
        self.assertEqual(
            response["Content-Disposition"],
            "attachment; filename*=utf-8''%D8%AF%D9%84%D9%8A%D9%84.pdf",
        )

    def test_a_former_revision_answers_conditions_and_ranges_too(self):
        first = self.client.head(self.former)
        self.assertNotEqual(first["ETag"], self.client.head(ADDRESS)["ETag"])
        cases = [
            ({"HTTP_IF_NONE_MATCH": first["ETag"]}, 304, b""),
            ({"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}, 304, b""),
            ({"HTTP_RANGE": "bytes=0-9"}, 206, self.data[:10]),
            ({"HTTP_IF_NONE_MATCH": '"other"'}, 200, self.data),
        ]
        for headers, status, data in cases:
            with self.subTest(headers=headers):
                response = self.client.get(self.former, **headers)
                self.assertEqual((response.status_code, body(response)), (status, data))
        self.assertEqual(int(first["Content-Length"]), len(self.data))

    def test_a_lock_holds_for_every_revision(self):
        self.attachment.access = FileAccess.REGISTERED
        self.attachment.save()
        for address in [ADDRESS, self.former]:
            tag = {"HTTP_IF_NONE_MATCH": "*", "HTTP_RANGE": "bytes=0-9"}
            for headers in [{}, tag]:
                with self.subTest(address=address, headers=headers):
                    self.assertEqual(self.client.get(address, **headers).status_code, 404)
                    self.assertEqual(self.client.head(address, **headers).status_code, 404)
        page = self.client.get("/en/news/report/")
        self.assertContains(page, "/en/account/sign-in/?next=/en/news/report/")
        self.assertNotContains(page, "/files/report.en")
        rows = page.context["files"]
        urls = [row["url"] for file in rows for row in [file, *file["revisions"]]]
        self.assertEqual(urls, ["", "", ""])
        self.client.force_login(self.reader)
        response = self.client.get(self.former)
        self.assertEqual(response["Cache-Control"], PERSONAL)
        body(response)

    def test_the_page_shows_revisions_and_earlier_editions(self):
        earlier = Document.objects.create(slug="report-2018")
        file = ContentFile(self.data, name="x.pdf")
        DocumentFile(document=earlier, language="en", title="Handbook", file=file).save()
        Attachment.objects.create(
            entry=self.news, document=earlier, edition="2018 edition", is_former=True
        )
        page = self.client.get("/en/news/report/")
        self.assertContains(page, f'href="{self.former}"')
        self.assertContains(page, "updated", count=1)
        before, _heading, after = page.text.partition("Earlier editions")
        self.assertNotIn("2018 edition", before)
        self.assertIn("2018 edition", after)
        self.assertIn("/files/report-2018.en.pdf", after)

    def test_a_page_asks_for_its_files_once(self):
        with CaptureQueriesContext(connection) as captured:
            self.client.get("/en/news/report/")
        asked = [query for query in captured if '"library_documentfile"' in query["sql"]]
        self.assertEqual(len(asked), 1)


class CachingTests(DownloadCase):
    def test_public_files_are_asked_for_again_and_pictures_kept_a_while(self):
        an_hour = "private, max-age=3600"
        for address, for_all, signed_in in [
            (ADDRESS, PUBLIC, PERSONAL), (self.image_url, an_hour, an_hour),
        ]:  # fmt: skip
            for reader in [None, self.reader]:
                if reader:
                    self.client.force_login(reader)
                with self.subTest(address=address, reader=reader):
                    response = self.client.get(address)
                    self.assertEqual(response["Cache-Control"], signed_in if reader else for_all)
                    self.assertNotIn("Cookie", response.get("Vary", ""))
                    body(response)
            self.client.logout()

    def test_restricted_files_are_kept_nowhere_and_gone_at_once(self):
        tag = self.client.head(ADDRESS)["ETag"]
        self.restrict()
        for address in [ADDRESS, self.image_url]:
            for headers in [
                {}, {"HTTP_RANGE": "bytes=0-9"}, {"HTTP_IF_NONE_MATCH": tag},
                {"HTTP_IF_MATCH": '"x"'}, {"HTTP_RANGE": "bytes=99999999-"},
            ]:  # fmt: skip
                with self.subTest(address=address, headers=headers):
                    response = self.client.get(address, **headers)
                    self.assertEqual(response.status_code, 404)
                    self.assertNotIn("Content-Range", response)
        self.client.force_login(self.reader)
        for address in [ADDRESS, self.image_url]:
            for headers in [{}, {"HTTP_RANGE": "bytes=0-9"}]:
                with self.subTest(address=address, headers=headers, reader=True):
                    response = self.client.get(address, **headers)
                    self.assertIn(response.status_code, {200, 206})
                    self.assertEqual(response["Cache-Control"], PERSONAL)
                    body(response)

    def test_a_locked_file_of_a_public_page_is_kept_nowhere(self):
        self.attachment.access = FileAccess.REGISTERED
        self.attachment.save()
        self.assertEqual(self.client.get(ADDRESS).status_code, 404)
        self.client.force_login(self.reader)
        response = self.client.get(ADDRESS)
        self.assertEqual(response["Cache-Control"], PERSONAL)
        body(response)


class ImageTests(DownloadCase):
    def test_has_only_its_own_addresses(self):
        start, _dash, stamp = self.image_url.removesuffix(".webp").rpartition("-")
        pk = self.news.picture_id
        for address in [
            f"{start}-{'0' * len(stamp)}.webp", f"{start}-x.webp",
            f"/files/images/{pk}-7-{stamp}.webp",
            f"/files/images/{pk + 1}-480-{stamp}.webp", f"/files/images/{2**70}-480-{stamp}.webp",
            f"/files/{self.news.picture.file.name}", f"/media/{self.news.picture.file.name}",
        ]:  # fmt: skip
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_lost_original_is_no_error(self):
        picture = self.news.picture
        for width in {rendition["width"] for rendition in picture.renditions}:
            picture.file.storage.delete(picture.rendition(width))
        picture.file.storage.delete(picture.file.name)
        self.assertEqual(self.client.get(self.image_url).status_code, 404)
