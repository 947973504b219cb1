"""The record of a Member, or of another party."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from babel import Locale
from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import dates
from content.addresses import url_name
from content.facts import fact, lines_in, link_value, site_value, text_value
from content.languages import current_language
from content.structured_data import ORGANIZATION
from content.views import EntryDetailView
from members.joining import Order, Stay
from members.mentions.directory import Directory, directory
from members.mentions.news import newest_naming
from members.models import Member, MemberCategory


class MemberDetailView(EntryDetailView):
    model = Member
    heading = gettext_lazy("Members")
    schema_type = "GovernmentOrganization"
    shows_files = False
    linked_names = ["bodies"]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for part in settings.MEMBER_PARTS:
            context |= import_string(part)(self.object, self.request.user, self.kept)
        news = newest_naming(self.object.pk, self.directory, self.request.user, self.kept)
        return context | {
            "standing": self._standing(),
            "standing_note": self._standing_note(),
            "news": news,
            "news_url": self._news_url() if news else "",
        }

    def get_facts(self):
        member = self.object
        language = member.original_language
        region = self.labels.name(member.wco_region_id)
        return [
            fact(_("Region"), region and text_value(region)),
            fact(_("Type"), member.get_category_display()),
            fact(self._since_label(), dates.partial(member.joined_on), self._place()),
            fact(_("Customs administration"), *lines_in(language, member.administration)),
            fact(_("Head of the administration"), *lines_in(language, member.head)),
            fact(_("Contact point"), *lines_in(language, member.contact_point)),
            fact(_("Website"), site_value(member.website)),
            fact(_("Working languages"), *map(_language, member.working_languages)),
            fact(_("Capital"), *lines_in(language, member.capital)),
            fact(_("ISO codes"), ", ".join(filter(None, [member.iso_alpha2, member.iso_alpha3]))),
            fact(_("Hosts for its region"), *map(link_value, self.linked["bodies"])),
        ]

    def describe(self):
        member = self.object
        name = member.text.title
        is_state = member.category == MemberCategory.STATE
        area = {"@type": "Country" if is_state else "AdministrativeArea", "name": name}
        facts = {
            "@type": self.schema_type,
            "name": member.administration or name,
            "mainEntityOfPage": settings.SITE_URL + member.get_absolute_url(),
            "areaServed": area | {"identifier": member.iso_alpha3 or member.iso_alpha2},
            "memberOf": ORGANIZATION if member.is_counted else None,
            "url": member.website,
        }
        return {name: value for name, value in facts.items() if value}

    @cached_property
    def directory(self) -> Directory:
        return directory(self.kept, self.request.user)

    def _standing(self) -> str:
        """What it is to the Organization."""
        if self.object.is_counted:
            return _("Member")
        return _("Takes part") if self.object.joined_on else _("Not a Member")

    def _standing_note(self) -> str:
        """The same in a sentence, for who is not counted among the Members."""
        member = self.object
        if member.is_counted:
            return ""
        if member.joined_on:
            return _("It takes part like a Member and is not counted among the Members.")
        return _("It is not a Member of the Organization, and may be a party to its conventions.")

    def _since_label(self) -> str:
        return _("Member since") if self.object.is_counted else _("Takes part since")

    def _place(self) -> str:
        """Its place in the order of joining; nothing for who is not counted among the Members."""
        joined = self.directory.joined
        if self.object.pk not in joined:
            return ""
        found = Order(map(Stay, joined.values())).place(self.object.joined_on)
        return _("%(place)s in the order of joining") % {"place": found}

    def _news_url(self) -> str:
        """The finder of news, asked for the name as one phrase."""
        query: dict[str, Any] = {"q": f'"{self.object.text.title}"'}
        return f"{reverse(url_name(settings.NEWS_KIND, 'list'))}?{urlencode(query)}"


def _language(code: str) -> str:
    """The name of a language of ISO 639 in the page's; the code where nobody knows it."""
    return Locale.parse(current_language().tag, sep="-").languages.get(code, code)
