"""Asks the search the judged questions, as the people do who have them."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import translation

from accounts.models import User
from bench.relevance.judging import Question
from search.best_bets import best_bets

SEEN = 5
# The user name of the one among the sample's people who signs in.
DELEGATE = "delegate"


class Asker:
    """What the search of the loaded demonstration finds; the delegate is signed in."""

    def __init__(self):
        delegate = User.objects.get(username=DELEGATE)
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(delegate, settings.AUTHENTICATION_BACKENDS[0])
        anonymous = (Client(headers={"host": "127.0.0.1"}), AnonymousUser())
        self._readers = {True: (client, delegate), False: anonymous}

    def find(self, question: Question) -> list[str]:
        """The paths of what comes first, below the language and without a query."""
        found = dict.fromkeys([*self._pinned(question), *self._hits(question)])
        beginning = f"/{question.language}"
        return [urlsplit(url).path.removeprefix(beginning) for url in found][:SEEN]

    def _pinned(self, question: Question) -> list[str]:
        _client, reader = self._readers[question.person == DELEGATE]
        with translation.override(question.language):
            entries = best_bets(question.words, question.language, reader)
            return [entry.get_absolute_url() for entry in entries]

    def _hits(self, question: Question) -> Iterator[str]:
        """The hits of the page as JSON, which has them in its order and costs less."""
        client, _reader = self._readers[question.person == DELEGATE]
        answer = client.get(f"/{question.language}/search/feed.json", {"q": question.words})
        rows = json.loads(b"".join(answer.streaming_content))["items"]
        return (urlsplit(row["address"]).path for row in rows)
