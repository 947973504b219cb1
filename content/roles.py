"""Roles: the groups of people who write the portal, and what each may do.

Each app grants the rights on its own models in a migration of its own, by `grant`. A role holds
its rights by name, so that a later kind is added without touching this file.
"""

from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

AUTHOR = "Author"
TRANSLATOR = "Translator"
EDITOR = "Editor"
PUBLISHER = "Publisher"
ADMINISTRATOR = "Administrator"
ROLES = [AUTHOR, TRANSLATOR, EDITOR, PUBLISHER, ADMINISTRATOR]
WRITERS = [AUTHOR, EDITOR, PUBLISHER, ADMINISTRATOR]


def grant(apps: Apps, app_label: str, codenames: Iterable[str], roles: Iterable[str]) -> None:
    """Give roles these permissions of an app, in a migration, where they may not exist yet."""
    config: Any = apps.get_app_config(app_label)
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group_model = apps.get_model("auth", "Group")
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=app_label, codename__in=list(codenames)
    )
    for role in roles:
        group, _created = group_model.objects.get_or_create(name=role)
        group.permissions.add(*permissions)


def rights(model_name: str, *actions: str) -> list[str]:
    """The names of Django's permissions on a model: add_news, change_news ..."""
    return [f"{action}_{model_name}" for action in actions]
