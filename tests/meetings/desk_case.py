"""A meeting on its desk, for the tests of the desk."""

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from sample.pdf import make_pdf
from tests.factories import make_administrator
from tests.meeting_factories import make_event, make_meeting, make_working_body
from tests.sample.test_files import TEXTS


def sent_file(name, language="en", heading=""):
    """A PDF of that name, as a browser sends it."""
    title, words = TEXTS[language]
    data = make_pdf(language, heading or title, [words] * 3)
    return SimpleUploadedFile(name, data, "application/pdf")


class DeskCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.group = Group.objects.create(name="PTC")
        cls.body = make_working_body({"en": "PTC"}, acronym="PTC", group=cls.group)
        cls.event = make_event({"en": "Session"}, body=cls.body)
        cls.meeting = make_meeting(cls.event, "Opening", "Reports", document_access="groups")
        cls.meeting.document_groups.add(cls.group)
        cls.administrator = make_administrator()

    def setUp(self):
        self.client.force_login(self.administrator)
        self.first, self.second = self.meeting.items.order_by("position")

    def address(self, act="change", language=""):
        query = f"?language={language}" if language else ""
        return f"/admin/meetings/meeting/{self.meeting.pk}/{act}/{query}"

    def desk(self, language=""):
        return self.client.get(self.address(language=language))

    def post(self, act, language="", **sent):
        return self.client.post(self.address(act, language), sent, follow=True)

    def form(self, name, language=""):
        """What the form of the agenda or of the decisions sends when nothing is changed."""
        page = self.desk(language)
        formset = page.context["desk"].__dict__[{"agenda": "outline"}.get(name, name)]
        values = {"shown": page.context[f"{formset_token(name)}_token"]}
        values |= {
            f"{formset.prefix}-TOTAL_FORMS": len(formset.forms),
            f"{formset.prefix}-INITIAL_FORMS": len(formset.forms),
        }
        for form in formset.forms:
            for field in form:
                values[field.html_name] = field.value() or ""
        return values


def formset_token(name):
    return {"agenda": "outline"}.get(name, name)
