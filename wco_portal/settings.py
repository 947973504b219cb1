"""Settings of the portal, safe for production; a developer sets DEBUG=1.

What is secret or particular to a machine comes from the environment, and its absence stops the
start-up. docs/operators.md lists the variables.
"""

import os
import sys
from pathlib import Path

from wco_portal import identity, logs
from wco_portal.database import database_from_url, embedded_database
from wco_portal.environment import listed, local_secret, refuse_unsafe, required
from wco_portal.identity import *  # noqa: F403
from wco_portal.limits import *  # noqa: F403
from wco_portal.outgoing import outgoing_mail
from wco_portal.policies import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY  # noqa: F401
from wco_portal.rooms import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

DEBUG = os.environ.get("DEBUG") == "1"
TESTING = "pytest" in sys.modules
# DEMO=1 is `make run`: production's behaviour without HTTPS, for this machine only.
DEMO = os.environ.get("DEMO") == "1"
IS_LOCAL = DEBUG or DEMO or TESTING
# wsgi.py says so: a visitor waits seconds, a migration may take minutes.
IS_SERVING = os.environ.get("SERVING") == "1"

SECRET_KEY = required("SECRET_KEY", local_secret(VAR_DIR) if IS_LOCAL else "")
# Former keys: they still open what they sealed, and sign nothing any more.
SECRET_KEY_FALLBACKS = listed(os.environ.get("SECRET_KEY_FALLBACKS", ""))
LOCAL_HOSTS = "127.0.0.1,localhost,[::1]"
ALLOWED_HOSTS = listed(required("ALLOWED_HOSTS", LOCAL_HOSTS if IS_LOCAL else ""))
SITE_URL = required("SITE_URL", "http://127.0.0.1:8000" if IS_LOCAL else "").rstrip("/")
# The address of the licence of open data; empty: the terms of use of this site.
DATA_LICENCE = os.environ.get("DATA_LICENCE", "")
SECURITY_CONTACT = required(
    "SECURITY_CONTACT", "mailto:security@portal.invalid" if IS_LOCAL else ""
)

# Of everybody who may publish or administer; "optional" is for trying the portal on one machine.
SECOND_FACTOR_IS_REQUIRED = TESTING or os.environ.get("SECOND_FACTOR", "required") != "optional"

refuse_unsafe(
    SECRET_KEY,
    ALLOWED_HOSTS,
    SITE_URL,
    is_local=IS_LOCAL,
    has_debug=DEBUG,
    asks_second_factor=SECOND_FACTOR_IS_REQUIRED,
)

DATABASE_URL = os.environ.get("DATABASE_URL", "") if IS_LOCAL else required("DATABASE_URL", "")
DATABASES = {
    "default": database_from_url(DATABASE_URL)
    if DATABASE_URL
    else embedded_database(VAR_DIR / "pg")
}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 0 if DEBUG else 60,
    "CONN_HEALTH_CHECKS": True,
    # Seconds for one answer, should the server be too far gone to keep its own limit below.
    "PATIENCE": 4.5 if IS_SERVING else None,
}
DATABASES["default"]["OPTIONS"] |= {
    "connect_timeout": 3,
    # Statements of a page are short: compiling them, or sharing them out, takes longer than they.
    "options": "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"
    + (" -c statement_timeout=4s -c lock_timeout=2s" if IS_SERVING else ""),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    *ROOMS,  # noqa: F405
    "sample",
    "wco_portal.administration.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "django_filters",
    "django_prose_editor",
    "js_asset",
    "procrastinate.contrib.django",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    # First what puts something on every answer, then what may answer.
    "wco_portal.middleware.RequestIdMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "wco_portal.middleware.HeadersMiddleware",
    "wco_portal.middleware.GuardMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wco_portal.middleware.PagesGZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "content.middleware.OldAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.lasting.SessionAgeMiddleware",
    "accounts.factors.proof.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "wco_portal.urls"
WSGI_APPLICATION = "wco_portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "content.frame.frame",
            ],
        },
    },
    {
        # Letters are plain text, in which "&" is no "&amp;".
        "NAME": "letters",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "letters"],
        "OPTIONS": {"autoescape": False},
    },
]

# Languages, in the order of the United Nations; English names of none, each its own.
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
# What a reader gets, in this order, where a text does not exist in the language asked for.
FALLBACK_LANGUAGES = {
    "ar": ["en", "fr", "es", "ru", "zh-hans"],
    "zh-hans": ["en", "fr", "es", "ru", "ar"],
    "en": ["fr", "es", "ru", "zh-hans", "ar"],
    "fr": ["en", "es", "ru", "ar", "zh-hans"],
    "ru": ["en", "fr", "es", "zh-hans", "ar"],
    "es": ["en", "fr", "ru", "ar", "zh-hans"],
}
FORMAT_MODULE_PATH = ["wco_portal.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# Who signs in, how, and for how long.
globals().update(identity.SETTINGS)

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "wco_portal.staticfiles.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# No web server serves this folder: every file goes through the access check.
MEDIA_ROOT = VAR_DIR / "media"
# Below this internal location, if any, the web server itself sends what the check let through.
ACCEL_REDIRECT_PREFIX = os.environ.get("ACCEL_REDIRECT_PREFIX", "")
# Where clamd listens, if anywhere: tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.sock
UPLOAD_SCANNER = os.environ.get("UPLOAD_SCANNER", "")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "webp", "gif", "map"]
WHITENOISE_USE_FINDERS = DEBUG or TESTING
# Each client of a test would look for all files anew.
WHITENOISE_AUTOREFRESH = DEBUG or TESTING
WHITENOISE_ALLOW_ALL_ORIGINS = False
# A file that collectstatic has not seen costs a page its looks, not its life.
WHITENOISE_MANIFEST_STRICT = False

# EMAIL_HOST and its like; without a mail server, on this machine only, /mailbox/ shows letters.
MAILBOX = VAR_DIR / "mail"
MAIL = outgoing_mail(is_local=IS_LOCAL)
globals().update(MAIL)
HAS_MAILBOX: bool = "EMAIL_HOST" not in MAIL

# Kept per process under the generation of the content; by tests, never.
MEMORY = f"django.core.cache.backends.{'dummy.DummyCache' if TESTING else 'locmem.LocMemCache'}"
CACHES = {
    "default": {"BACKEND": MEMORY, "LOCATION": "values", "OPTIONS": {"MAX_ENTRIES": 5_000}},
    "pages": {"BACKEND": MEMORY, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 1_000}},
}

# Security: HTTPS everywhere but on this machine.
# One proxy before the portal; it sets X-Forwarded-Proto and adds to X-Forwarded-For.
IS_BEHIND_PROXY = os.environ.get("BEHIND_PROXY") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
SECURE_SSL_REDIRECT = not IS_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
SESSION_COOKIE_NAME = "sessionid" if IS_LOCAL else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if IS_LOCAL else "__Host-csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "wco_portal.errors.csrf_failure"

LOGGING = logs.configuration(os.environ.get("LOG_LEVEL", "INFO"))
