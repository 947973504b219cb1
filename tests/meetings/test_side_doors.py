"""Papers of meetings by doors that are not theirs: the form of the event, the library."""

import json

from content.models import Attachment
from content.roles import AUTHOR
from library.models import Upload
from tests.factories import make_file, make_news, make_user
from tests.meeting_factories import make_working_document
from tests.meetings.desk_case import DeskCase, sent_file

LIBRARY = "/admin/library/document/"
CHOICES = "/admin/autocomplete/?app_label=content&model_name=attachment&field_name=document&term="


class SideDoorTests(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.paper = make_working_document(cls.meeting, "PTC/26/7", shown_at=None, access="groups")
        cls.file = cls.paper.document.files.get()
        cls.author = make_user(AUTHOR, is_staff=True)

    def setUp(self):
        super().setUp()
        self.client.force_login(self.author)

    def test_the_form_of_the_event_does_not_show_them(self):
        page = self.client.get(f"/admin/events/event/{self.event.pk}/change/")
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, "PTC/26/7")
        self.assertNotContains(page, f"revision-{self.file.pk}")

    def test_nor_takes_a_revision_of_them(self):
        sent = {f"revision-{self.file.pk}": sent_file("other.pdf")}
        self.client.post(f"/admin/events/event/{self.event.pk}/change/", sent)
        self.assertFalse(Upload.objects.exists())

    def test_the_library_neither_lists_nor_offers_them(self):
        other = make_file(make_news({"en": "News"})).document
        self.assertContains(self.client.get(LIBRARY), other.slug)
        self.assertNotContains(self.client.get(LIBRARY), self.paper.document.slug)
        page = self.client.get(f"{LIBRARY}{self.paper.document_id}/change/")
        self.assertNotEqual(page.status_code, 200)
        found = json.loads(self.client.get(CHOICES).content)["results"]
        self.assertEqual([row["id"] for row in found], [str(other.pk)])

    def test_they_can_be_attached_to_no_other_page(self):
        news = make_news({"en": "News"})
        page = self.client.get(f"/admin/newsroom/news/{news.pk}/change/")
        formset = next(
            inline.formset for inline in page.context["inline_admin_formsets"]
            if inline.formset.model is Attachment
        )  # fmt: skip
        field = formset.empty_form.fields["document"]
        self.assertNotIn(self.paper.document, field.queryset.all())
        self.assertIn(make_file(news).document, field.queryset.all())
