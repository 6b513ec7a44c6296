"""Import areas, boundaries, postal codes, social areas or changes from one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sozialatlas.places.drafts import AreaImportReport
from sozialatlas.places.errors import PlacesError
from sozialatlas.places.importers.detect import Format
from sozialatlas.places.importers.run import Options, import_file

_AUTO = "auto"
_LINES_SHOWN = 20


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--valid-from: {text!r} is no day such as 2022-12-31") from error


class Command(BaseCommand):
    """`import_areas FILE`: the file is checked as a whole before anything is written."""

    help = "Imports areas, boundaries, postal codes, social areas or changes from one file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file and how to read it."""
        parser.add_argument("file")
        parser.add_argument(
            "--format", choices=[_AUTO, *(one.value for one in Format)], default=_AUTO
        )
        parser.add_argument("--crs", default="", help="where the file says none: EPSG:25832")
        parser.add_argument("--layer", default="", help="of a file with several")
        parser.add_argument("--valid-from", help="first day of the file's status")
        parser.add_argument("--dry-run", action="store_true", help="check and count only")

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
            raise CommandError(f"{error}\nNothing was imported.") from error
        self.stdout.write("\n".join(summary(report)))


def summary(report: AreaImportReport) -> list[str]:
    """Return the lines that tell an operator what a run has done."""
    would = "would be " if report.is_dry_run else ""
    same = f", {report.unchanged} unchanged"
    lines = [
        f"{report.format}: {report.created} {would}created, {report.changed} {would}changed{same}"
    ]
    for label, found in (("repaired", report.repaired), ("left out", report.left_out)):
        if found:
            lines.append(f"{label}: {len(found)}")
            lines += [f"  {line}" for line in found[:_LINES_SHOWN]]
            if len(found) > _LINES_SHOWN:
                lines.append(f"  and {len(found) - _LINES_SHOWN} more")
    return lines
