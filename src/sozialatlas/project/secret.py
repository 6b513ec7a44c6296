"""The key that signs sessions and links, kept in the data folder where none is given."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from sozialatlas.project.setting import SettingError

FILE_NAME = "secret_key"
SHORTEST = 50  # Django's own check asks for as much (security.W009).


def secret_key(given: str, data: Path, *, is_shared: bool) -> str:
    """Return the key given, else the one kept, else a new one for this process only.

    Raises: SettingError, if it is too short, or not given although machines must share it.
    """
    if given:
        if len(given) < SHORTEST:
            raise SettingError(f"SOZIALATLAS_SECRET_KEY ist kürzer als {SHORTEST} Zeichen.")
        return given
    if is_shared:
        raise SettingError(
            "SOZIALATLAS_SECRET_KEY fehlt; DATABASE_URL braucht es, denn alle Rechner an einer"
            " Datenbank müssen mit demselben Schlüssel unterschreiben. Bitte 50 zufällige Zeichen"
            " eintragen."
        )
    kept = data / FILE_NAME
    try:
        return kept.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return get_random_secret_key()
    except OSError as error:
        raise SettingError(
            f"{kept} ist nicht lesbar ({error.strerror}); die Datei muss dem Benutzer gehören,"
            " der das Programm ausführt."
        ) from error


def keep_secret_key(data: Path) -> None:
    """Make a key and keep it in the data folder, readable by its owner only, if none is there."""
    data.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(data / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(get_random_secret_key() + "\n")
