"""What happens with the work of somebody who deletes the own account: upper rooms say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.functional import Promise

from sozialatlas.accounts.models import User

Consequences = Callable[[User], list[str | Promise]]
Leave = Callable[[User], None]

_consequences: list[Consequences] = []
_steps: list[Leave] = []


def tell(source: Consequences) -> None:
    """Ask this function for sentences that the page shows before somebody leaves."""
    _consequences.append(source)


def before(step: Leave) -> None:
    """Call this function in the transaction that deletes somebody, before it does."""
    _steps.append(step)


def consequences(user: User) -> Iterator[str | Promise]:
    """Return what somebody who leaves should know."""
    for source in _consequences:
        yield from source(user)


def take_leave(user: User) -> None:
    """Do what upper rooms have to do before a person is gone."""
    for step in _steps:
        step(user)
