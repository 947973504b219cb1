"""Asks the search page the judged questions, as the people do who have them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from accounts.models import User
from bench.relevance.judging import Question

SEEN = 5
DELEGATE = "delegate"


class Asker:
    """What the search page of the loaded demonstration finds; delegates are signed in."""

    def __init__(self):
        self._client, self._delegate = Client(headers={"host": "127.0.0.1"}), None

    def find(self, question: Question) -> list[str]:
        """The paths of the first hits, below the language and without a query."""
        client = self._signed_in() if question.person == DELEGATE else self._client
        page = client.get(f"/{question.language}/search/", {"q": question.words})
        hits = page.context["finder"].hits[:SEEN]
        return [urlsplit(hit.url).path.removeprefix(f"/{question.language}") for hit in hits]

    def _signed_in(self) -> Client:
        if self._delegate is None:
            self._delegate = Client(headers={"host": "127.0.0.1"})
            self._delegate.force_login(sample_user(DELEGATE), settings.AUTHENTICATION_BACKENDS[0])
        return self._delegate


def sample_user(name: str) -> AbstractBaseUser:
    return User.objects.get(username=name)
