"""What an applicant does, for tests: fills in the pages, opens the letters."""

import re

from mail.models import Letter

WHO = {
    "given_name": "Ana",
    "family_name": "Lopez",
    "email": "ana@customs.example",
    "position": "Head of unit",
}
PURPOSE = {
    "purpose": "To prepare the Council.",
    "confirmer_name": "Eva Chief",
    "confirmer_email": "eva@customs.example",
}


def organization(member=None, **changes):
    """The answers of the second page: a Member, or another organization without one."""
    value = f"member-{member.pk}" if member else "other"
    other = "" if member else "Institute"
    return {"organization": value, "other_name": other, "department": "Tariff", **changes}


def fill_in(client, member=None, *, language="en", **changes):
    """Answer the three pages; changes go to the page that has such a field."""
    pages = {"": WHO, "organization/": organization(member), "purpose/": PURPOSE}
    for page, words in pages.items():
        changed = {name: value for name, value in changes.items() if name in words}
        response = client.post(f"/{language}/account/request/{page}", {**words, **changed})
        assert response.status_code == 302, response.content.decode()
    return response


def ask(client, member=None, *, language="en", **changes):
    """Answer every page and send; the answer to sending."""
    fill_in(client, member, language=language, **changes)
    return client.post(f"/{language}/account/request/check/")


def link(letter: Letter) -> str:
    """The path of the first link in a letter."""
    found = re.search(r"https?://[^/\s]+(/\S+)", letter.body)
    assert found, letter.body
    return found[1]
