"""Root addresses: machines' below /, people's below the language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from accounts.views import admin_sign_in
from content import downloads, sitemaps
from content.languages import CODES
from events.own.feed import own_feed
from pages.views import PageDetailView
from wco_portal import health, well_known

LANGUAGE = "|".join(CODES)

urlpatterns = [
    path("", well_known.choose_language, name="choose_language"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.section, name="sitemap_section"),
    re_path(
        rf"^files/(?P<slug>[a-z0-9-]+)\.(?P<language>{LANGUAGE})\.(?P<ending>[a-z]{{3,4}})$",
        downloads.download,
        name="file",
    ),
    re_path(
        rf"^files/(?P<slug>[a-z0-9-]+)\.(?P<language>{LANGUAGE})"
        r"\.rev(?P<revision>[1-9][0-9]{0,4})\.(?P<ending>[a-z]{3,4})$",
        downloads.download,
        name="file_revision",
    ),
    path("files/images/<int:pk>-<int:width>-<slug:stamp>.webp", downloads.image, name="image"),
    # Of one person each, who alone knows it.
    re_path(r"^calendar/(?P<token>[A-Za-z0-9_-]{43})\.ics$", own_feed, name="own_feed"),
    path("admin/login/", admin_sign_in, name="admin_sign_in"),
    path("admin/", admin.site.urls),
    # Of this machine only: production has a mail server and no such address.
    *([path("mailbox/", include("mail.urls"))] if settings.HAS_MAILBOX else []),
    *i18n_patterns(
        # Pages of the tree below the list of another room; that room has no such entries.
        re_path(r"^(?P<slug>news/(?:media|magazine))/$", PageDetailView.as_view(), name="below"),
        path("news/", include("newsroom.urls")),
        path("account/", include("affiliations.urls")),
        path("account/", include("meetings.notices.urls")),
        path("account/", include("accounts.urls")),
        path("contact/", include("contact.urls")),
        path("search/", include("search.urls")),
        path("", include("content.urls")),
        path("", include("catalogue.urls")),
        path("", include("members.urls")),
        path("", include("meetings.packs.urls")),
        path("", include("registrations.urls")),
        path("", include("events.urls")),
        path("", include("meetings.urls")),
        path("about/", include("opportunities.urls")),
        # Last, because it ends in the page of any other path.
        path("", include("pages.urls")),
    ),
]

handler400 = "wco_portal.errors.bad_request"
handler403 = "wco_portal.errors.forbidden"
handler404 = "wco_portal.errors.page_not_found"
handler500 = "wco_portal.errors.server_error"
