"""What has come that a person is to be told of, by what they follow and may read now."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from accounts.models import User
from content.models import Attachment
from content.models.attachment import FileAccess
from content.models.reading import in_group_of
from library.models import DocumentFile, Scan
from meetings.models import Follow, Pace, WorkingDocument
from registrations.models import Registration, RegistrationState

# Whose place is sure, and who may still get one.
TAKING_PART = [RegistrationState.APPROVED, RegistrationState.WAITING]
# Nobody begins to follow what is over so long.
OVER = timedelta(days=30)
# Who registers is told of what came since, but not of what came long ago.
LOOKS_BACK = timedelta(days=1)


def enrol(at: datetime, user: User | None = None) -> None:
    """Let those who take part, and have chosen nothing, follow their events daily.

    With a person only them.
    """
    followed = Follow.objects.filter(user=OuterRef("user"), event=OuterRef("form"))
    registrations = Registration.objects.filter(
        Q(user=user) if user else Q(user__isnull=False),
        ~Exists(followed),
        state__in=TAKING_PART,
        form__event__ends_at__gt=at - OVER,
    )
    Follow.objects.bulk_create(
        [
            Follow(
                user=one.user,
                event_id=one.form_id,
                is_chosen=False,
                told_until=max(one.decided_at or one.asked_at, at - LOOKS_BACK),
            )
            for one in registrations.select_related("user").order_by("pk")
        ],
        ignore_conflicts=True,
    )


def files_added(since: Any, until: datetime) -> QuerySet[DocumentFile]:
    """The files of each document that came after that moment and until this one."""
    files = DocumentFile.objects.filter(document=OuterRef("document"), is_current=True)
    return files.filter(scan=Scan.CLEAN, created_at__gt=since, created_at__lte=until)


def arrived(since: Any, until: datetime, files: QuerySet[DocumentFile]) -> Q:
    """Documents that readers see, or can open, since after that moment and until this one.

    And those of which `files_added` there are any.
    """
    is_shown = Q(shown_at__gt=since, shown_at__lte=until)
    is_opened = Q(opens_at__gt=since, opens_at__lte=until, shown_at__lte=until)
    return is_shown | is_opened | Q(Exists(files), shown_at__lte=until)


def waiting(pace: Pace, until: datetime) -> list[int]:
    """The keys of people of that pace for whom something came, readable for them or not."""
    of_followed = Q(entry=OuterRef("event")) | Q(entry__event__body=OuterRef("body"))
    told_until = OuterRef("told_until")
    came = arrived(told_until, until, files_added(OuterRef(told_until), until))
    news = WorkingDocument.objects.filter(of_followed, came, is_quiet=False)
    follows = Follow.objects.filter(Exists(news), pace=pace, told_until__lt=until)
    return list(follows.order_by("user").values_list("user", flat=True).distinct())


def due(user: User, follows: Collection[Follow], pace: Pace, until: datetime) -> list[Follow]:
    """Those of a person's follows that have this pace and something to be told: one statement.

    Without those of events that the person followed by taking part, and does so no more.
    """
    registrations = Registration.objects.filter(user=user.pk, state__in=TAKING_PART)
    joined = set(registrations.values_list("form", flat=True))
    return [
        follow
        for follow in follows
        if follow.pace == pace
        and follow.told_until < until
        and (follow.is_chosen or follow.event_id in joined)
    ]


def news_for(
    user: User, follows: Collection[Follow], chosen: Collection[Follow], until: datetime
) -> list[WorkingDocument]:
    """What to tell a person of the chosen ones among their follows: what they may open now.

    What was said of an event goes before what was said of its body, and that before the usual
    pace of those who take part.
    """
    events = {follow.event_id for follow in follows if follow.event_id and follow.is_chosen}
    bodies = {follow.body_id for follow in follows if follow.body_id and follow.pace != Pace.NEVER}
    found: dict[int, WorkingDocument] = {}
    for follow in chosen:
        documents = _readable(user, follow.told_until, until)
        if follow.body_id:
            documents = documents.filter(entry__event__body=follow.body_id)
            documents = documents.exclude(entry__in=events)
        else:
            documents = documents.filter(entry=follow.event_id)
            if not follow.is_chosen:
                documents = documents.exclude(entry__event__body__in=bodies)
        found |= {document.pk: document for document in documents}
    return list(found.values())


def _readable(user: User, since: datetime, until: datetime) -> QuerySet[WorkingDocument]:
    """What came for this reader in that time; not what they could open all along."""
    through = Attachment.groups.through
    memberships = through.objects.filter(in_group_of(user), attachment=OuterRef("pk"))
    was_open = ~Q(access=FileAccess.GROUPS) | Q(Exists(memberships))
    files = files_added(since, until)
    documents = WorkingDocument.objects.visible_to(user).filter(arrived(since, until, files))
    was_told = was_open & Q(shown_at__lte=since)
    documents = documents.filter(is_quiet=False).exclude(was_told & ~Exists(files))
    # Only its files are news where the reader was told of the document.
    rows = files.values(row=JSONObject(language="language", revision="revision"))
    return documents.annotate(
        was_told=ExpressionWrapper(was_told, BooleanField()), new_files=ArraySubquery(rows)
    )
