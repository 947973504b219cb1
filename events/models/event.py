"""Events: conferences, meetings, workshops, courses, celebrations."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from content.models import Entry
from content.models.reading import EntryQuerySet
from content.zones import check_zone
from events.clock import end_of_day, moment
from events.models.body import WorkingBody
from events.models.choices import Attendance, Days, EventCategory, EventStatus
from members.models import Partner

# Whatever takes longer is a programme, not an event.
LONGEST = timedelta(days=366)
COUNTRY = r"^[A-Z]{2}$"
CURRENCY = r"^[A-Z]{3}$"


class EventQuerySet(EntryQuerySet):
    # Orders by when they begin, as indexes have them.
    SOONEST: ClassVar[list[str]] = ["starts_at", "pk"]
    LATEST: ClassVar[list[str]] = ["-starts_at", "-pk"]

    def upcoming(self, at: datetime | None = None) -> Self:
        """Events that are not over at that moment (now), those that go on included."""
        return self.filter(ends_at__gt=at or timezone.now())

    def past(self, at: datetime | None = None) -> Self:
        """Events that are over at that moment (now)."""
        return self.filter(ends_at__lte=at or timezone.now())

    def soonest_first(self) -> Self:
        return self.order_by(*self.SOONEST)

    def latest_first(self) -> Self:
        return self.order_by(*self.LATEST)


class Event(Entry):
    """Something that happens at a time and a place.

    Days alone, or days with wall times of `zone`; `starts_at` and `ends_at` follow from them.
    """

    category = models.CharField(
        _("kind of event"), max_length=12, choices=EventCategory, default=EventCategory.MEETING
    )
    status = models.CharField(
        _("status"), max_length=10, choices=EventStatus, default=EventStatus.CONFIRMED
    )
    # What calendar programs know it by, whatever becomes of its address or of this site's.
    uid = models.UUIDField(default=uuid4, db_default=RandomUUID(), unique=True, editable=False)
    body = models.ForeignKey(
        WorkingBody,
        verbose_name=_("working body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    starts_on = models.DateField(_("first day"))
    starts_time = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("Empty: all day.")
    )
    ends_on = models.DateField(_("last day"))
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)
    days_known = models.CharField(
        _("precision of the days"), max_length=5, choices=Days, default=Days.DAY
    )
    zone = models.CharField(
        _("time zone"),
        max_length=40,
        default=settings.TIME_ZONE,
        validators=[check_zone],
        help_text=_("The clocks by which it begins and ends."),
    )
    starts_at = models.DateTimeField(editable=False)
    ends_at = models.DateTimeField(editable=False)
    attendance = models.CharField(
        _("how one takes part"),
        max_length=9,
        choices=Attendance,
        blank=True,
        default=Attendance.UNKNOWN,
    )
    venue = models.CharField(_("building and room"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Code of ISO 3166: BE.")
    )
    online_url = models.URLField(
        _("address of the online meeting"),
        blank=True,
        help_text=_("Shown to approved participants; without registration, to every reader."),
    )
    interpretation = ArrayField(
        models.CharField(max_length=10, choices=CHOICES),
        verbose_name=_("languages of interpretation"),
        default=list,
        blank=True,
    )
    fee = models.DecimalField(
        _("fee"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("0: free of charge; empty: not said."),
    )
    fee_currency = models.CharField(_("currency"), max_length=3, default="EUR", blank=True)
    attended = models.CharField(
        _("who took part"), max_length=200, blank=True, help_text=_("300 participants.")
    )
    partners = models.ManyToManyField(
        Partner, verbose_name=_("partners"), blank=True, related_name="events"
    )
    contact_email = models.EmailField(_("contact"), blank=True)
    # Who takes part by an approved registration reads what is open to this group.
    participants = models.OneToOneField(
        Group, null=True, editable=False, on_delete=models.PROTECT, related_name="event"
    )

    changes_by_time = [*Entry.changes_by_time, "starts_at", "ends_at"]
    objects: ClassVar[Any] = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=EventCategory.values), name="event_category_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=EventStatus.values), name="event_status_known"
            ),
            models.CheckConstraint(
                condition=Q(attendance__in=Attendance.values), name="event_attendance_known"
            ),
            models.CheckConstraint(
                condition=Q(days_known__in=Days.values), name="event_days_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("starts_on") + LONGEST),
                name="event_lasts_a_year_at_most",
                violation_error_message=_("An event lasts a year at most."),
            ),
            models.CheckConstraint(
                condition=Q(starts_time=None, ends_time=None)
                | Q(starts_time__isnull=False, ends_time__isnull=False, days_known=Days.DAY),
                name="event_times_together",
                violation_error_message=_("Give both times, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(starts_time=None)
                | Q(ends_on__gt=F("starts_on"))
                | Q(ends_time__gt=F("starts_time")),
                name="event_ends_later_that_day",
                violation_error_message=_("It must end after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=COUNTRY), name="event_country_code"
            ),
            models.CheckConstraint(
                condition=Q(fee=None) | Q(fee__gte=0, fee_currency__regex=CURRENCY),
                name="event_fee_in_currency",
                violation_error_message=_("Give the fee in a currency: EUR."),
            ),
        ]
        indexes = [
            models.Index("starts_at", "entry_ptr", name="event_start"),
            models.Index(fields=["ends_at"], name="event_end"),
            models.Index("body", "starts_at", name="event_of_body"),
        ]

    def clean(self):
        super().clean()
        known = [self.starts_on, self.ends_on, self.starts_time, self.ends_time]
        if None in known or self.zone not in available_timezones():
            return
        self.follow_the_clock()
        is_in_order = (self.ends_on, self.ends_time) > (self.starts_on, self.starts_time)
        if is_in_order and self.ends_at <= self.starts_at:
            # The clocks skip the time in between; constraints see only what they show.
            raise ValidationError(_("It must end after it begins."))

    def save(self, *args, **kwargs):
        self.follow_the_clock()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "starts_at", "ends_at"}
        super().save(*args, **kwargs)

    def follow_the_clock(self) -> None:
        """Work out the moments from days, times and zone, by the rules as they are known now."""
        self.starts_at = moment(self.starts_on, self.starts_time, self.zone)
        if self.ends_time:
            self.ends_at = moment(self.ends_on, self.ends_time, self.zone)
        else:
            self.ends_at = end_of_day(self.ends_on, self.zone)

    def participants_group(self) -> Group:
        """The group of those whose registration is approved; made when it is first asked for."""
        if self.participants is None:
            # Somebody else may make it at this moment, and its name is unique.
            name = f"Participants of event {self.pk}"
            self.participants, _is_new = Group.objects.get_or_create(name=name)
            self.save(update_fields=["participants"])
        return self.participants

    @property
    def clock(self) -> ZoneInfo:
        """The time zone by whose clocks it begins and ends."""
        return ZoneInfo(self.zone)

    @property
    def is_all_day(self) -> bool:
        return self.starts_time is None
