"""The form of an accession."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from catalogue.models import Accession, Annex
from content.admin.guarded import GuardedForm
from content.languages import current_language

MOST_DIGITS = 9


def pk_in(values: Mapping[str, Any], name: str) -> int | None:
    """The key of a record that somebody sent under that name; None where it can be none."""
    value = str(values.get(name) or "")
    return int(value) if value.isdecimal() and len(value) <= MOST_DIGITS else None


class AccessionForm(GuardedForm):
    """Names the accession that is there already, and offers the annexes of its instrument."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "annexes" in self.fields:
            annexes: Any = self.fields["annexes"]
            annexes.queryset = self._annexes()
            annexes.label_from_instance = lambda annex: f"{annex.code} – {annex.title or '…'}"

    def clean(self):
        cleaned = super().clean()
        party, instrument = cleaned.get("party"), cleaned.get("instrument")
        if party and instrument:
            pair = Accession.objects.filter(party=party, instrument=instrument)
            if other := pair.exclude(pk=self.instance.pk).first():
                url = reverse("admin:catalogue_accession_change", args=[other.pk])
                reason = _("This party's accession to it is entered already. {}")
                link = format_html('<a href="{}">{}</a>', url, _("Change it"))
                self.add_error("party", format_html(reason, link))
        return cleaned

    def _annexes(self) -> Any:
        sent = self.data if self.is_bound else self.initial
        pk = self.instance.instrument_id or pk_in(sent, "instrument")
        annexes = Annex.objects.in_language(current_language().code)
        return annexes.filter(instrument=pk).order_by("position", "pk")
