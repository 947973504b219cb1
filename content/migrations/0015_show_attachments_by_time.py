"""Attachments are shown, and open to every reader of their page, from a moment on."""

import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("content", "0014_deletion_roles"),
        ("library", "0004_add_unjudged_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="is_listed",
            field=models.BooleanField(
                db_default=True,
                default=True,
                editable=False,
                help_text="The papers of a meeting stand below its agenda instead.",
                verbose_name="among the files of the page",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="opens_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Brussels time. From then on whoever may read the page may open it.",
                null=True,
                verbose_name="opens to all readers of the page",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="shown_at",
            field=models.DateTimeField(
                blank=True,
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.now,
                help_text="Brussels time; empty: readers do not see it yet.",
                null=True,
                verbose_name="shown from",
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(fields=["shown_at"], name="attachment_shown"),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("opens_at__isnull", False)),
                fields=["opens_at"],
                name="attachment_opens",
            ),
        ),
    ]
