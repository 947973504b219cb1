"""The people of a meeting's life, the session before it, and what an officer does at the desk."""

import base64
from datetime import timedelta
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from content.models.attachment import FileAccess
from content.roles import PUBLISHER
from events.roles import MEETING_OFFICER
from sample.pdf import make_pdf
from tests.accounts.factors import PASSWORD
from tests.browser.test_files import DROP
from tests.cases import ProvedClient
from tests.factories import make_affiliation, make_member, make_partner, make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration_form,
    make_working_body,
)
from tests.sample.test_files import TEXTS

YEAR_OF_WEEKS = timedelta(weeks=52)
TITLES = {"en": "243rd Session of the PTC", "ar": "الدورة 243 للجنة"}
# Name of a person: language, first name, and whether the committee is theirs.
PEOPLE = {
    "delegate": ("en", "Ana", True),
    "second": ("ar", "Omar", True),
    "focal": ("en", "Eva", True),
    "stranger": ("en", "Ian", False),
    "partner": ("en", "Pia", False),
}


def make_people() -> Group:
    """Three of one Member who belong to the committee, a delegate and a partner who do not."""
    member, committee = make_member({"en": "Palau"}), Group.objects.create(name="Committee")
    for name, (language, first_name, is_of_committee) in PEOPLE.items():
        user = make_user(
            username=name, email=address_of(name), language=language, first_name=first_name
        )
        user.set_password(PASSWORD)
        user.save()
        columns: dict[str, Any] = {"member": make_member()}
        if name == "partner":
            columns = {"partner": make_partner()}
        elif is_of_committee:
            columns = {"member": member, "role": "focal_point" if name == "focal" else "delegate"}
        affiliation = make_affiliation(user, **columns)
        if is_of_committee:
            affiliation.groups.add(committee)
    make_user(MEETING_OFFICER, PUBLISHER, username="officer", email=address_of("officer"))
    return committee


def make_session_before(committee: Group) -> None:
    """A year ago: for the committee only, its papers for who took part, one place in the room."""
    body = make_working_body({"en": "Technical Committee"}, acronym="PTC", group=committee)
    day = timezone.localdate() - timedelta(days=300)
    event = make_event(
        TITLES, slug="ptc-243", body=body, starts_on=day, access="groups", groups=[committee]
    )
    meeting = make_meeting(event, "Opening", "Reports", document_access=FileAccess.GROUPS)
    meeting.document_groups.add(event.participants_group())
    make_registration_form(
        event,
        opens_at=timezone.now() - YEAR_OF_WEEKS - timedelta(days=9),
        closes_at=timezone.now() - timedelta(days=302),
        audience="delegates",
        needs_nomination=True,
        capacity=1,
    )


def address_of(name: str) -> str:
    return f"{name}@portal.example"


def paper(language: str, number: int) -> bytes:
    title, words = TEXTS[language]
    return make_pdf(language, f"{title} {number}", [words] * 3)


class Desk:
    """The officer at the desk, whose clicks are counted."""

    def __init__(self, page: Page, address: str):
        self.page = page
        self.clicks = 0
        client = ProvedClient()
        client.force_login(User.objects.get(username="officer"))
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": 0}]
        session.save()
        cookie: Any = {"name": "sessionid", "value": session.session_key or "", "url": address}
        page.context.add_cookies([cookie])

    @property
    def told(self) -> str:
        return self.page.inner_text(".messagelist")

    def click(self, selector: str) -> None:
        """Click what leads to another page."""
        self.clicks += 1
        with self.page.expect_navigation():
            self.page.click(selector)

    def press(self, selector: str) -> None:
        """Press a button of the meeting desk, which answers in place."""
        self.clicks += 1
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.page.click(selector)
        self.page.wait_for_selector("#meeting-desk:not([aria-busy])")

    def drop(self, **files: bytes) -> None:
        """Files by name, dropped at once, until the table shows how each is understood."""
        self.clicks += 1
        carried = [
            (name.replace("_pdf", ".pdf").replace("__", "-"), base64.b64encode(data).decode())
            for name, data in files.items()
        ]
        self.page.evaluate(DROP, carried)
        self.page.wait_for_selector(f"table.uploads tbody tr:nth-child({len(files)})")
        self.page.wait_for_selector("#form-match .submit-row input[type=submit]:enabled")
