"""How people sign in: settings of django-allauth, passwords and sessions.

It carries passwords, second factors and the list of sessions. Its own limits are off: they live
in a cache of one process, ours (accounts.attempts) in the database that all processes share.
"""

from datetime import timedelta
from typing import Any

MINUTES, HOURS, DAYS = 60, 3600, 86_400
# Two weeks for those who ask for it; otherwise the session ends with the browser.
SESSION_SECONDS = 14 * DAYS

SETTINGS: dict[str, Any] = {
    "AUTH_USER_MODEL": "accounts.User",
    "AUTHENTICATION_BACKENDS": ["accounts.backends.EmailOrUsernameBackend"],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": "accounts.passwords.LengthValidator"},
        {"NAME": "accounts.passwords.ContextValidator"},
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
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
    "ACCOUNT_FORMS": {
        "login": "accounts.forms.SignInForm",
        "reauthenticate": "accounts.forms.ConfirmForm",
        "reset_password": "accounts.forms.ResetForm",
        "user_token": "accounts.forms.LinkForm",
        "reset_password_from_key": "accounts.forms.ResetKeyForm",
        "change_password": "accounts.forms.ChangeForm",
    },
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": (
        "django.contrib.auth.tokens.PasswordResetTokenGenerator"
    ),
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "MFA_ADAPTER": "accounts.factors.adapter.SecondFactorAdapter",
    "MFA_FORMS": {
        "authenticate": "accounts.factors.forms.CodeForm",
        "reauthenticate": "accounts.factors.forms.ConfirmCodeForm",
        "activate_totp": "accounts.factors.forms.AppForm",
        "add_webauthn": "accounts.factors.forms.PasskeyForm",
        "edit_webauthn": "accounts.factors.forms.PasskeyNameForm",
    },
    # Clocks differ: a code counts one step of 30 seconds before and after its own.
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_RATE_LIMITS": False,
    "USERSESSIONS_ADAPTER": "accounts.sessions.SessionsAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_TOTP_ISSUER": "WCO Portal",
    "SESSION_COOKIE_AGE": SESSION_SECONDS,
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    # Whoever may publish or administer: a short idle time, and one working day.
    "STAFF_IDLE_SECONDS": 30 * MINUTES,
    "STAFF_SESSION_SECONDS": 12 * HOURS,
    "WELCOME_LINK_AGE": timedelta(days=7),
    # Working days within which a request for access is answered.
    "ACCESS_REQUEST_DAYS": 10,
}
