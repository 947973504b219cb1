"""What may be asked of the desk, and the right that each needs; all of it in one transaction."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.admin.doubles import MadeForms
from content.admin.keys import is_key
from library.uploads import receive
from meetings.desk import papers
from meetings.desk.changes import change
from meetings.desk.copying import copy_agenda
from meetings.desk.decisions import save_decisions
from meetings.desk.desk import MeetingDesk
from meetings.desk.forms import SettingsForm
from meetings.desk.matching import add_upload, matches_of, refuse_too_many
from meetings.desk.outline import save_outline
from meetings.desk.pasting import paste
from meetings.desk.refusals import RefusedError
from meetings.models import Meeting, WorkingDocument


class Act(NamedTuple):
    """Something to do: the section that shows it, who may, and how it is done.

    `do` returns what to tell, or None where it only shows something; or raises RefusedError.
    """

    section: str
    may: str
    do: Callable[[MeetingDesk, HttpRequest], str | None]


def _take_files(desk: Any, request: HttpRequest) -> str | None:
    """Files sent without a script become rows to confirm; without any, the rows are saved."""
    files = request.FILES.getlist("new_files")
    if not files:
        return papers.file_matches(desk, request.POST)
    data, told = request.POST.copy(), []
    for file in files:
        try:
            refuse_too_many(data)
            add_upload(desk, data, receive(desk.person, file))
        except ValidationError as error:
            told.append(f"{file.name}: {' '.join(error.messages)}")
    desk.matches = matches_of(desk, data)
    desk.unread_files = told
    return None


def _revise(desk: Any, request: HttpRequest) -> str:
    """One revision, however often the form is sent: the script sends it anew where it failed."""
    made = MadeForms(request)
    key: Any = made.hold()
    revision = WorkingDocument.objects.filter(pk=key, entry=desk.event).first()
    if revision is None:
        revision = papers.revise(desk, request.POST, request.FILES.getlist("file"))
        made.remember(revision.pk)
    return papers.told_of(revision)


def _settings(desk: Any, request: HttpRequest) -> str:
    form = desk.settings = SettingsForm(request.POST, instance=desk.meeting)
    if not form.is_valid():
        raise RefusedError(_("Nothing is changed: see what is said beside the fields."))
    form.save()
    return _("Saved. It is proposed for new documents; those that are there stay as they are.")


def _skeleton(desk: MeetingDesk, request: HttpRequest) -> str:
    """The agenda of another session, for a meeting that has none."""
    others = Meeting.objects.exclude(pk=desk.meeting.pk).select_related("event")
    key = request.POST.get("session", "")
    other = others.filter(pk=int(key)).first() if is_key(key) else None
    if other is None:
        raise RefusedError(_("Choose the session to copy."))
    if desk.items:
        raise RefusedError(_("There is an agenda already."))
    copy_agenda(other, desk.meeting)
    return _("The agenda is copied.")


def _archive(desk: MeetingDesk, request: HttpRequest) -> str:
    if "sure" not in request.POST:
        raise RefusedError(_("Tick that you are sure: an archived meeting stays as it is."))
    desk.meeting.archive(desk.person)
    return _("The meeting is archived. Its page and its documents stay within reach.")


ACTS = {
    "agenda": Act("agenda", "may_plan", lambda desk, request: save_outline(desk, request.POST)),
    "paste": Act("agenda", "may_plan", lambda desk, request: paste(desk, request.POST)),
    "skeleton": Act("agenda", "may_plan", _skeleton),
    "match": Act("files", "may_add", _take_files),
    "documents": Act("documents", "may_file", lambda desk, request: change(desk, request.POST)),
    "revise": Act("documents", "may_add", _revise),
    "publish": Act(
        "documents", "may_publish", lambda desk, request: papers.publish_ready(desk, request.POST)
    ),
    "settings": Act("documents", "may_change", _settings),
    "decisions": Act("after", "may_plan", lambda desk, request: save_decisions(desk, request.POST)),
    "archive": Act("after", "may_archive", _archive),
}
