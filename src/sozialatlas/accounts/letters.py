"""The mails about somebody's account: short, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.core import site


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and a text."""

    subject: str
    text: str


_NOT_YOU = gettext_lazy("Waren Sie das nicht? Dann brauchen Sie nichts zu tun.")
_ALARM = gettext_lazy(
    "Waren Sie das nicht? Dann melden Sie sich bitte gleich an, ändern Sie Ihr Passwort und"
    " schreiben Sie der Redaktion."
)
_CODE = gettext_lazy("Er gilt 15 Minuten. Geben Sie ihn niemandem weiter, auch nicht am Telefon.")

_TEXTS: dict[str, tuple[Promise, tuple[Promise, ...]]] = {
    "account/email/login_code": (
        gettext_lazy("Ihr Code zum Anmelden"),
        (gettext_lazy("Ihr Code zum Anmelden: {code}"), _CODE, _NOT_YOU),
    ),
    "account/email/email_confirmation_signup": (
        gettext_lazy("Ihr Code für das neue Konto"),
        (
            gettext_lazy("Willkommen. Mit diesem Code ist Ihr Konto fertig: {code}"),
            _CODE,
            _NOT_YOU,
        ),
    ),
    "account/email/email_confirmation": (
        gettext_lazy("Ihr Code für diese E-Mail-Adresse"),
        (gettext_lazy("Ihr Code zum Bestätigen dieser Adresse: {code}"), _CODE, _NOT_YOU),
    ),
    "account/email/password_reset_code": (
        gettext_lazy("Ihr Code für ein neues Passwort"),
        (gettext_lazy("Ihr Code für ein neues Passwort: {code}"), _CODE, _NOT_YOU),
    ),
    "account/email/account_already_exists": (
        gettext_lazy("Sie haben schon ein Konto"),
        (
            gettext_lazy("Mit dieser Adresse wollte gerade jemand ein neues Konto anlegen."),
            gettext_lazy("Es gibt schon eines. Hier melden Sie sich an, auch ohne Passwort:"),
            gettext_lazy("{login_url}"),
            _NOT_YOU,
        ),
    ),
    "account/email/unknown_account": (
        gettext_lazy("Zu dieser Adresse gibt es kein Konto"),
        (
            gettext_lazy("Jemand wollte sich gerade mit dieser Adresse anmelden."),
            gettext_lazy(
                "Zu ihr gibt es hier kein Konto. Haben Sie vielleicht eine andere Adresse?"
            ),
            gettext_lazy("Ein neues Konto legen Sie hier an:"),
            gettext_lazy("{signup_url}"),
            _NOT_YOU,
        ),
    ),
    "account/email/email_changed": (
        gettext_lazy("Ihre E-Mail-Adresse ist geändert"),
        (gettext_lazy("Ihr Konto hat eine neue Adresse: {to_email}."), _ALARM),
    ),
    "account/email/email_confirm": (
        gettext_lazy("Ihre E-Mail-Adresse ist bestätigt"),
        (gettext_lazy("Die Adresse Ihres Kontos ist bestätigt."), _ALARM),
    ),
    "account/email/email_deleted": (
        gettext_lazy("Eine E-Mail-Adresse ist entfernt"),
        (gettext_lazy("Diese Adresse gehört nicht mehr zu Ihrem Konto: {deleted_email}."), _ALARM),
    ),
    "account/email/password_changed": (
        gettext_lazy("Ihr Passwort ist geändert"),
        (gettext_lazy("Das Passwort Ihres Kontos ist geändert."), _ALARM),
    ),
    "account/email/password_set": (
        gettext_lazy("Ihr Konto hat jetzt ein Passwort"),
        (gettext_lazy("Für Ihr Konto ist ein Passwort gesetzt."), _ALARM),
    ),
    "account/email/password_reset": (
        gettext_lazy("Ihr Passwort ist neu"),
        (gettext_lazy("Für Ihr Konto ist ein neues Passwort gesetzt."), _ALARM),
    ),
    "mfa/email/recovery_codes_generated": (
        gettext_lazy("Neue Notfallcodes"),
        (gettext_lazy("Für Ihr Konto gibt es neue Notfallcodes. Die alten gelten nicht mehr."),
         _ALARM),
    ),
    "mfa/email/totp_activated": (
        gettext_lazy("Zweiter Schritt mit einer App ist an"),
        (gettext_lazy("Ihr Konto fragt jetzt nach einem Code aus Ihrer App."), _ALARM),
    ),
    "mfa/email/totp_deactivated": (
        gettext_lazy("Zweiter Schritt mit einer App ist aus"),
        (gettext_lazy("Ihr Konto fragt nicht mehr nach einem Code aus der App."), _ALARM),
    ),
    "mfa/email/webauthn_added": (
        gettext_lazy("Neuer Passkey"),
        (gettext_lazy("Für Ihr Konto ist ein Passkey eingerichtet."), _ALARM),
    ),
    "mfa/email/webauthn_removed": (
        gettext_lazy("Ein Passkey ist entfernt"),
        (gettext_lazy("Ein Passkey gilt nicht mehr für Ihr Konto."), _ALARM),
    ),
    "socialaccount/email/account_connected": (
        gettext_lazy("Eine weitere Anmeldung ist verknüpft"),
        (gettext_lazy("Ihr Konto ist jetzt mit {provider} verknüpft."), _ALARM),
    ),
    "socialaccount/email/account_disconnected": (
        gettext_lazy("Eine Anmeldung ist nicht mehr verknüpft"),
        (gettext_lazy("Ihr Konto ist nicht mehr mit {provider} verknüpft."), _ALARM),
    ),
}  # fmt: skip


def write(kind: str, given: Mapping[str, object]) -> Letter:
    """Return the mail of a kind, by allauth's name for it.

    Raises: KeyError, for a kind that has no text yet: a new version of allauth brought it.
    """
    subject, lines = _TEXTS[kind]
    greeting = _("Guten Tag,")
    house = site.current()
    text = "\n\n".join([greeting, *(str(line).format_map(given) for line in lines)])
    return Letter(str(subject).format_map(given), f"{text}\n\n{house.name} {house.area}".strip())


def kinds() -> frozenset[str]:
    """Return the kinds of mails that there are texts for."""
    return frozenset(_TEXTS)
