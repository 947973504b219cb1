"""Addresses below /account/. Names without a room are those that django-allauth looks up."""

from django.urls import path, re_path

from accounts import deletion, download, my_page, profile, views
from accounts.email_views import EmailChangeView, confirm
from accounts.factors import changing
from accounts.factors import views as factor_views
from accounts.sessions import SessionsView

urlpatterns = [
    path("", my_page.my_page, name="my_page"),
    path("profile/", profile.profile, name="account_profile"),
    path("data/", download.data, name="account_data"),
    path("data/download/", download.download, name="account_data_download"),
    path("deletion/", deletion.deletion, name="account_deletion"),
    path("deletion/take-back/", deletion.take_back, name="account_deletion_take_back"),
    path("email/", EmailChangeView.as_view(), name="account_email_change"),
    path("email/<str:token>/", confirm, name="account_email_confirm"),
    path("sign-in/", views.SignInView.as_view(), name="account_login"),
    path(
        "sign-in/second-factor/", factor_views.SecondFactorView.as_view(), name="mfa_authenticate"
    ),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("welcome/", views.first_password, name="account_first_password"),
    path("welcome/<str:token>/", views.welcome, name="account_welcome"),
    path("password/", views.ResetView.as_view(), name="account_reset_password"),
    path("password/sent/", views.ResetSentView.as_view(), name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        views.ResetKeyView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("confirm/", views.ConfirmView.as_view(), name="account_reauthenticate"),
    path("confirm/code/", factor_views.ConfirmCodeView.as_view(), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        factor_views.ConfirmPasskeyView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("security/", factor_views.SecurityView.as_view(), name="mfa_index"),
    path("security/password/", views.PasswordChangeView.as_view(), name="account_change_password"),
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
    path("security/sessions/", SessionsView.as_view(), name="usersessions_list"),
]
