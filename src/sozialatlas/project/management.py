"""Starts Django, and runs the management commands in which the rooms do their work."""

from __future__ import annotations

import django
from django.core.management import CommandError, call_command

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.project import environment
from sozialatlas.project.secret import keep_secret_key


class ManagementError(SozialatlasError):
    """A command of a room could not do its work; the message is its own."""


def prepare() -> None:
    """Make the data folder with its key, then start Django."""
    keep_secret_key(environment.DATA.read(environment.current()))
    django.setup()


def manage(name: str, *arguments: str) -> int:
    """Run a management command of a room.

    Raises: ManagementError, with the command's own words.
    """
    try:
        call_command(name, *arguments)
    except CommandError as error:
        raise ManagementError(str(error)) from error
    return 0
