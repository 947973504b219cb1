"""The page of an event: head, facts and sections, of which a meeting's agenda is one."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from content.facts import FactValue, fact, link_value, value_in
from content.languages import current_language, name_of
from content.models import Attachment, Basis, Entry
from content.views import EntryDetailView
from events.description import describe
from events.joining import may_join_online, with_taking_part
from events.models import Attendance, Event, ProgrammeItem, Speaker
from events.parts import Part, parts_of, with_facts
from events.programme import days_of, speakers_of
from events.views import HEADING
from events.wording import fee_words, local_stamp, place, present_events, say_when, zone_name

RELATED = 4


class EventDetailView(EntryDetailView):
    model = Event
    heading = HEADING
    linked_names = ["body", "partners", "regions"]

    def with_parts(self, entries: Any) -> Any:
        """Most events lack most parts: what there is is known before it is asked for."""
        of_event = {"event": OuterRef("pk")}
        listed = Attachment.objects.filter(entry=OuterRef("pk"), is_listed=True)
        entries = with_facts(with_taking_part(entries, self.request.user), self.request.user)
        return entries.select_related("meeting", "registration_form", "participants").annotate(
            has_programme=Exists(ProgrammeItem.objects.filter(**of_event)),
            has_speakers=Exists(Speaker.objects.filter(**of_event)),
            has_files=Exists(listed),
        )

    @property
    def shows_files(self) -> bool:  # type: ignore[override]
        return self.object.has_files

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        event: Any = self.object
        parts = parts_of(self.request, event, self.kept)
        own = self._own_parts(context)
        sections = [part for part in parts if part.template]
        # Delegates come for the agenda: what is said about the meeting stands below it.
        sections = [*sections, *own] if sections else own
        # What was invented is for looking at, not for finding.
        robots = {"robots": "noindex, follow"} if event.basis == Basis.SAMPLE else {}
        return (
            context
            | robots
            | {
                "parts": parts,
                "sections": sections,
                "jumps": [section for section in sections if section.heading],
                "body_entry": next(iter(self.linked["body"]), None),
                "starts_stamp": local_stamp(event, event.starts_at),
                "ends_stamp": local_stamp(event, event.ends_at),
                "zone_name": zone_name(event) if event.starts_time else "",
                "online_url": event.online_url if may_join_online(self.request.user, event) else "",
            }
        )

    def get_facts(self):
        event: Any = self.object
        language = current_language().code
        present_events([event], {})
        spoken = " · ".join(name_of(code, in_language=language) for code in event.interpretation)
        written = event.original_language
        contact = event.contact_email
        return [
            fact(_("Where"), *_where(event)),
            fact(_("How one takes part"), _attendance(event)),
            fact(_("Region"), *map(link_value, self.linked["regions"])),
            fact(_("Interpretation"), spoken),
            fact(_("Fee"), fee_words(event)),
            fact(_("Who took part"), event.attended and value_in(written, event.attended)),
            fact(_("Contact"), contact and FactValue(contact, f"mailto:{contact}")),
        ]

    def describe(self):
        return describe(self.object)

    def _own_parts(self, context: dict[str, Any]) -> list[Part]:
        """The sections that every event may have: those in which there is something."""
        event: Any = self.object
        programme = days_of(event) if event.has_programme else []
        speakers = speakers_of(event) if event.has_speakers else []
        partners = [link_value(partner) for partner in self.linked["partners"]]
        own = [
            _part("about", _("About the event"), prose=context["prose"]),
            _part("programme", _("Programme"), days=programme),
            _part("speakers", _("Speakers"), speakers=speakers),
            _part("files", _("Files"), files=context["files"]),
            _part("partners", _("Partners"), partners=partners),
            _part("related", _("Related"), related=context["related"]),
        ]
        return [part for part in own if any(part.context.values())]

    def _related(self, language: str) -> list[Entry]:
        """The events on its topics, the latest first: one statement.

        None of what a body holds: its other sessions are a part of their own.
        """
        event: Any = self.object
        if event.body_id or not event.topic_pks:
            return []
        topics = Event.topics.through.objects.filter(topic__in=event.topic_pks)
        others = Event.objects.visible_to(self.request.user).exclude(pk=event.pk)
        return _presented(others.filter(pk__in=topics.values("entry")).latest_first(), language)


def _part(name: str, heading: str, **context: Any) -> Part:
    return Part(name, heading, f"events/parts/{name}.html", context=context)


def _presented(others: Any, language: str) -> list[Entry]:
    found = others.one_statement(language, most=RELATED, kinds=["event"])
    found.sort(key=lambda entry: (entry.event.starts_at, entry.pk), reverse=True)
    for entry in found:
        entry.url = entry.get_absolute_url()
        say_when(entry, entry.event)
    return found


def _attendance(event: Event) -> str:
    """What the place does not say by itself, as "Online" does."""
    is_said = event.attendance in {"", Attendance.ONLINE, Attendance.HYBRID}
    return "" if is_said else str(Attendance(event.attendance).label)


def _where(event: Event) -> list[Any]:
    """The building, in the language that it was written in, and the town."""
    venue = value_in(event.original_language, event.venue) if event.venue else ""
    return [venue, place(event)]
