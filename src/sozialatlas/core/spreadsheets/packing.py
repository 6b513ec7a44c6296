"""Looks into a zip file before anything unpacks it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from sozialatlas.core.spreadsheets.refusing import Limits, Unreadable


def weigh(path: Path, limits: Limits) -> None:
    """Refuse what is no zip file, is cut off, or would unpack to far more than it should.

    Raises: Unreadable, with the code damaged, or swollen and the size in MB.
    """
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("damaged") from error
    unpacked = sum(entry.file_size for entry in entries)
    swollen = unpacked > limits.ratio_from_bytes and unpacked > size * limits.ratio
    if len(entries) > limits.entries or unpacked > limits.unpacked_bytes or swollen:
        raise Unreadable("swollen", str(unpacked // 1_000_000))
