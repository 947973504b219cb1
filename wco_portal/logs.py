"""Structured logs: one JSON object a line, with the request that it belongs to."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

# Secret addresses: of a person's own calendar, and of what the link of a letter leads to.
SECRET_PATH = re.compile(
    r"(/calendar/|/registrations/(?=[0-9]+[.])|/following/stop/)(?:[0-9]+[.])?[A-Za-z0-9_:%-]{16,}"
)
request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestFilter(logging.Filter):
    """Gives each record the id of the request in hand, or of the one that it names."""

    def filter(self, record):
        named = getattr(record, "request", None)
        record.request_id = getattr(named, "id", "") or request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """A record as JSON: time (UTC), level, logger, message, request, error.

    ASCII only: no line end of any script, no half character and no direction mark of a visitor
    can break a line, forge one or turn it round. Nor does a secret address stand in one.
    """

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": getattr(record, "request_id", ""),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return SECRET_PATH.sub(r"\1...", json.dumps(line))


def configuration(level: str, *, has_access_log: bool = False) -> dict[str, Any]:
    """Everything as JSON to the standard error, gunicorn's own words included."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": RequestFilter}},
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "filters": ["request"],
            },
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            name: {"handlers": [], "level": least, "propagate": True}
            for name, least in [
                ("django", "NOTSET"),
                ("django.server", "NOTSET"),
                ("gunicorn.error", "WARNING"),
                ("procrastinate", "WARNING"),
                ("gunicorn.access", "INFO" if has_access_log else "CRITICAL"),
            ]
        },
    }
