"""Reads the CSV files of an HSDS package, under the names of the standard and of real exports."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import packed
from sozialatlas.exchange.importers.findings import Origin
from sozialatlas.exchange.importers.table import csv_rows

# Names of files: Open Referral HSDS 3.1 (2024) first, then those of ORServices exports.
FILES: Mapping[str, tuple[str, ...]] = {
    "organizations": ("organizations", "organization"),
    "services": ("services", "service"),
    "locations": ("locations", "location"),
    "links": ("service_at_locations", "services_at_location", "service_at_location"),
    "addresses": ("addresses", "address", "physical_addresses"),
    "location_addresses": ("location_addresses",),
    "phones": ("phones", "phone"),
    "location_phones": ("location_phones",),
    "service_phones": ("service_phones",),
    "contacts": ("contacts", "contact"),
    "schedules": ("schedules", "schedule"),
    "languages": ("languages", "language"),
    "accessibility": ("accessibility", "accessibility_for_disabilities"),
    "terms": ("taxonomy_terms", "taxonomy_term"),
    "attributes": ("attributes", "attribute", "service_attributes"),
    "costs": ("cost_options", "cost_option"),
    "documents": ("required_documents", "required_document"),
}
REQUIRED = ("organizations", "services")


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a file; columns are asked for by their possible names."""

    origin: Origin
    cells: Mapping[str, str]

    def text(self, *names: str) -> str:
        """Return the first column of these names that says something."""
        return next((text for name in names if (text := self.cells.get(name, ""))), "")

    def keys(self, *names: str) -> tuple[str, ...]:
        """Return the keys in a column, which some exports join with commas."""
        return tuple(key.strip() for key in self.text(*names).split(",") if key.strip())


Tables = Mapping[str, tuple[Record, ...]]


def read_tables(path: Path) -> Tables:
    """Return all tables of a folder or zip file. Raises: FileRefused."""
    with _folder(path) as folder:
        present = {file.stem.lower(): file for file in sorted(folder.rglob("*.csv"))}
        chosen = {
            name: next((present[stem] for stem in stems if stem in present), None)
            for name, stems in FILES.items()
        }
        missing = [f"{FILES[name][0]}.csv" for name in REQUIRED if chosen[name] is None]
        if missing:
            raise FileRefused(
                _("%(file)s: kein HSDS-Paket; es fehlt %(missing)s.")
                % {"file": path.name, "missing": ", ".join(missing)}
            )
        return {name: tuple(_records(file)) if file else () for name, file in chosen.items()}


def _records(file: Path) -> Iterator[Record]:
    for row in csv_rows.read_rows(file, delimiter=","):
        yield Record(Origin(file.name, row.number), row.cells)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield path
        return
    packed.check(path)
    with tempfile.TemporaryDirectory(prefix="sozialatlas-hsds-") as scratch:
        folder = Path(scratch)
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.filename.lower().endswith(".csv"):
                    # Only the last part of the name: a path in a zip may lead anywhere.
                    target = folder / Path(entry.filename.replace("\\", "/")).name
                    target.write_bytes(packed.unpacked(path, archive, entry))
        yield folder
