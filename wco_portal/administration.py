"""Django's admin under the portal's name."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

# Sessions, factors and addresses of people are changed by their own pages and by actions that
# record it; the tables themselves are nobody's to edit.
NOT_OFFERED = ["allauth.account", "allauth.mfa", "allauth.usersessions"]


class PortalAdminConfig(AdminConfig):
    default_site = "wco_portal.desk.PortalAdminSite"

    def ready(self):
        super().ready()
        for config in apps.get_app_configs():
            for model in config.get_models() if config.name in NOT_OFFERED else []:
                if admin.site.is_registered(model):
                    admin.site.unregister(model)
