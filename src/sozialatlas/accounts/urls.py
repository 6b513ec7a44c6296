"""The addresses of accounts under the language: `/de/konto/…`, by the names that allauth knows."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as elsewhere
from django.urls import URLPattern, path

from sozialatlas.accounts import views
from sozialatlas.accounts.onward import View
from sozialatlas.core.doors import at_root


def _page(rest: str, view: View, name: str) -> URLPattern:
    return path(f"konto/{rest}" if rest else "konto", at_root(view), name=name)


urlpatterns: list[URLPattern] = [
    _page("", views.overview, "account"),
    _page("name", views.name, "account_name"),
    _page("geraete", views.end_other_sessions, "account_other_sessions"),
    _page("loeschen", views.delete, "account_delete"),
    _page("anmelden", account.login, "account_login"),
    _page("abmelden", account.logout, "account_logout"),
    _page("gesperrt", account.account_inactive, "account_inactive"),
    _page("registrieren", account.signup, "account_signup"),
    _page("registrieren/passkey", account.signup_by_passkey, "account_signup_by_passkey"),
    _page("registrieren/passkey/anlegen", passkeys.signup_webauthn, "mfa_signup_webauthn"),
    _page("code", account.request_login_code, "account_request_login_code"),
    _page("code/eingeben", account.confirm_login_code, "account_confirm_login_code"),
    _page("passkey", passkeys.login_webauthn, "mfa_login_webauthn"),
    _page("nochmal", account.reauthenticate, "account_reauthenticate"),
    _page("email", account.email, "account_email"),
    _page("email/code", account.email_verification_sent, "account_email_verification_sent"),
    _page("passwort/aendern", account.password_change, "account_change_password"),
    _page("passwort/setzen", account.password_set, "account_set_password"),
    _page("passwort/vergessen", account.password_reset, "account_reset_password"),
    _page(
        "passwort/vergessen/code",
        account.confirm_password_reset_code,
        "account_confirm_password_reset_code",
    ),
    _page("passwort/neu", account.complete_password_reset, "account_complete_password_reset"),
    _page(
        "passwort/fertig",
        account.password_reset_from_key_done,
        "account_password_reset_completed",
    ),
    _page("sicherheit", second_step.index, "mfa_index"),
    _page("sicherheit/pruefen", second_step.authenticate, "mfa_authenticate"),
    _page("sicherheit/nochmal", second_step.reauthenticate, "mfa_reauthenticate"),
    _page("sicherheit/app", app.activate_totp, "mfa_activate_totp"),
    _page("sicherheit/app/entfernen", app.deactivate_totp, "mfa_deactivate_totp"),
    _page("sicherheit/notfallcodes", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _page(
        "sicherheit/notfallcodes/neu", codes.generate_recovery_codes, "mfa_generate_recovery_codes"
    ),
    _page(
        "sicherheit/notfallcodes/datei",
        codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    _page("sicherheit/passkeys", passkeys.list_webauthn, "mfa_list_webauthn"),
    _page("sicherheit/passkeys/neu", passkeys.add_webauthn, "mfa_add_webauthn"),
    _page(
        "sicherheit/passkeys/nochmal",
        passkeys.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
    _page(
        "sicherheit/passkeys/<int:pk>/entfernen", passkeys.remove_webauthn, "mfa_remove_webauthn"
    ),
    _page("sicherheit/passkeys/<int:pk>/umbenennen", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    _page("verknuepft", elsewhere.connections, "socialaccount_connections"),
    _page("verknuepft/neu", elsewhere.signup, "socialaccount_signup"),
    _page("verknuepft/abgebrochen", elsewhere.login_cancelled, "socialaccount_login_cancelled"),
    _page("verknuepft/fehler", elsewhere.login_error, "socialaccount_login_error"),
]
