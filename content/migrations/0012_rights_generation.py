"""A change of somebody's rights is a new generation: what was kept for them may not be theirs."""

from django.conf import settings
from django.db import migrations

from content.generation import watch

TABLES = ["accounts_user_groups", "accounts_user_user_permissions", "auth_group_permissions"]


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0011_start_generation"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [watch(table) for table in TABLES]
