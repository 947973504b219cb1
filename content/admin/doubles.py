"""One form makes one entry, however often its button was pressed."""

import secrets

from django.db import connection
from django.http import HttpRequest

KEY = "made_by_form"
MOST = 20


class MadeForms:
    """The forms of this session that made an entry: {form id: primary key}."""

    def __init__(self, request: HttpRequest):
        self.session = request.session
        self.form_id = request.POST.get("form_id", "")[:64]

    def hold(self) -> str | None:
        """Wait for the same form being saved at this moment; the key of what it made, if any.

        The lock ends with the transaction. The session is read again, because the other
        request wrote it after this one had started.
        """
        if not self.form_id:
            return None
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [self.form_id])
        stored = type(self.session)(self.session.session_key)
        return stored.get(KEY, {}).get(self.form_id)

    def remember(self, pk: int) -> None:
        """Note what this form made, in the same transaction."""
        if self.form_id:
            made = [*self.session.get(KEY, {}).items(), (self.form_id, str(pk))]
            self.session[KEY] = dict(made[-MOST:])
            self.session.save()


def new_form_id() -> str:
    return secrets.token_urlsafe(16)
