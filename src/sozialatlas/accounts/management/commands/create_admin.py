"""Creates an administrator of the installation."""

from __future__ import annotations

import getpass
import os
import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sozialatlas.accounts import actions
from sozialatlas.accounts.errors import MailTaken, NotAMailAddress, WeakPassword

_PASSWORD = "SOZIALATLAS_ADMIN_PASSWORD"  # noqa: S105 -- the name of a variable


class Command(BaseCommand):
    """`sozialatlas create-admin MAIL`: asks for the password, or takes it from a variable."""

    help = (
        "Eine Person anlegen, die alles darf. Das Passwort wird erfragt; ohne Terminal kommt es"
        " aus SOZIALATLAS_ADMIN_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the mail address and, if wanted, a name."""
        parser.add_argument("email", metavar="E-MAIL", help="Adresse, mit der sie sich anmeldet")
        parser.add_argument("--name", default="", help="Name, wie er in der Verwaltung steht")

    def handle(self, *_args: object, email: str, name: str, **_options: object) -> None:
        """Create the person, or say what is wrong."""
        try:
            actions.create_admin(email=email, password=_ask_password(), name=name)
        except NotAMailAddress as error:
            raise CommandError(f"„{email}“ ist keine E-Mail-Adresse.") from error
        except MailTaken as error:
            raise CommandError(f"Mit {email} meldet sich schon jemand an.") from error
        except WeakPassword as error:
            raise CommandError("Passwort: " + " ".join(error.reasons)) from error
        self.stdout.write(f"{email} kann sich jetzt unter /admin/ anmelden.")


def _ask_password() -> str:
    if given := os.environ.get(_PASSWORD):
        return given
    if not sys.stdin.isatty():
        raise CommandError(f"Ohne Terminal kommt das Passwort aus {_PASSWORD}.")
    first = getpass.getpass("Passwort: ")
    if first != getpass.getpass("Noch einmal: "):
        raise CommandError("Die beiden Eingaben sind verschieden. Es wurde nichts angelegt.")
    return first
