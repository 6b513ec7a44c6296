"""The program: what it does with words that it knows and with others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sozialatlas.project import cli
from sozialatlas.project.commands import COMMANDS, IMPORTS


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def test_help_names_every_command_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "help")

    listed = [line.split()[0] for line in out.splitlines()[2:]]
    assert code == 0
    assert listed == [command.name for command in COMMANDS if command.meaning]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["serv"], "sozialatlas: serv is not a command. Did you mean serve?\n"),
        (
            ["import", "service"],
            "sozialatlas: import service is not a command. Did you mean import services?\n",
        ),
        (
            ["serve", "--port=80"],
            "sozialatlas: serve takes no --port=80;"
            " settings are environment variables (docs/settings.md).\n",
        ),
    ],
)
def test_wrong_use_is_answered_in_a_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert said(capsys, *words) == (2, "", message)


def test_unknown_word_is_answered_with_all_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = ", ".join(command.name for command in COMMANDS)

    assert said(capsys, "xyzzy") == (
        2,
        "",
        f"sozialatlas: xyzzy is not a command. There are: {names}.\n",
    )


@pytest.mark.parametrize("name", sorted(set(IMPORTS.values()) | {"reindex", "create_admin"}))
def test_every_word_leads_to_a_command_of_a_room(name: str) -> None:
    from django.core.management import get_commands

    assert name in get_commands()


def test_bad_option_of_a_room_is_answered_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = said(capsys, "django", "migrate", "--nowhere")

    assert (code, out) == (1, "")
    assert err == "sozialatlas: Error: unrecognized arguments: --nowhere\n"


def test_help_of_an_import_names_the_words_that_were_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = said(capsys, "import", "services", "--help")

    assert code == 0
    assert out.startswith("usage: sozialatlas import services [-h]")


def run_with(word: str = "migrate", /, **given: str) -> tuple[int, str]:
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith("SOZIALATLAS_")
    }
    command = [sys.executable, "-m", "sozialatlas", word]
    ended = subprocess.run(
        command, env=surroundings | given, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stderr


@pytest.mark.slow
def test_wrong_setting_is_answered_in_a_sentence(tmp_path: Path) -> None:
    given = {"SOZIALATLAS_DATA": str(tmp_path), "SOZIALATLAS_LOG_LEVEL": "loud"}

    assert run_with(**given) == (
        1,
        "sozialatlas: SOZIALATLAS_LOG_LEVEL='loud': write one of debug, info, warning, error\n",
    )


@pytest.mark.slow
def test_folder_that_cannot_be_is_answered_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert run_with(SOZIALATLAS_DATA=f"{tmp_path}/file/data") == (
        1,
        f"sozialatlas: SOZIALATLAS_DATA: {tmp_path}/file/data cannot be the data folder"
        " (Not a directory).\n",
    )


@pytest.mark.slow
def test_database_that_does_not_answer_is_answered_in_a_sentence(tmp_path: Path) -> None:
    code, message = run_with(
        SOZIALATLAS_DATA=str(tmp_path),
        SOZIALATLAS_SECRET_KEY="only-for-tests-" * 4,
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/none",
    )

    assert code == 1
    assert message.startswith("sozialatlas: the database says: connection failed")
    assert message.endswith("(sozialatlas check says more)\n")


@pytest.mark.slow
def test_file_that_cannot_be_written_is_answered_in_a_sentence(tmp_path: Path) -> None:
    run_with(SOZIALATLAS_DATA=str(tmp_path))
    (tmp_path / "search").write_text("")

    assert run_with("reindex", SOZIALATLAS_DATA=str(tmp_path)) == (
        1,
        f"sozialatlas: {tmp_path}/search: File exists (sozialatlas check says more)\n",
    )


@pytest.mark.slow
def test_check_refuses_a_setting_that_only_the_server_reads(tmp_path: Path) -> None:
    code, message = run_with("check", SOZIALATLAS_DATA=str(tmp_path), SOZIALATLAS_THREADS="-1")

    assert (code, message) == (
        1,
        "sozialatlas: SOZIALATLAS_THREADS='-1': write a whole number from 1 to 64\n",
    )
