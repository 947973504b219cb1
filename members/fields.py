"""Fields of the Member's form."""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models.member import LANGUAGE_TAG

BETWEEN = re.compile(r"[\s,;]+")


class CapitalsField(forms.CharField):
    """A code in capital letters, however it was typed."""

    def to_python(self, value):
        return (super().to_python(value) or "").upper()


class LanguageCodesField(forms.CharField):
    """Codes of languages as one line: fr, pt. Its value is their list."""

    widget = AdminTextInputWidget

    def __init__(self, **options: Any):
        help_text = gettext_lazy("Codes of ISO 639, with commas between: fr, pt.")
        super().__init__(help_text=help_text, **options)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        codes = [code for code in BETWEEN.split((super().to_python(value) or "").lower()) if code]
        for code in codes:
            if not LANGUAGE_TAG.fullmatch(code):
                reason = _("“%(code)s” is no code of a language. Write codes of ISO 639: fr, pt.")
                raise ValidationError(reason % {"code": code})
        return list(dict.fromkeys(codes))
