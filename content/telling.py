"""The texts that tell an editor what an entry is and how it stands."""

from django.db.models import Prefetch

from content.languages import current_language, order_of_preference
from content.models import Entry, Status, Version
from content.models.reading import INDEXED

# Superseded texts are history only.
TELLING = [Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED, Status.WITHDRAWN]


def telling_texts() -> Prefetch:
    """The texts that say what an entry is and how it stands, without their bodies."""
    texts = Version.objects.filter(status__in=TELLING).with_staleness()
    texts = texts.defer(*INDEXED, "summary", "body", "correction").order_by("number")
    return Prefetch("versions", queryset=texts, to_attr="telling_texts")


def title_of_texts(entry: Entry, texts: list[Version]) -> Version | None:
    """The text whose title names an entry to an editor: in the page's language if there is one,
    published before open."""
    order = order_of_preference(current_language().code)
    with_title = [text for text in texts if text.title]
    with_title.sort(key=lambda text: (order.index(text.language), text.status != Status.PUBLISHED))
    return with_title[0] if with_title else None
