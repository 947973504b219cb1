"""A place given or taken away is a new generation: it brings the group of those who take part.

Only that: other steps of a registration, and what people write, change nothing that is kept.
"""

from django.db import migrations

TABLE = "registrations_registration"
NAME = f"{TABLE}_generation"
HAS_PLACE = "OLD.state IS DISTINCT FROM NEW.state AND 'approved' IN (OLD.state, NEW.state)"
# Who it was is taken out of a registration after years, or it is bound to an account.
IS_ANOTHERS = "OLD.user_id IS DISTINCT FROM NEW.user_id"


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0006_message_copies"),
        ("content", "0012_rights_generation"),
    ]
    operations = [
        migrations.RunSQL(
            f"CREATE CONSTRAINT TRIGGER {NAME} AFTER UPDATE OF state, user_id ON {TABLE}"
            " DEFERRABLE INITIALLY DEFERRED"
            f" FOR EACH ROW WHEN ({HAS_PLACE} OR {IS_ANOTHERS})"
            " EXECUTE FUNCTION content_new_generation()",
            f"DROP TRIGGER {NAME} ON {TABLE}",
        )
    ]
