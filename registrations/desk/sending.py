"""Sending a message of organisers, once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.models import Action
from registrations.messages import recipients
from registrations.models import MessageCopy, OrganiserMessage, RegistrationForm
from registrations.recording import record_for_all
from registrations.tasks import write_letters

# So many messages an event may send within a time: enough for any meeting, too few to annoy.
MOST, WITHIN = 5, timedelta(hours=24)


class MessageError(Exception):
    """Why a message cannot be sent, in words."""


@transaction.atomic
def send(message: OrganiserMessage, by: User) -> int:
    """Settle who gets the message and have the letters written; how many that will be.

    Raises MessageError where it was sent before, says nothing, or reaches nobody, and where the
    event has sent enough today.
    """
    form = RegistrationForm.objects.select_for_update(of=["self"]).get(pk=message.form_id)
    message.refresh_from_db(fields=["sent_at"])
    _check(message, form)
    chosen = [MessageCopy(message=message, registration=each) for each in recipients(message)]
    if not chosen:
        raise MessageError(_("Nobody's registration stands so: there is nobody to write to."))
    MessageCopy.objects.bulk_create(chosen, batch_size=1_000)
    message.sent_at, message.sent_by = timezone.now(), by
    message.save(update_fields=["sent_at", "sent_by"])
    details = {"message": message.pk, "people": len(chosen), "states": ", ".join(message.states)}
    record_for_all(Action.PARTICIPANTS_WRITTEN, form, by, details)
    write_letters.defer(message_pk=message.pk)
    return len(chosen)


def _check(message: OrganiserMessage, form: RegistrationForm) -> None:
    if message.sent_at:
        raise MessageError(_("This message has been sent already."))
    if not message.texts.exists():
        raise MessageError(_("Write the message in one language at least."))
    recent = form.messages.filter(sent_at__gt=timezone.now() - WITHIN).count()
    if recent >= MOST:
        raise MessageError(
            _("%(most)s messages went to these people within 24 hours. Wait until tomorrow.")
            % {"most": MOST}
        )
