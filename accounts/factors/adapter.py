"""What django-allauth asks of the portal about second factors."""

from urllib.parse import urlsplit

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage

from accounts.factors.proof import FIRST_TYPES
from accounts.factors.sealing import seal, unseal


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes of an app, passkeys and recovery codes; named after the host of the settings."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "This is not right, or it was used before. A code of the app is new every 30 seconds."
        ),
        "cannot_delete_authenticator": gettext_lazy(
            "Whoever may publish or administer always keeps a second factor. Add another one "
            "first, then remove this one."
        ),
    }

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        user = authenticator.user
        if not (user.has_rights and settings.SECOND_FACTOR_IS_REQUIRED):
            return True
        others = Authenticator.objects.filter(user=user, type__in=FIRST_TYPES)
        return others.exclude(pk=authenticator.pk).exists()

    def build_totp_svg(self, url):
        """Black on white, whatever the appearance of the page: cameras read nothing else."""
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def generate_authenticator_name(self, user, type):  # noqa: A002 (allauth's name)
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self):
        """The site that passkeys belong to: never what the Host header of a request says."""
        return {"id": urlsplit(settings.SITE_URL).hostname, "name": settings.MFA_TOTP_ISSUER}
