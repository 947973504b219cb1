"""Letters know whether they may still be sent when their moment comes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0003_add_unsubscribe_url"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="letter",
            name="letter_state_known",
        ),
        migrations.AddField(
            model_name="letter",
            name="about",
            field=models.JSONField(
                db_default=models.Value({}, models.JSONField()), default=dict, editable=False
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="check_name",
            field=models.CharField(blank=True, db_default="", editable=False, max_length=40),
        ),
        migrations.AlterField(
            model_name="letter",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("sent", "Sent"),
                    ("given_up", "Given up"),
                    ("dropped", "Not sent: no longer for this reader"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "sent", "given_up", "dropped"])),
                name="letter_state_known",
            ),
        ),
    ]
