"""Old addresses, each leading straight to an entry: no chains."""

from contextlib import suppress
from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.addresses import is_own, path_of
from content.models.entry import Entry


class RedirectQuerySet(models.QuerySet):
    def follow(self, entry: Entry, slug: str) -> None:
        """Move what lies below the address that an entry had under a former slug after it.

        Every former address leads to its entry from now on. Raises ValidationError where the
        new one lies below the former, or is taken, or too long, for any of them.
        """
        former, now = path_of(entry.kind, slug), path_of(entry.kind, entry.slug)
        if now.startswith(f"{former}/"):
            raise ValidationError(gettext("A page cannot be moved below itself."))
        moved, changed_at = {former: entry}, timezone.now()
        for kind, folder in _kinds_with_folders().items():
            if not former.startswith(folder):
                continue
            below = Entry.objects.select_for_update().filter(
                kind=kind, slug__contains="/", slug__startswith=f"{former.removeprefix(folder)}/"
            )
            for part in below.order_by("pk"):
                moved[_path(part)] = part
                part.slug = (now + _path(part).removeprefix(former)).removeprefix(folder)
                part.changed_at = changed_at
        parts = [part for part in moved.values() if part is not entry]
        _check(parts)
        Entry.objects.bulk_update(parts, ["slug", "changed_at"])
        self.remember(moved)

    def remember(self, moved: dict[str, Entry]) -> None:
        """Let each of these former paths lead to its entry, and none lead away from where it is."""
        addresses = [f"{_path(entry)}/" for entry in moved.values()]
        self.filter(path__in=addresses).delete()
        redirects = [self.model(path=f"{path}/", entry=entry) for path, entry in moved.items()]
        self.bulk_create(
            redirects, update_conflicts=True, unique_fields=["path"], update_fields=["entry"]
        )


@cache
def _kinds_with_folders() -> dict[str, str]:
    """The kinds whose slugs may have parts, each with the path before its slugs.

    Of those of a region: {"members.regionalbody": "regions/"}; of pages, nothing.
    """
    found = {}
    for model in apps.get_models():
        kind = model._meta.label_lower
        if issubclass(model, Entry):
            with suppress(NoReverseMatch):
                found[kind] = path_of(kind, "a/b").removesuffix("a/b")
    return found


def _path(entry: Entry) -> str:
    return path_of(entry.kind, entry.slug)


def _check(parts: list[Entry]) -> None:
    """Raises ValidationError unless entries may have the addresses that they are given."""
    most = Entry._meta.get_field("slug").max_length or 0
    if any(len(part.slug) > most for part in parts):
        raise ValidationError(gettext("The address of a page below would be too long."))
    slugs = [part.slug for part in parts]
    others = Entry.objects.filter(slug__in=slugs, kind__in={part.kind for part in parts})
    is_taken = others.exclude(pk__in=[part.pk for part in parts]).exists()
    if is_taken or not all(is_own(part.kind, part.slug) for part in parts):
        raise ValidationError(gettext("There are pages below that address already."))


class Redirect(models.Model):
    """A former path, below any language folder, and the entry that it leads to now."""

    path = models.CharField(
        _("old path"),
        max_length=500,
        unique=True,
        help_text=_("Without the language: media/newsroom/2019/may/story.aspx"),
    )
    entry = models.ForeignKey(
        Entry, verbose_name=_("entry"), on_delete=models.CASCADE, related_name="redirects"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")

    def __str__(self):
        return self.path
