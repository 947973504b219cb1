"""The room of text search: how texts are cut into words, and what readers' words ask for."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TextSearchConfig(AppConfig):
    name = "textsearch"
    verbose_name = _("Search")
