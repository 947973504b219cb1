"""Propose registered users for the documents of a new meeting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_officer_rights"),
    ]

    operations = [
        migrations.AlterField(
            model_name="meeting",
            name="document_access",
            field=models.CharField(
                choices=[
                    ("inherit", "Whoever may read the page"),
                    ("registered", "Registered users"),
                    ("groups", "Selected groups"),
                ],
                default="registered",
                help_text="Proposed for a new document; each document says it for itself.",
                max_length=10,
                verbose_name="who may open its documents",
            ),
        ),
    ]
