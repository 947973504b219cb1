"""The tree of pages around one of them, as its reader may see it, in one statement."""

from typing import Any, NamedTuple

from django.urls import Resolver404, resolve

from content.figures import fill
from content.labels import Labels
from content.languages import current_language
from content.models import Entry, Topic, Version
from content.models.reading import type_of_reader
from content.trails import text_step
from pages.models import Page


class Step(NamedTuple):
    """A page or list above or beside a page; `text` where its words are content."""

    label: Any
    url: str
    text: Version | None = None
    is_current: bool = False
    children: tuple["Step", ...] = ()

    def as_trail(self) -> dict[str, Any]:
        """The step as a breadcrumb takes it."""
        if self.text:
            return text_step(self.text, self.url)
        return {"label": self.label, "url": self.url}


class Tree:
    """What lies above, beside and below a page, without what this reader may not read."""

    def __init__(self, page: Page, user: type_of_reader, labels: Labels):
        self._page, self._labels = page, labels
        language = current_language().code
        visible = Entry.objects.visible_to(user).filter(kind=page.kind)
        folders = [page.slug, *([page.folder] if page.folder else [])]
        family = visible.lying_in(*folders).values("pk")
        above = visible.filter(slug__in=_paths_above(page.slug)).values("pk")
        texts = Version.objects.shown_in(language).filter(entry__in=family.union(above, all=True))
        self._pages = [_page(text) for text in texts.select_related("entry__page")]
        fill(page.text for page in self._pages)
        self._pages.sort(key=lambda other: (other.position, other.pk))

    @property
    def above(self) -> list[Step]:
        """The way from the top down to the parent; a part that is no page is left out."""
        return [step for path in _paths_above(self._page.slug) if (step := self._step_at(path))]

    @property
    def parent(self) -> Step | None:
        return self._step_at(self._page.folder) if self._page.folder else None

    @property
    def siblings(self) -> list[Step]:
        """The pages of the same parent in their order, this one among them with its children."""
        if not self._page.folder:
            return []
        pages = [page for page in self._pages if page.folder == self._page.folder]
        return [self._step(page) for page in pages]

    @property
    def children(self) -> list[Page]:
        return [page for page in self._pages if page.folder == self._page.slug]

    def _step_at(self, path: str) -> Step | None:
        for page in self._pages:
            if page.slug == path:
                return self._step(page)
        return self._step_elsewhere(path)

    def _step(self, page: Page) -> Step:
        is_current = page.pk == self._page.pk
        below = () if not is_current else tuple(self._step(child) for child in self.children)
        return Step(page.text.title, page.get_absolute_url(), page.text, is_current, below)

    def _step_elsewhere(self, path: str) -> Step | None:
        """A topic or a list of another room, at an address above this page."""
        url = f"/{current_language().code}/{path}/"
        try:
            match = resolve(url)
        except Resolver404:
            return None
        view = getattr(match.func, "view_class", None)
        if getattr(view, "model", None) is Topic and "slug" in match.kwargs:
            text = self._labels.topic(match.kwargs["slug"])
            return Step(text.title, url, text) if text else None
        if view is None or getattr(view, "model", None) is Page:
            return None
        return Step(view.heading, url) if "slug" not in match.kwargs else None


def _page(text: Version) -> Page:
    page: Any = text.entry.page  # type: ignore[attr-defined]
    page.shown_texts = [text]
    return page


def _paths_above(slug: str) -> list[str]:
    """about, about/x for about/x/y."""
    parts = slug.split("/")
    return ["/".join(parts[:number]) for number in range(1, len(parts))]
