"""Carrying out what a button asks, by the verbs of the models, and saying what happened."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.desk import page_url
from content.admin.forms import EntryForm
from content.models import Entry, Version, WorkflowError

VERBS = {
    "_publish": gettext_lazy("Published"),
    "_publish_all": gettext_lazy("Published with all other languages"),
    "_send": gettext_lazy("Sent for review"),
    "_hand_back": gettext_lazy("Returned to the author"),
}

type_of_outcome = tuple[int, str]


def carry_out(entry: Entry, form: EntryForm, user: Any) -> type_of_outcome:
    """Write the texts and take the step asked for; message level and message.

    Raises PermissionDenied or WorkflowError as the verbs do.
    """
    level, message = _carry_out_own(entry, form, user)
    told = [message, *(_carry_out_further(entry, text, form, user) for text in form.further)]
    return level, format_html_join(" ", "{}", ((line,) for line in told))


def _carry_out_further(entry: Entry, text: dict[str, str], form: EntryForm, user: Any) -> str:
    """The same step for a text in another language that came with its file."""
    version = entry.write(text["language"], author=user, **_words_of(text))
    if "_publish" in form.data or "_publish_all" in form.data:
        version.publish(user)
        entry.refresh_from_db(fields=["published_at", "languages"])
        return published_message(entry, version)
    if "_send" in form.data:
        return send(version, user)[1]
    return format_html(_("The draft “{}” is saved."), named(version))


def _words_of(text: dict[str, str]) -> dict[str, str]:
    return {"title": text["title"], "summary": text["summary"].replace("\r\n", "\n")}


def _carry_out_own(entry: Entry, form: EntryForm, user: Any) -> type_of_outcome:
    """The step for the text in the language of the form."""
    version: Version | None
    if form.is_verb or form.has_new_words:
        if not form.desk.may_write:
            raise PermissionDenied
        version = entry.write(form.desk.language.code, author=user, **form.words)
    else:
        version = form.desk.base
    if "_publish_all" in form.data:
        return publish_all(entry, form, user)
    if version and "_publish" in form.data:
        return publish(entry, version, form, user)
    if version and "_send" in form.data:
        return send(version, user)
    if "_hand_back" in form.data:
        return hand_back(version, user)
    return _saved(entry, version, form)


def publish(entry: Entry, version: Version, form: EntryForm, user: Any) -> type_of_outcome:
    if version.is_published:
        return _saved(entry, version, form)
    version.publish(user)
    entry.refresh_from_db(fields=["published_at", "languages"])
    return messages.SUCCESS, published_message(entry, version)


def publish_all(entry: Entry, form: EntryForm, user: Any) -> type_of_outcome:
    """Publish what is open in any language, all of it or nothing."""
    drafts = list(entry.versions.open().order_by("pk"))
    for version in drafts:
        is_original = version.language == entry.original_language
        if not (form.desk.may_correct if is_original else form.desk.may_translate):
            raise PermissionDenied
        version.publish(user)
    entry.refresh_from_db(fields=["published_at", "languages"])
    if not drafts:
        return _saved(entry, form.desk.base, form)
    told = ((published_message(entry, version),) for version in drafts)
    return messages.SUCCESS, format_html_join(" ", "{}", told)


def send(version: Version, user: Any) -> type_of_outcome:
    if version.is_published:
        raise WorkflowError(_("Nothing was changed in this text: there is nothing to review."))
    version.submit(user)
    return messages.SUCCESS, format_html(_("“{}” was sent for review."), named(version))


def hand_back(version: Version | None, user: Any) -> type_of_outcome:
    if version is None or not version.is_open:
        raise WorkflowError(_("This text is not in review."))
    version.hand_back(user)
    return messages.SUCCESS, format_html(_("“{}” was returned to its author."), named(version))


def _saved(entry: Entry, version: Version | None, form: EntryForm) -> type_of_outcome:
    if version and form.has_new_words:
        message = format_html(_("The draft “{}” is saved."), named(version))
        if form.desk.published:
            still = _("Readers still get the text published before.")
            message = format_html("{} {} {}", message, still, live_link(entry, version))
        return messages.SUCCESS, message
    if form.changed_facts or form.has_changed_files:
        link = live_link(entry, version) if version and version.is_published else ""
        return messages.SUCCESS, format_html("{} {}", _("The changes are saved."), link)
    return messages.INFO, _("Nothing was changed, so nothing was saved.")


def published_message(entry: Entry, version: Version) -> str:
    """What publishing came to: readers see it now, or from a moment on."""
    moment = entry.published_at
    if moment and moment > timezone.now():
        when = formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")
        return format_html(
            _("“{}” is scheduled: readers see it from {} on (Brussels time)."), named(version), when
        )
    return format_html(_("“{}” is published. {}"), named(version), live_link(entry, version))


def named(version: Version) -> str:
    """The title with its language, isolated so that Arabic and English keep their order."""
    return format_html(
        '<bdi lang="{}">{}</bdi> ({})', version.language_tag, version.title, version.language_name
    )


def live_link(entry: Entry, version: Version) -> str:
    url = page_url(entry, version.language)
    return url and format_html('<a href="{}">{}</a>', url, _("See it on the site"))
