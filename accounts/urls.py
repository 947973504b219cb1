"""Addresses below /account/. Names without a room are those that django-allauth looks up."""

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.mfa.totp import views as app_views
from allauth.mfa.webauthn import views as passkey_views
from allauth.usersessions import views as session_views
from django.contrib.auth.views import LogoutView
from django.urls import path, re_path

from accounts import deletion, download, my_page, profile
from accounts.views import SignInView

urlpatterns = [
    path("", my_page.my_page, name="my_page"),
    path("profile/", profile.profile, name="account_profile"),
    path("data/", download.data, name="account_data"),
    path("data/download/", download.download, name="account_data_download"),
    path("deletion/", deletion.deletion, name="account_deletion"),
    path("deletion/take-back/", deletion.take_back, name="account_deletion_take_back"),
    path("sign-in/", SignInView.as_view(), name="account_login"),
    path("sign-in/second-factor/", factor_views.authenticate, name="mfa_authenticate"),
    path("sign-out/", LogoutView.as_view(), name="account_logout"),
    path("password/", account_views.password_reset, name="account_reset_password"),
    path("password/sent/", account_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        account_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        account_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("confirm/", account_views.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        passkey_views.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("security/", factor_views.index, name="mfa_index"),
    path("security/password/", account_views.password_change, name="account_change_password"),
    path("security/app/", app_views.activate_totp, name="mfa_activate_totp"),
    path("security/app/remove/", app_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/codes/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "security/codes/new/",
        code_views.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "security/codes/download/",
        code_views.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("security/passkeys/", passkey_views.list_webauthn, name="mfa_list_webauthn"),
    path("security/passkeys/add/", passkey_views.add_webauthn, name="mfa_add_webauthn"),
    path(
        "security/passkeys/<int:pk>/remove/",
        passkey_views.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path("security/passkeys/<int:pk>/edit/", passkey_views.edit_webauthn, name="mfa_edit_webauthn"),
    path("security/sessions/", session_views.list_usersessions, name="usersessions_list"),
]
