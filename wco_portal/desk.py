"""The editors' desk: Django's admin, opened by the jobs that an editor comes for."""

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.views import sign_out
from content.models import Entry
from meetings.desk.coming import MeetingJobs
from wco_portal.ageing import Ageing
from wco_portal.jobs import Jobs, Kind


class PortalAutocompleteView(AutocompleteJsonView):
    """Choosers that show what each ModelAdmin makes of its things: titles, pictures."""

    def get_queryset(self):
        things = super().get_queryset()
        for_chooser = getattr(self.model_admin, "for_chooser", None)
        return for_chooser(things) if for_chooser else things

    def serialize_result(self, obj, to_field_name):
        as_choice = getattr(self.model_admin, "as_choice", None)
        return super().serialize_result(obj, to_field_name) | (as_choice(obj) if as_choice else {})


class PortalAdminSite(AdminSite):
    """The dashboard shows jobs; the index of models stands one level below."""

    site_title = site_header = "WCO Portal"
    index_title = gettext_lazy("Editors' desk")
    index_template = "admin/content/dashboard.html"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self):
        everything = self.admin_view(self.everything_view)
        return [
            path("everything/", everything, name="everything"),
            path("ageing/", self.admin_view(self.ageing_view), name="ageing"),
            path("writing/", self.admin_view(self.writing_view), name="writing"),
            *super().get_urls(),
        ]

    def has_permission(self, request):
        """Closed to a session that has not proved the second factor; sign-in leads to it."""
        return super().has_permission(request) and not request.user.awaits_second_factor

    def password_change(self, request, extra_context=None):
        """By the page that everybody uses: it counts attempts, and tells the owner and the log."""
        return redirect("account_change_password")

    def logout(self, request, extra_context=None):
        return sign_out(request)

    def index(self, request, extra_context=None):
        jobs = {
            "jobs": Jobs(request.user, self.kinds(request)),
            "meetings": MeetingJobs(request.user),
        }
        return super().index(request, jobs | (extra_context or {}))

    def everything_view(self, request):
        """Every model that this person may open, as Django's index shows them."""
        context = self.each_context(request) | {"title": _("Everything else")}
        context["app_list"] = self.get_app_list(request)
        return TemplateResponse(request, "admin/app_index.html", context)

    def ageing_view(self, request):
        """The entries whose review is due, of the kinds that this person may open."""
        context = self.each_context(request) | {"title": _("Review due")}
        context["ageing"] = Ageing(request.GET, self.kinds(request))
        return TemplateResponse(request, "admin/content/ageing.html", context)

    def writing_view(self, request):
        """Somebody is writing: a form tells so while it is changed, which keeps a session alive."""
        return HttpResponse(status=204)

    def autocomplete_view(self, request):
        return PortalAutocompleteView.as_view(admin_site=self)(request)

    def kinds(self, request):
        """The kinds of entry that this person may open, those written daily first."""
        kinds = [
            Kind(model, self._is_offered(request, model_admin))
            for model, model_admin in self._registry.items()
            if issubclass(model, Entry)
            and model is not Entry
            and model_admin.has_view_permission(request)
        ]
        return sorted(kinds, key=lambda kind: (not kind.is_offered, kind.label))

    @staticmethod
    def _is_offered(request, model_admin):
        is_daily = getattr(model_admin, "is_written_daily", False)
        return is_daily and model_admin.has_add_permission(request)
