"""What meetings keep about people: what they follow, looked at and fetched."""

from django.utils.translation import gettext_lazy as _

from accounts.kept_data import KeptData, type_of_rows, values_of
from accounts.models import User

FOLLOW_FIELDS = ["body__slug", "event__slug", "pace", "is_chosen", "told_until"]
VISIT_FIELDS = ["meeting__event__slug", "seen_at", "before_at"]
RECEIPT_FIELDS = ["meeting__event__slug", "item__number", "language", "fetched_at"]


def _follows(user: User) -> type_of_rows:
    return values_of(user.follows.order_by("pk"), FOLLOW_FIELDS)


def _visits(user: User) -> type_of_rows:
    return values_of(user.meeting_visits.order_by("pk"), VISIT_FIELDS)


def _receipts(user: User) -> type_of_rows:
    return values_of(user.pack_receipts.order_by("pk"), RECEIPT_FIELDS)


def _erase_follows(user: User, by: User) -> None:
    user.follows.all().delete()


def _erase_visits(user: User, by: User) -> None:
    user.meeting_visits.all().delete()


def _erase_receipts(user: User, by: User) -> None:
    user.pack_receipts.all().delete()


FOLLOWS = KeptData(
    name="follows",
    label=_("Meetings and working bodies that are followed"),
    lasts=_("As long as they are followed; of a meeting, a year after it at most."),
    rows=_follows,
    after_erasure=_("Erased."),
    erase=_erase_follows,
)
VISITS = KeptData(
    name="visits",
    label=_("Last visits to the pages of meetings, which tell what is new"),
    lasts=_("A year."),
    rows=_visits,
    after_erasure=_("Erased."),
    erase=_erase_visits,
)
RECEIPTS = KeptData(
    name="packs",
    label=_("Delegate packs that were fetched"),
    lasts=_("A year; that they were fetched stays in the audit log for its time."),
    rows=_receipts,
    after_erasure=_("Erased."),
    erase=_erase_receipts,
)
