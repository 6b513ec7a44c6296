"""Every page of accounts, for the tests that look at all pages."""

from __future__ import annotations

OPEN = (
    "konto/anmelden",
    "konto/code",
    "konto/registrieren",
    "konto/registrieren/passkey",
    "konto/passwort/vergessen",
    "konto/passwort/fertig",
    "konto/gesperrt",
    "konto/verknuepft/abgebrochen",
    "konto/verknuepft/fehler",
)
SIGNED_IN = (
    "konto",
    "konto/name",
    "konto/loeschen",
    "konto/abmelden",
    "konto/email",
    "konto/passwort/setzen",
    "konto/sicherheit",
    "konto/sicherheit/app",
    "konto/sicherheit/passkeys",
    "konto/sicherheit/passkeys/neu",
    "konto/verknuepft",
)
WITH_PASSWORD = ("konto/passwort/aendern",)
WITH_APP = (
    "konto/sicherheit/app/entfernen",
    "konto/sicherheit/notfallcodes",
    "konto/sicherheit/notfallcodes/neu",
)
