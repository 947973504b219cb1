"""The lists of an event's participants as tables: for badges, and for the participants.

Each list that goes out is recorded. Nobody stands in the second one who did not agree to that.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.models import Action
from audit.recording import record
from content.alphabets import place
from content.languages import LANGUAGES, current_language
from content.models import Version
from content.open_data.exports import cell_text
from registrations.models import Registration, RegistrationForm, RegistrationState

BADGES, PARTICIPANTS = "badges", "participants"


class Line(NamedTuple):
    """A participant, and the Member or partner that the person speaks for; "" for none."""

    of: str
    registration: Registration


def approved(form: RegistrationForm) -> list[Line]:
    """Everybody whose registration is approved, by name in the reader's alphabet."""
    language = current_language().code
    lines = _lines(form.registrations.filter(state=RegistrationState.APPROVED))
    return sorted(lines, key=lambda line: place(line.registration.name, language).key)


def listed(form: RegistrationForm) -> list[Line]:
    """Those of them who agreed to be named, by Member in the order of the reader's alphabet."""
    language = current_language().code
    found = [line for line in approved(form) if line.registration.is_listed]
    return sorted(found, key=lambda line: (not line.of, place(line.of, language).key))


@transaction.atomic
def exported(form: RegistrationForm, name: str, by: User) -> HttpResponse:
    """One of the lists as CSV, with a record of who took it and of how many people it tells."""
    lines = approved(form) if name == BADGES else listed(form)
    table = _badges(lines) if name == BADGES else _participants(lines)
    details = {"list": name, "people": len(lines)}
    record(Action.PARTICIPANTS_EXPORTED, by=by, subject=f"event {form.pk}", details=details)
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


def _lines(registrations: Any) -> list[Line]:
    """Two statements, however many."""
    organization = Coalesce("affiliation__member", "affiliation__partner")
    found: Any = list(registrations.annotate(speaks_for=organization).order_by("pk"))
    pks = {registration.speaks_for for registration in found} - {None}
    texts = Version.objects.shown_in(current_language().code).filter(entry__in=pks)
    names = {text.entry_id: text.title for text in texts}
    return [Line(names.get(each.speaks_for, ""), each) for each in found]


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
