"""Looks into a zip file before anything unpacks it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import files, limits


def check(path: Path) -> None:
    """Refuse what is no zip file, is cut off, or would unpack to far more than it should."""
    size = files.checked_size(path)
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
    except zipfile.BadZipFile as error:
        raise FileRefused(
            _("%(file)s: Die Datei ist beschädigt oder nicht vollständig übertragen.")
            % {"file": path.name}
        ) from error
    unpacked = sum(entry.file_size for entry in entries)
    swollen = unpacked > limits.ZIP_RATIO_FROM_BYTES and unpacked > size * limits.ZIP_RATIO
    if len(entries) > limits.ZIP_ENTRIES or unpacked > limits.UNPACKED_BYTES or swollen:
        raise FileRefused(
            _("%(file)s: würde ausgepackt %(size)s MB groß. Die Datei wird nicht geöffnet.")
            % {"file": path.name, "size": unpacked // 1_000_000}
        )
