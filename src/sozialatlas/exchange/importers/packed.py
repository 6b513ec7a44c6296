"""Looks into a zip file before anything unpacks it."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core import spreadsheets
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import files, limits


def check(path: Path) -> None:
    """Refuse what is no zip file, is cut off, or would unpack to far more than it should."""
    files.checked_size(path)
    try:
        spreadsheets.weigh(path, limits.of_spreadsheets())
    except spreadsheets.Unreadable as error:
        if error.code == "damaged":
            raise _damaged(path) from error
        raise FileRefused(
            _("%(file)s: würde ausgepackt %(size)s MB groß. Die Datei wird nicht geöffnet.")
            % {"file": path.name, "size": error.detail}
        ) from error


def unpacked(path: Path, packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return what a file in a zip file holds. Raises: FileRefused, if it cannot be unpacked."""
    try:
        return packed.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _damaged(path) from error
    except RuntimeError as error:  # a password, or a way of packing that Python does not know
        raise FileRefused(
            _(
                "%(file)s: %(entry)s ist mit einem Passwort geschützt oder ungewöhnlich gepackt."
                " Bitte ohne Passwort als gewöhnliche ZIP-Datei speichern."
            )
            % {"file": path.name, "entry": entry.filename}
        ) from error


def _damaged(path: Path) -> FileRefused:
    return FileRefused(
        _("%(file)s: Die Datei ist beschädigt oder nicht vollständig übertragen.")
        % {"file": path.name}
    )
