"""The program `sozialatlas`: one word says what to do."""

from __future__ import annotations

import os
import sys

from django.db import DatabaseError

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.project.command import UsageError, unknown
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
        return _refuse(f"the database says: {error} (sozialatlas check says more)", FAILED)
    except OSError as error:
        if not error.filename:  # no file of the operator's, so a fault of the program
            raise
        return _refuse(f"{error.filename}: {error.strerror} (sozialatlas check says more)", FAILED)
    except KeyboardInterrupt:
        return _refuse("stopped.", INTERRUPTED)


def dispatch(words: list[str]) -> int:
    """Run the command that the first word names.

    Raises: UsageError, for a word that is none.
    """
    if not words or words[0] in {"help", "-h", "--help"}:
        sys.stdout.write(overview())
        return 0
    by_name = {command.name: command for command in COMMANDS}
    if words[0] not in by_name:
        raise UsageError(unknown(words[0], [command.name for command in COMMANDS]))
    return by_name[words[0]].run(words[1:])


def overview() -> str:
    """Return the list of commands with what they do."""
    shown = [command for command in COMMANDS if command.meaning]
    width = max(len(command.name) for command in shown)
    lines = [f"  {command.name:<{width}}  {command.meaning}" for command in shown]
    return "\n".join(["usage: sozialatlas COMMAND [...]", "", *lines, ""])


def _code_of(error: SozialatlasError) -> int:
    if isinstance(error, ManagementError):
        return error.code
    return WRONG_USE if isinstance(error, UsageError) else FAILED


def _refuse(message: str, code: int) -> int:
    sys.stderr.write(f"sozialatlas: {message}\n")
    return code
