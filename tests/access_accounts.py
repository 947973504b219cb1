"""The part of the table of access that depends on having signed in: one list per room."""

# URL name -> (address, status for anonymous readers, status for those signed in). Pages that
# change how one signs in ask for the password once more: 302.
ACCOUNTS = {
    "my_page": ("/en/account/", 302, 200),
    "account_profile": ("/en/account/profile/", 302, 200),
    "account_data": ("/en/account/data/", 302, 200),
    "account_data_download": ("/en/account/data/download/", 302, 302),
    "account_deletion": ("/en/account/deletion/", 302, 200),
    "account_deletion_take_back": ("/en/account/deletion/take-back/", 302, 302),
    "content:save_search": ("/en/account/searches/save/", 302, 302),
    "content:saved_search": ("/en/account/searches/1/", 302, 404),
    "content:delete_search": ("/en/account/searches/1/delete/", 302, 404),
    "account_login": ("/en/account/sign-in/", 200, 302),
    "mfa_authenticate": ("/en/account/sign-in/second-factor/", 302, 302),
    "account_logout": ("/en/account/sign-out/", 405, 405),
    "account_reset_password": ("/en/account/password/", 200, 200),
    "account_reset_password_done": ("/en/account/password/sent/", 200, 200),
    "account_reset_password_from_key": ("/en/account/password/new/a-b-c/", 200, 200),
    "account_first_password": ("/en/account/welcome/", 200, 200),
    "account_welcome": ("/en/account/welcome/none/", 200, 200),
    "account_reauthenticate": ("/en/account/confirm/", 302, 200),
    "mfa_reauthenticate": ("/en/account/confirm/code/", 302, 302),
    "mfa_reauthenticate_webauthn": ("/en/account/confirm/passkey/", 302, 302),
    "mfa_index": ("/en/account/security/", 302, 200),
    "account_change_password": ("/en/account/security/password/", 302, 200),
    "mfa_activate_totp": ("/en/account/security/app/", 302, 302),
    "mfa_deactivate_totp": ("/en/account/security/app/remove/", 302, 404),
    "mfa_view_recovery_codes": ("/en/account/security/codes/", 302, 404),
    "mfa_generate_recovery_codes": ("/en/account/security/codes/new/", 302, 302),
    "mfa_download_recovery_codes": ("/en/account/security/codes/download/", 302, 404),
    "mfa_list_webauthn": ("/en/account/security/passkeys/", 302, 302),
    "mfa_add_webauthn": ("/en/account/security/passkeys/add/", 302, 302),
    "mfa_remove_webauthn": ("/en/account/security/passkeys/1/remove/", 302, 302),
    "mfa_edit_webauthn": ("/en/account/security/passkeys/1/edit/", 302, 302),
    "account_email_change": ("/en/account/email/", 302, 302),
    "account_email_confirm": ("/en/account/email/guessed/", 404, 404),
    "usersessions_list": ("/en/account/security/sessions/", 302, 200),
}
AFFILIATIONS: dict[str, tuple[str, int, int]] = {
    "account_signup": ("/en/account/request/", 200, 200),
    "request_organization": ("/en/account/request/organization/", 302, 302),
    "request_purpose": ("/en/account/request/purpose/", 302, 302),
    "request_check": ("/en/account/request/check/", 302, 302),
    "request_sent": ("/en/account/request/sent/", 302, 302),
    "request_proof": ("/en/account/request/prove/a/", 404, 404),
    "request_status": ("/en/account/request/status/a/", 404, 404),
    "people": ("/en/account/people/", 302, 404),
    "people_confirm": ("/en/account/people/confirm/administration/", 302, 404),
    "people_confirmed": ("/en/account/people/confirm/administration/done/", 302, 404),
    "people_nominate": ("/en/account/people/nominate/administration/", 302, 404),
    "people_nominated": ("/en/account/people/nominate/administration/done/", 302, 404),
    "people_request": ("/en/account/people/requests/1/", 302, 404),
}
REGISTRATIONS: dict[str, tuple[str, int, int]] = {
    "registrations:register": ("/en/events/nowhere/register/", 404, 404),
    "registrations:registration": ("/en/events/nowhere/registration/", 302, 404),
    "registrations:sent": ("/en/events/nowhere/register/sent/", 404, 404),
    "registrations:edit": ("/en/events/nowhere/registration/edit/", 302, 404),
    "registrations:participants": ("/en/events/nowhere/participants/", 302, 404),
    "registrations:by_letter": ("/en/registrations/a/", 404, 404),
    "registrations:edit_by_letter": ("/en/registrations/a/edit/", 404, 404),
    "registrations:nominations": ("/en/account/nominations/", 302, 404),
    "registrations:nomination": ("/en/account/nominations/1/", 302, 404),
    "registrations:send": ("/en/account/nominations/send/nowhere/", 302, 404),
}
CALENDARS = {
    "events:calendar_link": ("/en/account/calendar/", 302, 200),
    "events:calendar_link_revoke": ("/en/account/calendar/revoke/", 302, 302),
}
MEETINGS: dict[str, tuple[str, int, int]] = {
    "meetings:seen": ("/en/events/nowhere/seen/", 405, 405),
    "packs:pack": ("/en/events/nowhere/pack/", 404, 404),
    "packs:archive": (f"/en/events/nowhere/pack/{'0' * 64}.zip", 404, 404),
    "notices:following": ("/en/account/following/", 302, 200),
    "notices:follow": ("/en/account/following/event/1/", 302, 302),
    "notices:stop": ("/en/account/following/stop/guessed/", 404, 404),
}
# What opens for the focal point of that administration only.
FOR_FOCAL_POINT = {
    "people", "people_confirm", "people_confirmed", "people_nominate", "people_nominated",
    "registrations:nominations",
}  # fmt: skip
BY_SIGN_IN = ACCOUNTS | AFFILIATIONS | REGISTRATIONS | CALENDARS | MEETINGS
