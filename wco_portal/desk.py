"""The editors' desk: Django's admin, opened by the jobs that an editor comes for."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import Entry
from wco_portal import jobs


class PortalAutocompleteView(AutocompleteJsonView):
    """Choosers that show titles in place of addresses, and pictures."""

    def get_queryset(self):
        return self.model_admin.admin_site.named(super().get_queryset())

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        result["text"] = self.model_admin.admin_site.name_of(obj)
        if hasattr(obj, "renditions"):
            result["picture"] = obj.renditions[0]["url"]
        return result


class PortalAdminSite(AdminSite):
    """The dashboard shows jobs; the index of models stands one level below."""

    site_title = site_header = "WCO Portal"
    index_title = gettext_lazy("Editors' desk")
    index_template = "admin/content/dashboard.html"
    enable_nav_sidebar = False
    empty_value_display = "–"
