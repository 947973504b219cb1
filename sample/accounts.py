"""Demonstration accounts: one per job, and invented people of organizations.

Their passwords are random and kept beside the database.
"""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from content.roles import EDITOR, PUBLISHER, TRANSLATOR
from events.roles import MEETING_OFFICER

ROLES = {
    "administrator": [],
    "editor": [EDITOR, PUBLISHER],
    "translator": [TRANSLATOR],
    "meeting-officer": [MEETING_OFFICER, PUBLISHER],
}


# Invented people without a job here; sample.people says whom they belong to.
PEOPLE = {
    "focal-point": "Focal Point",
    "delegate": "Delegate",
    "other-delegate": "Other Delegate",
    "partner": "Partner",
}


def demonstration_accounts() -> dict[str, str]:
    """Passwords by user name; people who exist already keep theirs.

    A password that somebody changed since is not known here: the file says what it was first.
    """
    path = Path(settings.VAR_DIR) / "accounts.json"
    passwords = json.loads(path.read_text()) if path.exists() else {}
    for name in [*ROLES, *PEOPLE]:
        if User.objects.filter(username=name).exists():
            continue
        passwords[name] = secrets.token_urlsafe(15)
        is_administrator = name == "administrator"
        user = User.objects.create_user(
            name,
            email=f"{name}@portal.example",
            password=passwords[name],
            first_name="Sample" if name in PEOPLE else "",
            last_name=PEOPLE.get(name, ""),
            is_staff=name in ROLES,
            is_superuser=is_administrator,
        )
        user.groups.set(Group.objects.filter(name__in=ROLES.get(name, [])))
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        json.dump(passwords, file, indent=1)
    return passwords
