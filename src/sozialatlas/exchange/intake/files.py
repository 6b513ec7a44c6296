"""Where files that were sent in lie until nobody needs them."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

MOST_BYTES = 50_000_000
_LONGEST_NAME = 100


def store(upload_id: uuid.UUID, file_name: str, pieces: Iterable[bytes]) -> None:
    """Put a file down. Its name keeps only what says of which kind it is."""
    path(upload_id, file_name).parent.mkdir(parents=True)
    with path(upload_id, file_name).open("wb") as file:
        for piece in pieces:
            file.write(piece)


def path(upload_id: uuid.UUID, file_name: str) -> Path:
    """Return where a file lies; it may be gone."""
    return _folder(upload_id) / "file" / Path(file_name).name[-_LONGEST_NAME:]


def mapping(upload_id: uuid.UUID, text: str) -> Path | None:
    """Return a file with the text of a mapping; None without a text."""
    if not text.strip():
        return None
    place = _folder(upload_id) / "mapping.toml"
    place.write_text(text, encoding="utf-8")
    return place


def remove(upload_id: uuid.UUID) -> None:
    """Remove a file and its mapping."""
    shutil.rmtree(_folder(upload_id), ignore_errors=True)


def _folder(upload_id: uuid.UUID) -> Path:
    data: Path = settings.DATA_DIR
    return data / "intake" / str(upload_id)
