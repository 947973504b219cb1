"""Addresses below /account/. Names without a room are those that django-allauth looks up."""

from allauth.account import views as account_views
from django.contrib.auth.views import LogoutView
from django.urls import path, re_path

from accounts import deletion, download, my_page, profile
from accounts.email_views import EmailChangeView, confirm
from accounts.factors import changing, views
from accounts.sessions import SessionsView
from accounts.views import SignInView

urlpatterns = [
    path("", my_page.my_page, name="my_page"),
    path("profile/", profile.profile, name="account_profile"),
    path("data/", download.data, name="account_data"),
    path("data/download/", download.download, name="account_data_download"),
    path("deletion/", deletion.deletion, name="account_deletion"),
    path("deletion/take-back/", deletion.take_back, name="account_deletion_take_back"),
    path("sign-in/", SignInView.as_view(), name="account_login"),
    path("sign-in/second-factor/", views.SecondFactorView.as_view(), name="mfa_authenticate"),
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
    path("confirm/code/", views.ConfirmCodeView.as_view(), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        views.ConfirmPasskeyView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("security/", views.SecurityView.as_view(), name="mfa_index"),
    path("security/password/", account_views.password_change, name="account_change_password"),
    path("security/app/", changing.AppView.as_view(), name="mfa_activate_totp"),
    path("security/app/remove/", changing.AppRemoveView.as_view(), name="mfa_deactivate_totp"),
    path("security/codes/", changing.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path(
        "security/codes/new/",
        changing.CodesNewView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "security/codes/download/",
        changing.CodesDownloadView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path("security/passkeys/", changing.PasskeyListView.as_view(), name="mfa_list_webauthn"),
    path("security/passkeys/add/", changing.PasskeyAddView.as_view(), name="mfa_add_webauthn"),
    path(
        "security/passkeys/<int:pk>/remove/",
        changing.PasskeyRemoveView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "security/passkeys/<int:pk>/edit/",
        changing.PasskeyEditView.as_view(),
        name="mfa_edit_webauthn",
    ),
    path("email/", EmailChangeView.as_view(), name="account_email_change"),
    path("email/<str:token>/", confirm, name="account_email_confirm"),
    path("security/sessions/", SessionsView.as_view(), name="usersessions_list"),
]
