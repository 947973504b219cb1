"""Asks the search page the judged questions, as the people do who have them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from accounts.models import User
from bench.relevance.judging import Question
from library.extracted import Extract, PageText
from library.extraction import pdf
from library.models import DocumentFile, TextState
from library.texts import keep
from search.counting import count_words

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


def prepare() -> None:
    """Do what the portal's jobs do after a while: read the files, and count the words.

    The demonstration's files are our own and need no program of their own to be opened in.
    """
    waiting = DocumentFile.objects.filter(is_current=True, text_state=TextState.WAITING)
    for file in waiting.filter(format="pdf"):
        with file.file.open() as stored:
            texts = enumerate(pdf.pages(stored.read(), file.format), 1)
            pages = [PageText(number, text) for number, text in texts if text]
        keep(file, Extract(pages, is_whole=True))
    count_words()
