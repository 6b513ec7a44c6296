"""The steps of docs/operating.md: what was backed up while people edit is there afterwards."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.installation import ROOT, made

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the steps for SQLite"),
]


def back_up(database: Path, to: Path) -> None:
    """Do what `.backup` of the program sqlite3 does."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def test_restored_backup_is_found_by_the_search(tmp_path: Path) -> None:
    backup, damaged = tmp_path / "backup.sqlite3", tmp_path / "damaged"
    damaged.mkdir()
    with made(tmp_path / "data") as installation:
        installation.run(str(ROOT / "tests/project/editing.py"), "prepare", "3")
        database = installation.folder / "sozialatlas.sqlite3"
        back_up(database, backup)
        with closing(sqlite3.connect(database)) as later:
            later.execute("PRAGMA foreign_keys = OFF")
            later.execute("DELETE FROM directory_service")
            later.commit()
        before = installation.run("-m", "sozialatlas", "reindex")

        for file in installation.folder.glob("sozialatlas.sqlite3*"):
            file.rename(damaged / file.name)
        shutil.copy(backup, database)
        installation.run("-m", "sozialatlas", "migrate")
        after = installation.run("-m", "sozialatlas", "reindex")

    assert [before, after] == [
        "Suchindex gebaut: 0 Einträge.\n",
        "Suchindex gebaut: 3 Einträge.\n",
    ]
