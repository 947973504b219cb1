"""The lists of an event's participants as tables: for badges, and for the participants.

Each list that goes out is recorded. Nobody stands in the second one who did not agree to that.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.models import Action
from content.languages import LANGUAGES
from content.open_data.exports import cell_text
from registrations.models import RegistrationForm
from registrations.participants import Line, approved, listed
from registrations.recording import record_for_all

BADGES, PARTICIPANTS = "badges", "participants"


@transaction.atomic
def exported(form: RegistrationForm, name: str, by: User) -> HttpResponse:
    """One of the lists as CSV, with a record of who took it and of how many people it tells."""
    lines = approved(form) if name == BADGES else listed(form)
    table = _badges(lines) if name == BADGES else _participants(lines)
    details = {"list": name, "people": len(lines)}
    record_for_all(Action.PARTICIPANTS_EXPORTED, form, by, details)
    file_name = f"{form.event.slug.replace('/', '-')}-{name}-{timezone.localdate()}.csv"
    # The mark that makes spreadsheets read UTF-8.
    return HttpResponse(
        "\ufeff" + _written(table),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "Cache-Control": "private, no-store",
        },
    )


def _badges(lines: list[Line]) -> Iterator[list[Any]]:
    yield [
        _("Name"), _("Function"), _("Organization"), _("Member or partner"), _("E-mail address"),
        _("Language"), _("Takes part online"),
    ]  # fmt: skip
    for of, each in lines:
        online = _("yes") if each.is_online else _("no")
        language = LANGUAGES[each.language].name
        yield [each.name, each.function, each.organization, of, each.email, language, online]


def _participants(lines: list[Line]) -> Iterator[list[Any]]:
    yield [_("Member or partner"), _("Name"), _("Function"), _("Organization")]
    for of, each in lines:
        yield [of, each.name, each.function, each.organization]


def _written(rows: Iterable[list[Any]]) -> str:
    output = io.StringIO()
    csv.writer(output).writerows([cell_text(value) for value in row] for row in rows)
    return output.getvalue()
