"""The program `sozialatlas`: one word says what to do."""

from __future__ import annotations

import os
import sys

from django.db import DatabaseError

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.project.command import HELP, UsageError, listing, unknown
from sozialatlas.project.commands import COMMANDS
from sozialatlas.project.management import ManagementError

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; return 0, or how it failed after saying why."""
    words = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")
    try:
        return dispatch(words)
    except SozialatlasError as error:
        return _refuse(str(error), _code_of(error))
    except DatabaseError as error:
        return _refuse(f"die Datenbank meldet: {error} (mehr sagt: sozialatlas check)", FAILED)
    except OSError as error:
        if not error.filename:  # no file of the operator's, so a fault of the program
            raise
        return _refuse(
            f"{error.filename}: {error.strerror} (mehr sagt: sozialatlas check)", FAILED
        )
    except KeyboardInterrupt:
        return _refuse("angehalten.", INTERRUPTED)


def dispatch(words: list[str]) -> int:
    """Run the command that the first word names.

    Raises: UsageError, for a word that is none.
    """
    if not words or words[0] in {"help", *HELP}:
        sys.stdout.write(overview())
        return 0
    by_name = {command.name: command for command in COMMANDS}
    if words[0] not in by_name:
        raise UsageError(unknown(words[0], [command.name for command in COMMANDS]))
    command = by_name[words[0]]
    if command.details and HELP & set(words[1:]):
        sys.stdout.write(command.help())
        return 0
    return command.run(words[1:])


def overview() -> str:
    """Return the list of commands with what they do."""
    shown = ((command.name, command.meaning) for command in COMMANDS if command.meaning)
    return listing("BEFEHL [...]   (BEFEHL --help sagt mehr)", shown)


def _code_of(error: SozialatlasError) -> int:
    if isinstance(error, ManagementError):
        return error.code
    return WRONG_USE if isinstance(error, UsageError) else FAILED


def _refuse(message: str, code: int) -> int:
    sys.stderr.write(f"sozialatlas: {message}\n")
    return code
