"""Which database the rooms use, in Django's words."""

from __future__ import annotations

from pathlib import Path

from sozialatlas.project.setting import Database

FILE_NAME = "sozialatlas.sqlite3"
# WAL lets readers go on beside a writer. FULL keeps what was acknowledged through a power cut.
# The file is not mapped into memory (decision 0009).
SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4000;"


def configuration(data: Path, postgresql: Database | None) -> dict[str, object]:
    """Return the settings of the default database."""
    return _postgresql(postgresql) if postgresql else _sqlite(data)


def _sqlite(data: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / FILE_NAME,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A write begins as one: without this, two writers meet in "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_START,
        },
    }


def _postgresql(database: Database) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database.name,
        "USER": database.user,
        "PASSWORD": database.password,
        "HOST": database.host,
        "PORT": database.port,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
