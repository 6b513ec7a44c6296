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
        (["serv"], "sozialatlas: serv ist kein Befehl. Ist serve gemeint?\n"),
        (
            ["import", "service"],
            "sozialatlas: import service ist kein Befehl. Ist import services gemeint?\n",
        ),
        (
            ["serve", "--port=80"],
            "sozialatlas: serve kennt --port=80 nicht;"
            " Einstellungen sind Umgebungsvariablen (docs/settings.md).\n",
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
        f"sozialatlas: xyzzy ist kein Befehl. Es gibt: {names}.\n",
    )


@pytest.mark.parametrize(
    "name", sorted({each.command for each in IMPORTS.values()} | {"reindex", "create_admin"})
)
def test_every_word_leads_to_a_command_of_a_room(name: str) -> None:
    from django.core.management import get_commands

    assert name in get_commands()


def test_bad_option_of_a_room_is_answered_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = said(capsys, "django", "migrate", "--nowhere")

    assert (code, out) == (2, "")
    assert err == "sozialatlas: unbekannte Angabe: --nowhere (--help sagt mehr)\n"


@pytest.mark.parametrize("name", [each.name for each in COMMANDS if each.details])
def test_help_of_a_command_says_what_it_does_and_runs_nothing(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out, _ = said(capsys, name, "--help")

    command = next(each for each in COMMANDS if each.name == name)
    expected = f"Aufruf: sozialatlas {name}\n\n{command.meaning}. {command.details}\n"
    assert (code, out) == (0, expected)


def test_help_of_imports_names_what_can_be_imported(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "import", "--help")

    assert (code, [line.split()[0] for line in out.splitlines()[2:]]) == (0, list(IMPORTS))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["import", "services", "a.csv"], "Es fehlt: --source"),
        (["import", "services", "a.csv", "--source"], "--source braucht einen Wert"),
        (["import", "undo", "eins"], "NUMMER: 'eins' ist keine ganze Zahl"),
    ],
)
def test_wrong_arguments_are_refused_in_german(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert said(capsys, *words) == (2, "", f"sozialatlas: {message} (--help sagt mehr)\n")


def test_help_of_an_import_names_the_words_that_were_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = said(capsys, "import", "services", "--help")

    assert code == 0
    assert out.startswith("Aufruf: sozialatlas import services [-h]")


def run_with(words: str = "migrate", /, **given: str) -> tuple[int, str]:
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith("SOZIALATLAS_")
    }
    command = [sys.executable, "-m", "sozialatlas", *words.split()]
    ended = subprocess.run(
        command,
        env=surroundings | given,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stderr


@pytest.mark.slow
def test_wrong_setting_is_answered_in_a_sentence(tmp_path: Path) -> None:
    given = {"SOZIALATLAS_DATA": str(tmp_path), "SOZIALATLAS_LOG_LEVEL": "loud"}

    assert run_with(**given) == (
        1,
        "sozialatlas: SOZIALATLAS_LOG_LEVEL='loud': möglich sind debug, info, warning, error\n",
    )


@pytest.mark.slow
def test_folder_that_cannot_be_is_answered_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert run_with(SOZIALATLAS_DATA=f"{tmp_path}/file/data") == (
        1,
        f"sozialatlas: SOZIALATLAS_DATA: {tmp_path}/file/data kann nicht der Datenordner sein"
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
    assert message.startswith("sozialatlas: die Datenbank meldet: connection failed")
    assert message.endswith("(mehr sagt: sozialatlas check)\n")


@pytest.mark.slow
def test_file_that_cannot_be_written_is_answered_in_a_sentence(tmp_path: Path) -> None:
    run_with(SOZIALATLAS_DATA=str(tmp_path))
    (tmp_path / "search").write_text("")

    assert run_with("reindex", SOZIALATLAS_DATA=str(tmp_path)) == (
        1,
        f"sozialatlas: {tmp_path}/search: File exists (mehr sagt: sozialatlas check)\n",
    )


@pytest.mark.slow
def test_check_refuses_a_setting_that_only_the_server_reads(tmp_path: Path) -> None:
    code, message = run_with("check", SOZIALATLAS_DATA=str(tmp_path), SOZIALATLAS_THREADS="-1")

    assert (code, message) == (
        1,
        "sozialatlas: SOZIALATLAS_THREADS='-1': bitte eine ganze Zahl von 1 bis 64 schreiben\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize("is_in_file", [False, True])
def test_administrator_is_created_without_a_terminal(tmp_path: Path, is_in_file: bool) -> None:
    given = {"SOZIALATLAS_DATA": str(tmp_path / "data")}
    password = {"SOZIALATLAS_ADMIN_PASSWORD": "lindenbluete-im-mai"}
    file = tmp_path / "config"
    file.write_text("SOZIALATLAS_ADMIN_PASSWORD=lindenbluete-im-mai\n")
    run_with(**given)

    without = run_with("create-admin a@kreis.example", **given)
    given |= {"SOZIALATLAS_CONFIG": str(file)} if is_in_file else password
    created = run_with("create-admin a@kreis.example", **given)
    again = run_with("create-admin a@kreis.example", **given)

    assert [without, created, again] == [
        (
            1,
            "sozialatlas: Ohne Terminal kommt das Passwort aus SOZIALATLAS_ADMIN_PASSWORD.\n",
        ),
        (0, ""),
        (1, "sozialatlas: Mit a@kreis.example meldet sich schon jemand an.\n"),
    ]
