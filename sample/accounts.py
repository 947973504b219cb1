"""Demonstration accounts: one per job, with random passwords kept beside the database."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from content.roles import EDITOR, PUBLISHER, TRANSLATOR

ROLES = {"administrator": [], "editor": [EDITOR, PUBLISHER], "translator": [TRANSLATOR]}


def demonstration_accounts() -> dict[str, str]:
    """Passwords by user name; people who exist already keep theirs.

    A password that somebody changed since is not known here: the file says what it was first.
    """
    path = Path(settings.VAR_DIR) / "accounts.json"
    passwords = json.loads(path.read_text()) if path.exists() else {}
    for name, roles in ROLES.items():
        if User.objects.filter(username=name).exists():
            continue
        passwords[name] = secrets.token_urlsafe(15)
        is_administrator = name == "administrator"
        user = User.objects.create_user(
            name,
            email=f"{name}@portal.example",
            password=passwords[name],
            is_staff=True,
            is_superuser=is_administrator,
        )
        user.groups.set(Group.objects.filter(name__in=roles))
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        json.dump(passwords, file, indent=1)
    return passwords
