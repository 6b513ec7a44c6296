"""What pages say after a step of sign-in, and what they say of mistakes: in our own words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MISTAKES: dict[str, Promise] = {
    "account_inactive": _("Dieses Konto ist gesperrt. Bitte fragen Sie die Redaktion."),
    "duplicate_email": _("Das ist schon die Adresse dieses Kontos."),
    "email_password_mismatch": _(
        "E-Mail-Adresse und Passwort passen nicht zusammen. Große und kleine Buchstaben zählen."
        " Ohne Passwort geht es mit einem Code per E-Mail."
    ),
    "email_taken": _("Mit dieser Adresse geht es nicht. Bitte nehmen Sie eine andere."),
    "enter_current_password": _("Das ist nicht Ihr jetziges Passwort."),
    "incorrect_code": _("Dieser Code stimmt nicht. Bitte prüfen Sie jedes Zeichen."),
    "incorrect_password": _("Dieses Passwort stimmt nicht."),
    "invalid_login": _("Damit geht die Anmeldung nicht."),
    "rate_limited": _("Das waren zu viele Versuche. Bitte warten Sie einige Minuten."),
    "same_as_current": _("Das ist schon Ihre jetzige Adresse."),
    "too_many_login_attempts": _("Das waren zu viele Versuche. Bitte warten Sie einige Minuten."),
    "unverified_primary_email": _("Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse."),
    # Of the second step.
    "add_email_blocked": _(
        "Solange ein zweiter Schritt eingerichtet ist, lässt sich die Adresse nicht ändern."
    ),
    "cannot_delete_authenticator": _("Dieser Schritt lässt sich nicht entfernen."),
    "cannot_generate_recovery_codes": _(
        "Notfallcodes gibt es erst mit einer App oder einem Passkey."
    ),
    "unverified_email": _("Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse."),
}

AFTERWARDS: dict[str, Promise] = {
    "account/messages/email_confirmation_failed.txt": _(
        "Diese Adresse ließ sich nicht bestätigen."
    ),
    "account/messages/email_confirmed.txt": _("Ihre E-Mail-Adresse ist bestätigt."),
    "account/messages/logged_out.txt": _("Sie sind abgemeldet."),
    "account/messages/password_changed.txt": _("Ihr Passwort ist geändert."),
    "account/messages/password_set.txt": _("Ihr Passwort ist gesetzt."),
    "account/messages/unverified_primary_email.txt": _(
        "Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse."
    ),
    "mfa/messages/recovery_codes_generated.txt": _("Es gibt neue Notfallcodes."),
    "mfa/messages/totp_activated.txt": _("Die App ist eingerichtet."),
    "mfa/messages/totp_deactivated.txt": _("Die App ist entfernt."),
    "mfa/messages/webauthn_added.txt": _("Der Passkey ist eingerichtet."),
    "mfa/messages/webauthn_removed.txt": _("Der Passkey ist entfernt."),
    "socialaccount/messages/account_connected.txt": _("Die Anmeldung ist verknüpft."),
    "socialaccount/messages/account_connected_other.txt": _(
        "Diese Anmeldung gehört schon zu einem anderen Konto."
    ),
    "socialaccount/messages/account_disconnected.txt": _("Die Verknüpfung ist gelöst."),
}
"""By allauth's names; what is not in here is not said: the page that follows shows it."""

_NEW_CODE = _("Ein neuer Code ist unterwegs. Der alte gilt nicht mehr.")
SENT_AGAIN: dict[str, Promise] = {
    "account/messages/email_confirmation_sent.txt": _NEW_CODE,
    "account/messages/login_code_sent.txt": _NEW_CODE,
}
"""The same where somebody asked for another code: of the first one the page itself tells."""
