"""How people sign in: settings of django-allauth, passwords and sessions.

It carries passwords, second factors and the list of sessions. Its own limits are off: they live
in a cache of one process, ours (accounts.attempts) in the database that all processes share.
"""

from datetime import timedelta
from typing import Any

MINUTES, HOURS, DAYS = 60, 3600, 86_400
# Seconds. Staff: a short idle time and one working day; delegates who asked for it: two weeks.
STAFF_IDLE_SECONDS = 30 * MINUTES
STAFF_SESSION_SECONDS = 12 * HOURS
SESSION_SECONDS = 14 * DAYS

SETTINGS: dict[str, Any] = {
    "AUTH_USER_MODEL": "accounts.User",
    "AUTHENTICATION_BACKENDS": ["accounts.backends.EmailOrUsernameBackend"],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        {
            "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
            "OPTIONS": {"min_length": 15},
        },
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    ],
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
    "PASSWORD_RESET_TIMEOUT": HOURS,
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "pages:home",
    "LOGOUT_REDIRECT_URL": "pages:home",
    "ACCOUNT_ADAPTER": "accounts.adapters.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"email", "username"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "username*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_RATE_LIMITS": False,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 15 * MINUTES,
    "ACCOUNT_SESSION_COOKIE_AGE": SESSION_SECONDS,
    "ACCOUNT_FORMS": {"login": "accounts.forms.SignInForm"},
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "MFA_ADAPTER": "accounts.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_TOTP_ISSUER": "WCO Portal",
    "SESSION_COOKIE_AGE": SESSION_SECONDS,
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    "WELCOME_LINK_AGE": timedelta(days=7),
    # Working days within which a request for access is answered.
    "ACCESS_REQUEST_DAYS": 10,
}
