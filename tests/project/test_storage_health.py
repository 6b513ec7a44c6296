"""What the check says of damaged, closed, full and foreign installations, as a program."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from pytest_django import Settings

from sozialatlas.project import storage_health
from sozialatlas.project.database import FILE_NAME
from sozialatlas.project.finding import Finding

Usage = namedtuple("Usage", "total used free")
PAGE_BYTES = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    ended = checked(folder, "django", "migrate", "--verbosity=0")
    assert ended[0] == 0, ended
    return folder


@pytest.fixture
def installation(whole: Path, tmp_path: Path) -> Path:
    """Return a copy, so that harm to it stays with one test."""
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data"


def checked(folder: Path, *words: str, **given: str) -> tuple[int, list[str], str]:
    """Return how `sozialatlas check` ends and the lines that name what is wrong."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith("SOZIALATLAS_")
    }
    ended = subprocess.run(
        [sys.executable, "-m", "sozialatlas", *(words or ("check",))],
        env=kept | {"SOZIALATLAS_DATA": str(folder)} | given,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = ended.stdout.splitlines()
    wrong = [line for line in lines if line.startswith(("FALSCH", "       ->"))]
    return ended.returncode, wrong, ended.stderr


def damage(path: Path, harm: str) -> None:
    content = path.read_bytes()
    if harm == "header":
        path.write_bytes(b"this is no database".ljust(100) + content[100:])
    elif harm == "cut off":
        path.write_bytes(content[: len(content) // 2])
    else:
        middle = len(content) // PAGE_BYTES // 2 * PAGE_BYTES
        path.write_bytes(content[:middle] + b"\xff" * 8 * PAGE_BYTES)


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["header", "cut off", "pages"])
def test_damaged_database_is_named_with_what_to_do(installation: Path, harm: str) -> None:
    damage(installation / FILE_NAME, harm)

    code, wrong, error = checked(installation)

    fact, advice = wrong
    assert (code, error) == (1, "")
    assert fact.startswith(
        f"FALSCH Datenbank: Die Datei {installation / FILE_NAME} ist beschädigt ("
    )
    assert advice == (
        "       -> Sozialatlas anhalten. Die Datei samt sozialatlas.sqlite3-wal und"
        " sozialatlas.sqlite3-shm in einen anderen Ordner legen und aufheben. Die letzte"
        " Sicherung an ihre Stelle legen, dann: sozialatlas migrate und sozialatlas reindex"
    )


@pytest.mark.slow
def test_database_of_a_newer_version_is_named(installation: Path) -> None:
    with sqlite3.connect(installation / FILE_NAME) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('directory', '0999_future', '2030-01-01')"
        )
    database.close()

    code, wrong, error = checked(installation)
    served = checked(installation, "serve")

    assert (code, error) == (1, "")
    fact = "Eine neuere Fassung hat sie geändert (directory.0999_future)."
    assert wrong[0] == f"FALSCH Tabellen: {fact}"
    assert (served[0], served[2].startswith(f"sozialatlas: {fact}")) == (1, True)


@pytest.mark.slow
def test_tables_that_are_missing_are_named(tmp_path: Path) -> None:
    code, wrong, error = checked(tmp_path)

    assert (code, error) == (1, "")
    assert wrong[1:] == ["       -> Ausführen: sozialatlas migrate"]


@pytest.mark.slow
def test_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    code, wrong, error = checked(
        tmp_path,
        DATABASE_URL="postgresql://nobody:geheim@127.0.0.1:1/none",
        SOZIALATLAS_SECRET_KEY="only-for-tests-" * 4,
    )

    assert (code, error) == (1, "")
    assert wrong[0].startswith("FALSCH Datenbank: postgresql antwortet nicht (connection failed")
    assert ("DATABASE_URL" in wrong[1], "geheim" in "".join(wrong)) == (True, False)


def test_folder_that_is_closed_to_this_user_is_named(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data_dir / "search").mkdir()
    # Root may write everywhere, so that real rights would tell nothing.
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path).name != "search")

    finding = storage_health.folder()

    user = os.geteuid()
    assert finding == Finding(
        "Datenordner",
        False,
        f"{data_dir / 'search'} ist für den Benutzer {user} nicht lesbar und beschreibbar.",
        f"Als root: chown -R {user} {data_dir}; ist der Datenträger nur lesbar eingehängt, ihn"
        " beschreibbar einhängen.",
    )


def test_disk_that_is_nearly_full_is_named(
    data_dir: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(9e9, 9e9, 12_000_000))

    finding = storage_health.folder()

    assert (finding.is_good, finding.fact) == (False, f"{data_dir}, 12 MB frei.")


@pytest.mark.slow
def test_key_that_cannot_be_read_is_answered_in_a_sentence(installation: Path) -> None:
    key = installation / "secret_key"
    key.unlink()
    key.mkdir()

    assert checked(installation) == (
        1,
        [],
        f"sozialatlas: {key} ist nicht lesbar (Is a directory);"
        " die Datei muss dem Benutzer gehören, der das Programm ausführt.\n",
    )
