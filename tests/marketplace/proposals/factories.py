"""The smallest valid proposals."""

from __future__ import annotations

import datetime as dt

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF_MODEL
from sozialatlas.directory.models import Published, Service
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.models import Proposal
from tests.directory import factories

NOW = factories.NOW
LATER = NOW + dt.timedelta(hours=2)


def person(name: str = "verein") -> User:
    """Return somebody who may sign in."""
    return User.objects.create_user(f"{name}@verein.example", name=name)


def wanted(thing: Published, **fields: object) -> Wanted:
    """Return what a stored thing shall say."""
    return Wanted(kind=KIND_OF_MODEL[type(thing)].code, id=thing.pk, fields=fields)


def draft(*things: Wanted, by: User | None = None, origin: str = "provider") -> Proposal:
    """Return a draft."""
    return actions.begin(actions.Beginning(origin=origin, by=by, at=NOW), things)


def waiting(*things: Wanted, by: User | None = None, origin: str = "provider") -> Proposal:
    """Return a proposal that waits for a decision."""
    return actions.submit(draft(*things, by=by, origin=origin), by=by, at=NOW)


def summary() -> str:
    """Return what the only service says now."""
    return Service.objects.get().summary
