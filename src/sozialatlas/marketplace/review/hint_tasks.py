"""Hints that were handed on, among what a provider has to do."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.entries import todo, ways
from sozialatlas.marketplace.entries.todo import Task
from sozialatlas.marketplace.review import hints

MOST = 5


def fill() -> None:
    """Let providers read of them on their first page."""
    todo.add(_tasks)


def _tasks(user: User) -> Iterator[Task]:
    for message in hints.handed_on(user)[:MOST]:
        text = _("Hinweis zu „{name}“: {text}")
        said = " ".join(message.text.split())
        cut = said if len(said) <= 120 else f"{said[:120].rstrip()} …"
        yield Task(text.format(name=message.record_name, text=cut), ways.url(ways.LIST))
