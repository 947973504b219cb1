"""What people ask the Organization about, and what they wrote."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES, LANGUAGES, by_preference
from mail.models import Letter

# Without letters and digits that look alike.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
MOST_PER_PLACE = 10
WINDOW = timedelta(hours=1)


class State(models.TextChoices):
    NEW = "new", _("New")
    IN_HAND = "in_hand", _("In hand")
    ANSWERED = "answered", _("Answered")
    NO_ANSWER = "no_answer", _("Needs no answer")


OPEN = [State.NEW, State.IN_HAND]


class SubjectQuerySet(models.QuerySet["Subject"]):
    def named(self, code: str) -> Self:
        """Each subject with its `name` for a reader of that language."""
        return self.annotate(name=name_of("pk", code))


class Subject(models.Model):
    """What a message can be about, and who gets it."""

    slug = models.SlugField(
        _("short name"),
        unique=True,
        help_text=_("Links choose the subject by it: /contact/?subject=press."),
    )
    address = models.EmailField(_("messages go to"))
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The smallest number comes first.")
    )
    is_offered = models.BooleanField(_("offered in the form"), default=True)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("subject of messages")
        verbose_name_plural = _("subjects of messages")

    def __str__(self):
        return getattr(self, "name", None) or self.slug


class SubjectNameQuerySet(models.QuerySet["SubjectName"]):
    def offered(self, code: str) -> list["SubjectName"]:
        """One name per subject of the form, the best for a reader of that language, in order."""
        names = self.filter(subject__is_offered=True).select_related("subject")
        names = names.order_by("subject_id", by_preference(code)).distinct("subject_id")
        found: list[SubjectName] = sorted(
            names, key=lambda name: (name.subject.position, name.subject_id)
        )
        for name in found:
            name.asked_language = code
        return found


class SubjectName(models.Model):
    """The name of a subject in one language, and what it is for."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    name = models.CharField(_("name"), max_length=100)
    purpose = models.CharField(_("for whom and for what"), max_length=300, blank=True)

    objects = SubjectNameQuerySet.as_manager()
    asked_language = ""

    class Meta:
        verbose_name = _("name of a subject")
        verbose_name_plural = _("names of a subject")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "language"], name="subject_name_unique_in_language"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_fallback(self) -> bool:
        return self.language != self.asked_language

    @property
    def language_tag(self) -> str:
        return LANGUAGES[self.language].tag

    @property
    def direction(self) -> str:
        return LANGUAGES[self.language].direction


class MessageQuerySet(models.QuerySet["Message"]):
    def with_subject(self, code: str) -> Self:
        """Each message with its `subject_name` for a reader of that language."""
        return self.annotate(subject_name=name_of("subject", code))

    def oldest_unanswered_first(self) -> Self:
        return self.order_by(Case(When(state__in=OPEN, then=0), default=1), "created_at", "pk")

    def wait_for(self, place: str, at: datetime | None = None) -> int:
        """Seconds until this place may write again; 0 where it may now."""
        since = (at or timezone.now()) - WINDOW
        recent = self.filter(place=place, created_at__gt=since).order_by("-created_at", "-pk")
        times = list(recent.values_list("created_at", flat=True)[:MOST_PER_PLACE])
        if len(times) < MOST_PER_PLACE:
            return 0
        return int((times[-1] - since).total_seconds()) + 1

    def forget_places(self, at: datetime | None = None) -> None:
        """Where older messages came from is nobody's business any more."""
        old = self.exclude(place="").filter(created_at__lte=(at or timezone.now()) - WINDOW)
        old.update(place="")


class Message(models.Model):
    """What somebody wrote in the contact form. Only its state and the note ever change."""

    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    subject = models.ForeignKey(Subject, verbose_name=_("subject"), on_delete=models.PROTECT)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail address"))
    text = models.TextField(_("message"))
    language = models.CharField(_("language of the page"), max_length=10, choices=CHOICES)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    note = models.TextField(_("note"), blank=True, help_text=_("For staff; never sent."))
    letter = models.ForeignKey(
        Letter, verbose_name=_("letter"), null=True, on_delete=models.SET_NULL, editable=False
    )
    # Keyed hashes: of where it came from, for an hour, and of one filled-in form.
    place = models.CharField(max_length=64, blank=True, editable=False)
    form = models.CharField(max_length=64, unique=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state_known"),
        ]
        indexes = [
            models.Index("place", "created_at", condition=~Q(place=""), name="message_of_place"),
            models.Index("created_at", name="message_created"),
        ]

    def __str__(self):
        return self.reference

    def save(self, *args, **kwargs):
        if not self.reference:
            self.reference = new_reference()
        super().save(*args, **kwargs)


def name_of(key: str, code: str) -> Subquery:
    """The name of the subject in a column, for a reader of that language."""
    names = SubjectName.objects.filter(subject=OuterRef(key)).order_by(by_preference(code))
    return Subquery(names.values("name")[:1])


def new_reference() -> str:
    """A number that nobody guesses, and that can be read out on the telephone."""
    parts = ["".join(secrets.choice(ALPHABET) for _letter in range(5)) for _part in range(2)]
    return "-".join(["WCO", *parts])
