"""Django's admin under the portal's name."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "wco_portal.desk.PortalAdminSite"
