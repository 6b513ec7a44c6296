"""`sozialatlas export`: writes all open data into one file."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.exchange.opendata import actions


class Command(BaseCommand):
    """Write the dump that is else made at night."""

    help = "Alle offenen Daten in eine Datei schreiben."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder in which to put it."""
        parser.add_argument(
            "--into",
            type=Path,
            metavar=_("ORDNER"),
            help=_("Ordner für die Datei; ohne ihn kommt sie dorthin, wo die Seite sie anbietet"),
        )

    def handle(self, *, into: Path | None, **_options: object) -> None:
        """Write it, and say where it lies."""
        try:
            made = actions.dump(root=settings.SITE_URL, at=timezone.now(), into=into)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        path = (into / made.file_name) if into else made.path
        self.stdout.write(f"{path} ({filesizeformat(made.size)})")
