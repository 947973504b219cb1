"""What the audit log holds of entries: what was published, withdrawn, and opened to whom."""

from typing import Any

from audit.models import Action, Record
from audit.recording import record, record_of


def subject_of(entry: Any) -> str:
    """What the log calls an entry, whatever the language: newsroom.news palau."""
    return f"{entry.kind} {entry.slug}"


def record_text(action: Action, text: Any, by: Any) -> None:
    """Write down that a person published or withdrew a text."""
    record_texts(action, [text], by)


def record_texts(action: Action, texts: list[Any], by: Any) -> None:
    """Write down that a person published or withdrew each of these texts."""
    Record.objects.bulk_create(
        record_of(
            action,
            by=by,
            subject=subject_of(text.entry),
            details={"entry": text.entry_id, "language": text.language, "version": text.number},
        )
        for text in texts
    )


def access_of(entry: Any) -> dict[str, Any]:
    """Who may read an entry, and who may open those of its files that are for fewer.

    {"access": "groups", "groups": ["Council"], "files": {"report": ["registered", []]}}: groups
    by name, files by their address, the moment when one opens to all behind its groups (ISO 8601).
    """
    attachments = entry.attachments.select_related("document").prefetch_related("groups")
    return {
        "access": entry.access,
        "groups": _names(entry.groups.all()),
        "files": {
            attachment.document.slug: _access_of_file(attachment)
            for attachment in attachments.exclude(access="inherit")
        },
    }


def record_access(entry: Any, before: dict[str, Any], by: Any) -> None:
    """Write down who may read an entry now, where that is not what it was before."""
    after = access_of(entry)
    if before != after:
        details = {"entry": entry.pk, "before": before, "after": after}
        record(Action.ACCESS_CHANGED, by=by, subject=subject_of(entry), details=details)


def _access_of_file(attachment: Any) -> list[Any]:
    moment = [attachment.opens_at.isoformat()] if attachment.opens_at else []
    return [attachment.access, _names(attachment.groups.all()), *moment]


def _names(groups: Any) -> list[str]:
    return sorted(group.name for group in groups)
