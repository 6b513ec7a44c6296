"""Import areas, boundaries, postal codes, social areas or changes from one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from sozialatlas.places import reporting
from sozialatlas.places.errors import PlacesError
from sozialatlas.places.importers.detect import Format
from sozialatlas.places.importers.run import Options, import_file

_AUTO = "auto"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(
            _("--valid-from: „%(text)s“ ist kein Tag wie 2022-12-31") % {"text": text}
        ) from error


class Command(BaseCommand):
    """`import_areas FILE`: the file is checked as a whole before anything is written."""

    help = (
        "Gebiete, Grenzen, Postleitzahlen, Sozialräume oder Änderungen aus einer Datei einspielen."
        " Endet mit 0, wenn die Datei übernommen ist, mit 1, wenn sie abgelehnt wurde; dann ist"
        " nichts geschrieben."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file and how to read it."""
        parser.add_argument("file", metavar=_("DATEI"), help=_("die Datei mit den Gebieten"))
        parser.add_argument(
            "--format",
            choices=[_AUTO, *(one.value for one in Format)],
            default=_AUTO,
            help=_("Art der Datei; ohne Angabe wird sie erkannt (docs/importing.md)"),
        )
        parser.add_argument(
            "--crs",
            default="",
            metavar="EPSG",
            help=_("Koordinatensystem, wo die Datei keines nennt: EPSG:25832"),
        )
        parser.add_argument(
            "--layer", default="", metavar="NAME", help=_("Ebene einer Datei mit mehreren")
        )
        parser.add_argument(
            "--valid-from",
            metavar=_("TAG"),
            help=_("erster Tag des Gebietsstands: JJJJ-MM-TT"),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("nur prüfen, nichts schreiben")
        )

    def handle(self, *args: object, **options: object) -> None:
        """Import the file and print what has changed."""
        chosen, valid_from = str(options["format"]), options["valid_from"]
        reading = Options(
            format=None if chosen == _AUTO else Format(chosen),
            crs=str(options["crs"]),
            layer=str(options["layer"]),
            valid_from=_day(str(valid_from)) if valid_from else None,
            is_dry_run=bool(options["dry_run"]),
        )
        try:
            report = import_file(Path(str(options["file"])), reading)
        except PlacesError as error:
            raise CommandError(f"{error}\n{_('Es wurde nichts eingespielt.')}") from error
        self.stdout.write("\n".join(reporting.lines(report)))
