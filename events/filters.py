"""What the list of events can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from content.finder import ChoiceFacet, EntryFilter, LanguageFacet
from events.models import BodyCategory, EventCategory


class EventFilter(EntryFilter):
    category = ChoiceFacet(EventCategory, "category", field_name="category", label=_("Kind"))
    language = LanguageFacet(field_name="language", label=_("Language"))


class BodyFilter(EntryFilter):
    category = ChoiceFacet(BodyCategory, "category", field_name="category", label=_("Kind"))
    language = LanguageFacet(field_name="language", label=_("Language"))
