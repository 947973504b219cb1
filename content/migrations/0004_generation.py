"""A stamp that changes with the content, for what is kept between requests."""

from django.db import migrations, models

from content.generation import CREATE, DROP, watch


class Migration(migrations.Migration):
    dependencies = [("content", "0003_roles")]
    operations = [
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["expires_at"],
                condition=models.Q(expires_at__isnull=False),
                name="entry_expires",
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
        *[
            watch(table)
            for table in [
                "content_entry",
                "content_entry_groups",
                "content_entry_topics",
                "content_entry_regions",
                "content_version",
                "content_topic",
                "content_region",
                "content_pick",
                "content_attachment",
                "content_attachment_groups",
                "library_image",
                "library_imagetext",
                "library_document",
                "library_documentfile",
            ]
        ],
    ]
