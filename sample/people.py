"""Invented people of organizations, and invented entries that only such people may read."""

from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from affiliations.groups import DELEGATES_OF_MEMBERS
from affiliations.models import Affiliation, AffiliationRole, Organization
from content.models import Access
from members.models import Member, Partner
from newsroom.models import News
from sample.texts import Text, publish

# User name of sample.accounts -> columns of the affiliation, by the slug of the organization.
PEOPLE: dict[str, dict[str, Any]] = {
    "delegate": {"member": "palau"},
    "focal-point": {"member": "palau", "role": AffiliationRole.FOCAL_POINT},
    "other-delegate": {"member": "japan"},
    "partner": {"partner": "iru", "role": AffiliationRole.OBSERVER},
}
SINCE = date(2025, 1, 1)
PUBLISHED_ON = date(2026, 1, 20)
MODELS: dict[str, Any] = {"member": Member, "partner": Partner}


def load_affiliations(by: User) -> int:
    """Let the demonstration's people belong to their organizations; how many were new."""
    loaded = 0
    for name, columns in PEOPLE.items():
        user = User.objects.filter(username=name, affiliations=None).first()
        if user is None:
            continue
        organization = "member" if "member" in columns else "partner"
        named = MODELS[organization].objects.get(slug=columns[organization])
        affiliation = Affiliation(
            **columns | {organization: named},
            user=user,
            organization=Organization(organization),
            starts_on=SINCE,
        )
        affiliation.begin(by=by)
        loaded += 1
    return loaded


def load_restricted(by: User) -> int:
    """News for registered users and for delegates of Members; how many were new."""
    delegates = Group.objects.get(name=DELEGATES_OF_MEMBERS)
    loaded = 0
    for slug, access, groups, texts in [
        ("sample-news-for-registered-users", Access.REGISTERED, [], FOR_REGISTERED),
        ("sample-news-for-delegates", Access.GROUPS, [delegates], FOR_DELEGATES),
    ]:
        if News.objects.filter(slug=slug).exists():
            continue
        news = News.objects.create(
            slug=slug,
            access=access,
            published_at=timezone.make_aware(datetime.combine(PUBLISHED_ON, time(10))),
            basis="sample",
            source="Invented for the demonstration.",
        )
        news.groups.set(groups)
        publish(news, texts, by)
        loaded += 1
    return loaded


FOR_REGISTERED = [
    Text(
        "en",
        "Sample: news for registered users",
        "An invented item that everybody reads who has signed in.",
        "Sign out, and this address answers like one that nobody ever made.",
    ),
    Text(
        "fr",
        "Exemple : actualité pour les utilisateurs inscrits",
        "Un texte inventé que lit toute personne connectée.",
        "Déconnectez-vous : cette adresse répond alors comme une adresse qui n’existe pas.",
    ),
]
FOR_DELEGATES = [
    Text(
        "en",
        "Sample: news for delegates of Members",
        "An invented item that delegates of Members read, and nobody else but the Secretariat.",
        "Somebody of a partner does not find it, in no list and no search.",
    ),
    Text(
        "fr",
        "Exemple : actualité pour les délégués des Membres",
        "Un texte inventé que lisent les délégués des Membres, et personne d’autre hors du "
        "Secrétariat.",
        "Une personne d’un partenaire ne le trouve dans aucune liste et aucune recherche.",
    ),
]
