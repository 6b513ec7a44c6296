"""`sozialatlas import services`: reads a file of services and writes it to the directory."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.exchange import actions, planning, reporting
from sozialatlas.exchange.errors import ExchangeError
from sozialatlas.exchange.importers.formats import FORMATS
from sozialatlas.exchange.reading import parent

# What the program ends with, so that a nightly run notices. 1 is a failure, 2 wrong use.
ROWS_REJECTED = 3


class Command(BaseCommand):
    """Plan, report, and unless it is a dry run, apply."""

    help = (
        "Angebote aus CSV, XLSX, HSDS oder OSM-GeoJSON einspielen. Endet mit 0, wenn alle Zeilen"
        " übernommen sind, mit 3, wenn einzelne abgelehnt wurden und die übrigen übernommen sind,"
        " mit 1, wenn nichts übernommen wurde oder der Lauf stehen blieb. Ein Probelauf endet"
        " ebenso."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the name of its source, and how to read it."""
        parser.add_argument(
            "file", type=Path, metavar=_("DATEI"), help=_("Datei, für HSDS auch ein Ordner")
        )
        parser.add_argument(
            "--source",
            required=True,
            metavar="NAME",
            help=_("Name der Quelle, bei jedem Einspielen derselbe"),
        )
        parser.add_argument(
            "--format",
            choices=["auto", *FORMATS],
            default="auto",
            help=_("Art der Datei; ohne Angabe nach ihrer Endung"),
        )
        parser.add_argument(
            "--mapping",
            type=Path,
            metavar=_("DATEI"),
            help=_("Zuordnung von Spalten zu Feldern (docs/importing.md)"),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("nur prüfen, nichts schreiben")
        )

    def handle(
        self,
        *,
        file: Path,
        source: str,
        format: str,  # noqa: A002 -- the name of the option
        mapping: Path | None,
        dry_run: bool,
        **_options: object,
    ) -> None:
        """Print the report; a refused file ends with an error and leaves everything as it was."""
        try:
            chosen = "" if format == "auto" else format
            plan = planning.plan(
                file,
                source=source,
                format_name=chosen,
                mapping=mapping,
                limits=parent.FOR_OPERATORS,
            )
            self.stdout.write("\n".join(reporting.lines(plan)))
            if dry_run:
                self.stdout.write(_("Probelauf: Es wurde nichts geschrieben."))
            else:
                self._apply(plan)
        except ExchangeError as error:
            raise CommandError(str(error)) from error
        if plan.rejected:
            raise CommandError(
                reporting.incomplete(plan, is_dry_run=dry_run), returncode=ROWS_REJECTED
            )

    def _apply(self, plan: planning.Plan) -> None:
        run = actions.apply(plan=plan, at=timezone.now())
        self.stdout.write(
            _("Einspielung %(run)s ist fertig. Zurücknehmen: sozialatlas import undo %(run)s")
            % {"run": run.pk}
        )
