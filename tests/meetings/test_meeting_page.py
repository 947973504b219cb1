"""The page of a meeting: its agenda and documents, as a reader sees them."""

from django.test import TestCase

from tests.meeting_factories import make_event, make_meeting, make_working_document


class MeetingPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event({"en": "PTC, winter"}, slug="ptc")
        cls.meeting = make_meeting(cls.event, "Adoption of the agenda", "Transit")
        cls.first, cls.second = cls.meeting.items.order_by("position")

    def page(self, path="/en/events/ptc/"):
        return self.client.get(path)

    def test_lists_documents_below_their_item(self):
        make_working_document(self.meeting, "PTC/26/10", "en", "fr", item=self.first)
        make_working_document(self.meeting, "PTC/26/2", item=self.first)
        page = self.page()
        self.assertContains(page, "Adoption of the agenda")
        self.assertContains(page, '<a class="code" dir="ltr" href="/en/documents/PTC/26/2/">')
        self.assertContains(page, 'href="/files/ptc-26-10.fr.pdf"')
        text = page.content.decode()
        self.assertLess(text.index("PTC/26/2<"), text.index("PTC/26/10<"))
