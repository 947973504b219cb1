"""What may be read, by whom, and in which language: the querysets of entries and texts."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Value
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.models import User
from content import search
from content.languages import by_preference
from content.models.choices import OPEN, Access, Status

if TYPE_CHECKING:
    from content.models.entry import Entry

type_of_reader = User | AnonymousUser
INDEXED = [
    "search_vector", "facts",
    "indexed_title", "indexed_summary", "indexed_text", "indexed_light",
]  # fmt: skip


class Folder(Func):
    """The part of a slug before its last: about for about/history; empty where it has one part."""

    template = "regexp_replace(%(expressions)s, '/?[^/]*$', '')"
    arity = 1
    output_field = models.CharField()


class EntryQuerySet(models.QuerySet):
    def live(self, at: datetime | None = None) -> Self:
        """Entries with a published text, inside their dates at that moment (now)."""
        at = at or timezone.now()
        not_over = Q(expires_at__isnull=True) | Q(expires_at__gt=at)
        return self.filter(not_over, published_at__lte=at).exclude(languages=[])

    def visible_to(self, user: type_of_reader, at: datetime | None = None) -> Self:
        """Live entries that this user may read: the one access rule of the portal."""
        live = self.live(at)
        if user.is_authenticated and user.has_perm("content.read_restricted"):
            return live
        allowed = Q(access=Access.PUBLIC)
        if user.is_authenticated:
            through = _through(self.model, "groups")
            memberships = through.objects.filter(in_group_of(user), entry=OuterRef("pk"))
            allowed |= Q(access=Access.REGISTERED)
            allowed |= Q(Exists(memberships), access=Access.GROUPS)
        return live.filter(allowed)

    def in_language(self, code: str, *, with_body: bool = False) -> Self:
        """Each entry with its `text`: in that language, else in the best one that stands in."""
        texts = _versions(self.model).shown_in(code, with_body=with_body)
        return self.prefetch_related(Prefetch("versions", queryset=texts, to_attr="shown_texts"))

    def with_texts(self, code: str) -> list[Any]:
        """As `in_language`, without those whose texts were withdrawn since they were found."""
        entries: Iterable[Any] = self.in_language(code)
        return [entry for entry in entries if entry.shown_texts]

    def one_statement(
        self, code: str, most: int | None = None, *, kinds: Iterable[str] = ()
    ) -> list["Entry"]:
        """The first entries with their texts and pictures, in one statement, in no order.

        As `in_language`, for short lists; entries come as `Entry`, whatever their kind, and
        bring their own facts where their kind (as "tool") is among `kinds`.
        """
        texts = _versions(self.model).shown_in(code).filter(entry__in=self.values("pk")[:most])
        related = ["entry__picture", "entry__pick", *[f"entry__{kind}" for kind in kinds]]
        entries = []
        for text in texts.select_related(*related):
            text.entry.shown_texts = [text]
            entries.append(text.entry)
        return entries

    def with_topics(self) -> Self:
        """Each entry with `topic_pks`, the keys of its topics."""
        topics = _through(self.model, "topics").objects.filter(entry=OuterRef("pk")).values("topic")
        return self.annotate(topic_pks=ArraySubquery(topics))

    def lying_in(self, *folders: str) -> Self:
        """Entries whose slug has exactly one part more than one of these paths."""
        return self.alias(folder=Folder("slug")).filter(slug__contains="/", folder__in=folders)

    def newest_first(self) -> Self:
        return self.order_by(F("published_at").desc(), F("id").desc())


def in_group_of(user: User) -> Q:
    """What is open to a group that the reader is in, by hand or because of whom they belong to.

    For the tables between groups and what is open to them. Rooms above know who belongs where.
    """
    belongs = Q(group__user=user.pk)
    for groups in _groups_by_facts(user):
        belongs |= Q(group__in=groups)
    return belongs


def groups_of(user: type_of_reader) -> models.QuerySet[Group]:
    """The groups that the reader is in, by hand or by a fact; some more than once."""
    if not user.is_authenticated:
        return Group.objects.none()
    belongs = Q(user=user.pk)
    for groups in _groups_by_facts(user):
        belongs |= Q(pk__in=groups)
    return Group.objects.filter(belongs)


def _groups_by_facts(user: User) -> list[Any]:
    return [import_string(name)(user) for name in settings.READER_GROUPS]


def _through(model: type[models.Model], name: str) -> Any:
    """The table between entries and what they are related to by that field."""
    return cast(Any, model._meta.get_field(name)).remote_field.through


def _versions(model: type[models.Model]) -> Any:
    """The manager of the texts of entries; Version stands above this module."""
    return cast(Any, model._meta.get_field("versions")).related_model.objects


class VersionQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(status=Status.PUBLISHED)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def shown_in(self, code: str, *, with_body: bool = False) -> Self:
        """One published version per entry: the best for a reader of that language."""
        texts = self.published().annotate(asked_language=Value(code))
        texts = texts.order_by("entry_id", by_preference(code))
        texts = texts.distinct("entry_id")
        return texts if with_body else texts.defer(*INDEXED, "body", "correction")

    def matching(self, words: str) -> Self:
        """Published versions that hold the words, each searched in its own language."""
        return self.published().filter(search.matching(words))

    def with_staleness(self) -> Self:
        """Each version with `is_stale`: its source was published again, not as a minor edit."""
        newer = self.model._default_manager.filter(
            entry=OuterRef("entry"),
            language=OuterRef("source__language"),
            number__gt=OuterRef("source__number"),
            published_at__isnull=False,
            is_minor=False,
        )
        return self.annotate(is_stale=Exists(newer))


class VersionManager(models.Manager.from_queryset(VersionQuerySet)):  # type: ignore[misc]
    """Leaves the columns that only the search reads in the database."""

    def get_queryset(self):
        return super().get_queryset().defer(*INDEXED)
