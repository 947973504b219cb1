"""What is kept about people's own calendars."""

from django.utils.translation import gettext_lazy as _

from accounts.kept_data import KeptData, type_of_rows, values_of
from accounts.models import User
from events.models import CalendarLink


def _rows(user: User) -> type_of_rows:
    return values_of(CalendarLink.objects.filter(user=user), ["made_at"])


def _erase(user: User, by: User) -> None:
    CalendarLink.objects.filter(user=user).delete()


CALENDAR_LINKS = KeptData(
    name="calendar-address",
    label=_("Secret calendar address: when it was made"),
    lasts=_("Until it is revoked, or as long as the account. The address itself is not kept."),
    rows=_rows,
    after_erasure=_("Erased."),
    erase=_erase,
)
