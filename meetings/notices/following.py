"""What a person follows: beginning, ending, and how soon they are told."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from content.languages import current_language
from content.models import Entry, Version
from meetings.models import Follow, Pace

PACES = [
    (Pace.AT_ONCE, _("At once, within ten minutes")),
    (Pace.DAILY, _("Once a day, in the morning")),
    (Pace.NEVER, _("Never")),
]


def follow_of(user: Any, entry: Entry) -> Follow | None:
    """What this person said of an event or body; None for strangers and where nothing was said."""
    if not user.is_authenticated:
        return None
    return Follow.objects.filter(user=user.pk, **_column(entry)).first()


def begin(user: User, entry: Entry) -> None:
    """Follow an event or a body from now on; who does so already goes on as before."""
    with transaction.atomic():
        follow, is_new = Follow.objects.get_or_create(user=user, **_column(entry))
        if not is_new and (follow.pace == Pace.NEVER or not follow.is_chosen):
            change(follow, Pace.DAILY)


def end(user: User, entry: Entry) -> None:
    """Be told of it no more. Of an event that stays said, as one may take part in it."""
    follows = Follow.objects.filter(user=user, **_column(entry))
    if "event" in _column(entry):
        follows.update(pace=Pace.NEVER, is_chosen=True)
    else:
        follows.delete()


def change(follow: Follow, pace: Pace) -> None:
    """Choose another pace. What came while it was never is not told."""
    if follow.pace == Pace.NEVER and pace != Pace.NEVER:
        follow.told_until = timezone.now()
    follow.pace, follow.is_chosen = pace, True
    follow.save(update_fields=["pace", "is_chosen", "told_until"])


def named_follows(user: User) -> list[tuple[Follow, Version]]:
    """What a person follows and may still read, with its title: by title, two statements."""
    visible = Entry.objects.visible_to(user)
    texts = Version.objects.shown_in(current_language().code).filter(entry__in=visible)
    follows = {follow.body_id or follow.event_id: follow for follow in user.follows.all()}
    found = texts.filter(entry__in=follows).select_related("entry")
    named = [(follows[text.entry_id], text) for text in found]
    return sorted(named, key=lambda pair: (pair[0].body_id is None, pair[1].title, pair[0].pk))


class FollowingForm(forms.Form):
    """How soon to be told, for each thing that a person follows."""

    def __init__(self, *args: Any, named: list[tuple[Follow, Version]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.follows = {f"follow-{follow.pk}": follow for follow, _text in named}
        for follow, text in named:
            self.fields[f"follow-{follow.pk}"] = forms.ChoiceField(
                label=text.title, choices=PACES, initial=follow.pace
            )

    @transaction.atomic
    def save(self) -> None:
        for name in self.changed_data:
            change(self.follows[name], Pace(self.cleaned_data[name]))


def _column(entry: Entry) -> dict[str, Any]:
    return {"body_id" if entry.kind == "events.workingbody" else "event_id": entry.pk}
