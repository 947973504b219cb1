"""News that name a Member."""

from django.conf import settings
from django.db.models import Exists, OuterRef

from content.kept import Kept
from content.languages import current_language
from content.matches import MOST_FOUND
from content.models import Entry, Version
from content.models.reading import type_of_reader
from content.presentation import present
from members.mentions.directory import Directory

MOST = 5


def newest_naming(pk: int, directory: Directory, user: type_of_reader, kept: Kept) -> list[Entry]:
    """The newest few that this user may read: two statements.

    Texts are asked for first and by the index of words alone, up to a limit: asked together with
    the date, PostgreSQL may walk the whole archive in search of a name that nothing holds.
    """
    naming = Version.objects.published().order_by().filter(directory.naming(pk))
    holders = list(naming.values_list("entry", flat=True)[: MOST_FOUND + 1])
    news = Entry.objects.visible_to(user).filter(kind=settings.NEWS_KIND)
    if len(holders) > MOST_FOUND:
        news = news.filter(Exists(naming.filter(entry=OuterRef("pk"))))
    else:
        news = news.filter(pk__in=holders)
    found = news.newest_first().one_statement(current_language().code, MOST)
    found.sort(key=lambda entry: (entry.published_at, entry.pk), reverse=True)
    present(found, kept)
    return found
