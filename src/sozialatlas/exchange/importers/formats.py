"""Which formats of files there are, and which one a file is by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers.draft import Source
from sozialatlas.exchange.importers.hsds.reader import HsdsSource
from sozialatlas.exchange.importers.osm.reader import OsmSource
from sozialatlas.exchange.importers.table.reader import TableSource

FORMATS: Mapping[str, type[Source]] = {
    "table": TableSource,
    "hsds": HsdsSource,
    "osm": OsmSource,
}
_BY_SUFFIX = {
    ".csv": "table",
    ".tsv": "table",
    ".txt": "table",
    ".xlsx": "table",
    ".xlsm": "table",
    ".geojson": "osm",
    ".json": "osm",
    ".zip": "hsds",
}  # fmt: skip -- grouped by format


def format_of(path: Path) -> str:
    """Return the format of a file by its name. Raises: FileRefused."""
    if path.is_dir():
        return "hsds"
    if not path.exists():
        raise FileRefused(_("%(file)s: Datei nicht gefunden.") % {"file": path})
    if path.suffix.lower() not in _BY_SUFFIX:
        raise FileRefused(
            _("%(file)s: unbekannte Art von Datei; bitte --format angeben.") % {"file": path.name}
        )
    return _BY_SUFFIX[path.suffix.lower()]
