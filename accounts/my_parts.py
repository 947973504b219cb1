"""The parts of My page that are about the account itself."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.my_page import Link, Part, Row


def profile(user: User) -> Part:
    """Who the person is for the portal, and in which language it writes."""
    language = dict(settings.LANGUAGES)[user.language]
    rows = [Row(str(user)), Row(user.email)]
    rows.append(Row(_("Letters in %(language)s") % {"language": language}))
    links = [Link(_("Change the profile"), reverse("account_profile"))]
    return Part("profile", _("Profile"), [row for row in rows if row.label], more=links)


def security(user: User) -> Part:
    """How the person signs in, and where that has been done."""
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    has_second = bool(kinds - {Authenticator.Type.RECOVERY_CODES})
    number = UserSession.objects.filter(user=user).count()
    second = _("Second factor: set up") if has_second else _("Second factor: not set up")
    devices = ngettext(
        "Signed in on %(number)s device", "Signed in on %(number)s devices", number
    ) % {"number": number}
    rows = [Row(second), *([Row(devices)] if number else [])]
    links = [
        Link(_("Second factor"), reverse("mfa_index")),
        Link(_("Change the password"), reverse("account_change_password")),
        Link(_("Devices"), reverse("usersessions_list")),
    ]
    return Part("security", _("Security"), rows, more=links)


def data(user: User) -> Part:
    """What is kept about the person, and a request to erase it."""
    asked = user.deletion_requests.open().first()
    rows = []
    if asked:
        rows = [Row(_("You asked for the deletion of your account"), reverse("account_deletion"))]
    return Part("data", _("Data"), rows, more=[Link(_("Your data"), reverse("account_data"))])


def named(name: str) -> str:
    """The address of a URL name; empty where no page has that name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
