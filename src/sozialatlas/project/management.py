"""Starts Django, and runs the management commands in which the rooms do their work."""

from __future__ import annotations

import atexit
import gc
import sys

import django
from django.core.management import (
    CommandError,
    call_command,
    get_commands,
    load_command_class,
)
from django.db import connections

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.project import environment, german_arguments
from sozialatlas.project.command import HELP, UsageError
from sozialatlas.project.secret import keep_secret_key
from sozialatlas.project.setting import SettingError

# What Django offers with each command, and nobody needs here.
_DJANGO_ONLY = {
    "--version",
    "-v",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
}


class ManagementError(SozialatlasError):
    """A command of a room could not do its work, or not all of it; the message is its own.

    `code` is what the program ends with: 1 where nothing was done, else the command's own.
    """

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def prepare() -> None:
    """Make the data folder with its key, then start Django.

    Raises: SettingError, if there can be no such folder.
    """
    folder = environment.DATA.read(environment.current())
    try:
        keep_secret_key(folder)
    except OSError as error:
        raise SettingError(
            f"{environment.DATA.name}: {folder} kann nicht der Datenordner sein"
            f" ({error.strerror})."
        ) from error
    _set_up()


def _set_up() -> None:
    """Start Django without looking for garbage in what stays until the end anyway.

    That costs a tenth of each start, and later each process that looks through it again.
    """
    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()
        gc.enable()
    # What is never looked through is never closed either, and SQLite would leave all that was
    # written in its log: a copy of the file alone would be empty.
    atexit.register(connections.close_all)


def manage(name: str, *arguments: str) -> int:
    """Run a management command of a room.

    Raises: ManagementError, with the command's own words; UsageError, for wrong arguments.
    """
    try:
        call_command(name, *arguments)
    except CommandError as error:
        head, is_refusal, rest = str(error).partition("Error: ")  # as the parser of Django begins
        if is_refusal and not head:
            raise UsageError(f"{german_arguments.error(rest)} (--help sagt mehr)") from error
        raise ManagementError(str(error), error.returncode) from error
    return 0


def hand_over(words: str, name: str, arguments: list[str]) -> int:
    """Run the management command behind words of the program, or show how those are used.

    Raises: ManagementError, as above.
    """
    prepare()
    if HELP & set(arguments):
        sys.stdout.write(_help(words, name))
        return 0
    return manage(name, *arguments)


def _help(words: str, name: str) -> str:
    application = get_commands()[name]
    assert isinstance(application, str)
    command = load_command_class(application, name)
    command.suppressed_base_arguments = _DJANGO_ONLY
    command.requires_system_checks = []  # with it goes the last option that is for developers
    parser = command.create_parser("sozialatlas", words)
    return german_arguments.help_text(parser.format_help())
