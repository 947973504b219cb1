"""An event lasts a year at most: what asks for a month need not look at all that ever began."""

from datetime import timedelta

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("events", "0005_add_calendar_link")]

    operations = [
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=Q(ends_on__lte=F("starts_on") + timedelta(days=366)),
                name="event_lasts_a_year_at_most",
                violation_error_message="An event lasts a year at most.",
            ),
        ),
    ]
