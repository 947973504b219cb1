"""Fields for what people write about themselves, in any script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

# What turns the direction of the words after it; marks that only place a letter stay.
OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
TOO_LONG = ngettext_lazy(
    "Write at most %(limit_value)d letter; there are %(show_value)d.",
    "Write at most %(limit_value)d letters; there are %(show_value)d.",
    "limit_value",
)
ODD = _("There is a sign in it that cannot be stored. Write it without.")
ADDRESS = _("Write an e-mail address like name@customs.example.")


class WordsField(forms.CharField):
    """Words as they are typed. Browsers do not cut off what is too long: the message says so."""

    def __init__(self, *args: Any, **kwargs: Any):
        errors = {"max_length": TOO_LONG, "null_characters_not_allowed": ODD}
        kwargs["error_messages"] = errors | kwargs.get("error_messages", {})
        super().__init__(*args, **kwargs)

    def widget_attrs(self, widget):
        return {name: v for name, v in super().widget_attrs(widget).items() if name != "maxlength"}

    def to_python(self, value):
        words = super().to_python(value) or ""
        return words.translate(OVERRIDES).replace("\r\n", "\n")


class LineField(WordsField):
    """Words on one line: line ends become blanks."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class AddressField(forms.EmailField):
    """An e-mail address in plain letters: a domain in another script shows as what it is."""

    def __init__(self, **kwargs: Any):
        attributes = {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}
        kwargs["widget"] = forms.EmailInput(attrs=attributes | kwargs.pop("attributes", {}))
        errors = {"invalid": ADDRESS, "max_length": TOO_LONG}
        kwargs["error_messages"] = errors | kwargs.get("error_messages", {})
        super().__init__(max_length=254, **kwargs)

    def widget_attrs(self, widget):
        return {name: v for name, v in super().widget_attrs(widget).items() if name != "maxlength"}

    def clean(self, value):
        address = super().clean(value)
        name, _at, domain = address.rpartition("@")
        if not name.isascii():
            # The database takes ı for i and ſ for s, and would find the account of another.
            raise ValidationError(ADDRESS, code="invalid")
        try:
            return f"{name}@{domain.encode('idna').decode().lower()}"
        except UnicodeError as error:
            raise ValidationError(ADDRESS, code="invalid") from error
