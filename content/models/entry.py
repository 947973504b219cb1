"""Entry: one thing with a public page, whatever the language."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.addresses import address_of, check_slug, plain_path
from content.languages import CHOICES, CODES
from content.models.choices import Access, Basis, DatePrecision, Status
from content.models.reading import EntryQuerySet, Folder
from library.models import Image

if TYPE_CHECKING:
    from content.models.version import Version


class Entry(models.Model):
    """One thing with a public page: its facts, its dates and who may read it.

    Its words are `Version` rows. Facts are corrected, texts are published.
    """

    kind = models.CharField(_("kind"), max_length=50, editable=False)
    slug = models.CharField(
        _("address"),
        max_length=150,
        validators=[plain_path],
        help_text=_("The last part of the page's address: small letters, digits and hyphens."),
    )
    original_language = models.CharField(
        _("original language"), max_length=10, choices=CHOICES, default=settings.LANGUAGE_CODE
    )
    languages = ArrayField(
        models.CharField(max_length=10),
        verbose_name=_("published languages"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Kept by the verbs of Version: the languages that have a published text."),
    )
    access = models.CharField(
        _("who may read it"), max_length=10, choices=Access, default=Access.PUBLIC
    )
    groups = models.ManyToManyField(
        Group,
        verbose_name=_("selected groups"),
        blank=True,
        help_text=_("Used only where access is for selected groups."),
    )
    topics = models.ManyToManyField("content.Topic", verbose_name=_("topics"), blank=True)
    regions = models.ManyToManyField(
        "content.Region",
        verbose_name=_("regions"),
        blank=True,
        help_text=_("None means the whole world."),
    )
    picture = models.ForeignKey(
        Image,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    published_at = models.DateTimeField(
        _("publish on"),
        null=True,
        blank=True,
        help_text=_("Brussels time. In the future: readers see it from then on."),
    )
    date_precision = models.CharField(
        _("precision of the date"),
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text=_("Readers see no more of the date than is known."),
    )
    expires_at = models.DateTimeField(
        _("take down on"), null=True, blank=True, help_text=_("Brussels time; empty: never.")
    )
    owner = models.ForeignKey(
        "content.Unit",
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owned",
        help_text=_("The unit that answers for it."),
    )
    review_on = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("On that day it comes up for a look; empty: two years after its last text."),
    )
    explains_terms = models.BooleanField(
        _("explain terms"),
        default=True,
        help_text=_("Where the text uses a term of the glossary, its definition is offered."),
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.SOURCED)
    source = models.TextField(_("source"), blank=True, help_text=_("Shown to editors only."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    # Columns whose moments change pages when they pass; the generation asks for them.
    changes_by_time: ClassVar[list[str]] = ["published_at", "expires_at"]
    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        permissions = [("read_restricted", "Can read every published entry")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"],
                name="entry_slug_unique_in_kind",
                violation_error_message=_("Another page of this kind has this address."),
            ),
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[a-z0-9-]+(/[a-z0-9-]+)*$"), name="entry_slug_plain"
            ),
            models.CheckConstraint(
                condition=Q(access__in=Access.values), name="entry_access_known"
            ),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="entry_basis_known"),
            models.CheckConstraint(
                condition=Q(date_precision__in=DatePrecision.values),
                name="entry_date_precision_known",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(expires_at__gt=F("published_at")),
                name="entry_expires_after_publication",
                violation_error_message=_("It must be taken down after it is published."),
            ),
            models.CheckConstraint(
                condition=Q(languages=[]) | Q(published_at__isnull=False),
                name="entry_published_has_date",
            ),
        ]
        indexes = [
            models.Index(
                "kind", F("published_at").desc(), F("id").desc(), name="entry_newest_of_kind"
            ),
            models.Index(F("published_at").desc(), F("id").desc(), name="entry_newest"),
            models.Index(
                "kind", Folder("slug"), condition=Q(slug__contains="/"), name="entry_folder"
            ),
            models.Index(
                fields=["expires_at"],
                condition=Q(expires_at__isnull=False),
                name="entry_expires",
            ),
            models.Index(
                fields=["review_on"],
                condition=Q(review_on__isnull=False),
                name="entry_review",
            ),
        ]

    def __str__(self):
        return self.slug

    def save(self, *args, **kwargs):
        if not self.kind:
            self.kind = self._meta.label_lower
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page's address in the active language: kind a.b is the URL name a:b_detail."""
        return address_of(self.kind, self.slug)

    @transaction.atomic
    def write(self, language: str, *, author: Any = None, **words: Any) -> "Version":
        """Save words in a language: into the open version, else as the next draft.

        `words` are title, summary, body, correction, is_minor and is_machine. The published
        text stays as it is until the draft is published. Returns the open version; where the
        words are those of the published text already, that one, and nothing is written.
        """
        self.lock()
        versions = self.versions.filter(language=language).order_by("-number")
        newest = versions.first()
        if newest and newest.is_open:
            return newest.rewrite(author=author, source=self._source_for(language), **words)
        if newest and newest.is_published and newest.says(words):
            return newest
        return self.versions.create(
            language=language,
            number=newest.number + 1 if newest else 1,
            author=author,
            source=self._source_for(language),
            **words,
        )

    @transaction.atomic
    def rename(self, slug: str) -> None:
        """Give the entry, and all that lies below it, another address; the old ones lead there.

        Raises ValidationError where that address is not free, or lies below the entry itself.
        """
        # What is stored now: a move of the page above may have changed it since this was read.
        old = Entry.objects.select_for_update().only("slug").get(pk=self.pk).slug
        self.slug = slug
        self.full_clean(exclude=["languages"])
        check_slug(self.kind, slug)
        self.save(update_fields=["slug", "changed_at"])
        self.redirects.model.objects.follow(self, old)

    def lock(self) -> None:
        """Hold this entry until the transaction ends: verbs on its texts wait for each other."""
        Entry.objects.select_for_update().only("pk").get(pk=self.pk)

    def keep_languages(self, coming: str = "") -> None:
        """Write down again which languages have a text, or get it now. Called by verbs only."""
        rows = self.versions.filter(status=Status.PUBLISHED)
        published = {coming, *rows.values_list("language", flat=True)}
        self.languages = [code for code in CODES if code in published]
        if self.languages and not self.published_at:
            self.published_at = timezone.now()
        Entry.objects.filter(pk=self.pk).update(
            languages=self.languages,
            published_at=self.published_at,
            changed_at=timezone.now(),
        )

    @property
    def known_at(self) -> datetime | None:
        """The moment of publication, unless its date is not known."""
        return None if self.date_precision == DatePrecision.UNKNOWN else self.published_at

    @property
    def text(self) -> "Version":
        """The words to show, chosen by `in_language`; never asks the database."""
        return self.shown_texts[0]  # type: ignore[attr-defined]

    def _source_for(self, language: str) -> "Version | None":
        """The newest text in the original language, published before open; None for itself."""
        if language == self.original_language:
            return None
        originals = self.versions.filter(language=self.original_language).order_by("-number")
        return originals.filter(status=Status.PUBLISHED).first() or originals.first()
