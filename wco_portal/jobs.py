"""What the dashboard shows one person: what to write, to review and to translate."""

from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from affiliations.models import AccessRequest
from contact.models import OPEN, Message
from content.languages import LANGUAGES, Language
from content.models import Entry, Status, Version
from content.worklists import due_for_review, in_state, stale_texts
from library.filters import UNFOUND, with_files_in
from library.models import Document
from mail.models import Letter, State
from registrations.desk.figures import queue_url, to_approve

MOST = 6


class Kind(NamedTuple):
    """A kind of entry in the admin."""

    model: type[Entry]
    is_offered: bool

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def name(self) -> str:
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def add_url(self) -> str:
        return self._url("add")

    @property
    def list_url(self) -> str:
        return self._url("changelist")

    def form_url(self, pk: int) -> str:
        return self._url("change", pk)

    def _url(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.label.replace('.', '_')}_{page}", args=args)


class Number(NamedTuple):
    """So many entries of a kind, and the list of them."""

    label: str
    entries: int
    url: str


class LanguageWork(NamedTuple):
    """What there is to do in a language."""

    language: Language
    numbers: list[Number]

    @property
    def entries(self) -> int:
        return sum(number.entries for number in self.numbers)


class Jobs:
    """Fifteen statements, however many kinds and entries there are."""

    def __init__(self, user: User, kinds: list[Kind]):
        self.user = user
        self.kinds = {kind.label: kind for kind in kinds}

    @property
    def to_write(self) -> list[Kind]:
        return [kind for kind in self.kinds.values() if kind.is_offered]

    @property
    def may_review(self) -> bool:
        return self.user.has_perm("content.review_version")

    @cached_property
    def mine(self) -> list[Number]:
        return self._numbers("mine")

    @cached_property
    def my_texts(self) -> list[dict[str, Any]]:
        texts = Version.objects.open().filter(author=self.user, entry__kind__in=self.kinds)
        return self._links(texts.order_by("-edited_at", "-pk"))

    @cached_property
    def in_review(self) -> list[Number]:
        return self._numbers("in_review") if self.may_review else []

    @cached_property
    def texts_in_review(self) -> list[dict[str, Any]]:
        texts = Version.objects.filter(status=Status.IN_REVIEW, entry__kind__in=self.kinds)
        return self._links(texts.order_by("edited_at", "pk")) if self.may_review else []

    @cached_property
    def scheduled(self) -> list[Number]:
        return self._numbers("scheduled")

    @cached_property
    def messages(self) -> list[Number]:
        """What people wrote in the contact form and nobody has answered."""
        waiting = Message.objects.filter(state__in=OPEN).count()
        url = reverse("admin:contact_message_changelist")
        return [Number(_("To answer"), waiting, url)] if waiting else []

    @cached_property
    def requests(self) -> list[Number]:
        """Requests for access that wait for a decision, and how many of them wait too long."""
        url = reverse("admin:affiliations_accessrequest_changelist")
        open_ones = AccessRequest.objects.open().order_by()
        numbers = [
            Number(_("To decide"), open_ones.count(), f"{url}?state__exact=open"),
            Number(_("Overdue"), open_ones.overdue().count(), f"{url}?due=overdue"),
        ]
        return [number for number in numbers if number.entries]

    @property
    def may_decide(self) -> bool:
        return self.user.has_perm("affiliations.decide_accessrequest")

    @cached_property
    def lost_letters(self) -> list[Number]:
        """Letters that no mail server has taken: somebody may be waiting for them."""
        lost = Letter.objects.filter(state=State.GIVEN_UP).count() if self.may_send else 0
        url = reverse("admin:mail_letter_changelist") + "?state__exact=given_up"
        return [Number(_("Given up"), lost, url)] if lost else []

    @cached_property
    def registrations(self) -> list[Number]:
        """Registrations that wait for the organiser, by event."""
        if not self.user.has_perm("registrations.change_registration"):
            return []
        return [
            Number(waiting.title, waiting.number, queue_url(waiting.form, waiting.state))
            for waiting in to_approve()
        ]

    @property
    def may_send(self) -> bool:
        return self.user.has_perm("mail.change_letter")

    @property
    def may_answer(self) -> bool:
        return self.user.has_perm("contact.change_message")

    @cached_property
    def ageing(self) -> list[Number]:
        """The entries whose review is due, per kind: the way to the list of them, oldest first."""
        entries = due_for_review(Entry.objects.filter(kind__in=self.kinds))
        counts = entries.order_by().values("kind").annotate(count=Count("pk")).order_by("-count")
        url = reverse("admin:ageing")
        numbers = [
            Number(kind.name, row["count"], f"{url}?kind={kind.label}")
            for row in counts
            if (kind := self.kinds[row["kind"]])
        ]
        total = Number(_("All kinds"), sum(number.entries for number in numbers), url)
        return [total, *numbers] if len(numbers) > 1 else numbers

    @cached_property
    def unfound_files(self) -> list[Number]:
        """Documents with files that have no words to be found by."""
        if not self.user.has_perm("library.add_documentfile"):
            return []
        documents = with_files_in(Document.objects.exclude(attachments__is_listed=False), UNFOUND)
        url = reverse("admin:library_document_changelist") + "?words=unfound"
        number = Number(_("Not found by what they say"), documents.count(), url)
        return [number] if number.entries else []

    @cached_property
    def languages(self) -> list[LanguageWork]:
        """Per language, the entries without a text in it and those out of date in it."""
        missing, stale = self._missing(), self._stale()
        work = []
        for code, language in LANGUAGES.items():
            numbers = []
            for kind in self.kinds.values():
                url = kind.list_url
                lacking = Number(
                    _("%(kind)s without a text") % {"kind": kind.name},
                    missing.get((kind.label, code), 0),
                    f"{url}?lacking={code}",
                )
                old = Number(
                    _("%(kind)s out of date") % {"kind": kind.name},
                    stale.get((kind.label, code), 0),
                    f"{url}?stale={code}",
                )
                numbers += [number for number in [lacking, old] if number.entries]
            work.append(LanguageWork(language, numbers))
        return work

    @cached_property
    def recent(self) -> list[dict[str, Any]]:
        """The texts of these kinds that were written or published last."""
        texts = Version.objects.filter(entry__kind__in=self.kinds)
        return self._links(texts.order_by("-pk"))

    def _numbers(self, state: str) -> list[Number]:
        entries = in_state(Entry.objects.filter(kind__in=self.kinds), state, self.user)
        counts = entries.order_by().values("kind").annotate(count=Count("pk"))
        return [
            Number(kind.name, row["count"], f"{kind.list_url}?state={state}")
            for row in counts
            if (kind := self.kinds[row["kind"]])
        ]

    def _missing(self) -> dict[tuple[str, str], int]:
        entries = Entry.objects.filter(kind__in=self.kinds).exclude(languages=[])
        columns: dict[str, Any] = {
            code.replace("-", "_"): Count("pk", filter=~Q(languages__contains=[code]))
            for code in LANGUAGES
        }
        rows: Any = entries.order_by().values("kind").annotate(**columns)
        return {
            (row["kind"], code): row[code.replace("-", "_")] for row in rows for code in LANGUAGES
        }

    def _stale(self) -> dict[tuple[str, str], int]:
        texts = stale_texts().filter(source__isnull=False, entry__kind__in=self.kinds)
        rows = texts.order_by().values_list("entry__kind", "language").annotate(Count("pk"))
        return {(kind, language): count for kind, language, count in rows}

    def _links(self, texts: QuerySet) -> list[dict[str, Any]]:
        texts = texts.select_related("entry", "author").defer("body", "summary", "correction")
        return [
            {
                "text": text,
                "kind": self.kinds[text.entry.kind].name,
                "url": self.kinds[text.entry.kind].form_url(text.entry_id)
                + f"?language={text.language}",
            }
            for text in texts[:MOST]
        ]
