"""Which kinds of jobs there are: a name, a function, and how patiently it is tried."""

from __future__ import annotations

import datetime as dt
import hashlib
import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeAlias

from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from sozialatlas.core.errors import SozialatlasError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

P = ParamSpec("P")
Value: TypeAlias = str | int | bool | None
LONGEST_KEY = 200

_kinds: dict[str, Kind[...]] = {}


class JobError(SozialatlasError):
    """A job is declared or asked for in a way that cannot work."""


@dataclass(frozen=True, slots=True)
class Nightly:
    """When a job runs each night, by the clock of the county."""

    hour: int
    minute: int = 0

    def after(self, now: dt.datetime) -> dt.datetime:
        """Return the first such moment after `now`; each day of the county has one."""
        here = timezone.localtime(now)
        due = self._on(here.date())
        return due if due > now else self._on(here.date() + dt.timedelta(days=1))

    def _on(self, day: dt.date) -> dt.datetime:
        # An hour that the clock skips counts from before the change, one that it has twice as the
        # first of both: never two of them, never none. UTC, since two moments of one zone are
        # compared by their clocks.
        local = dt.datetime.combine(day, dt.time(self.hour, self.minute))
        return timezone.make_aware(local).astimezone(dt.UTC)


@dataclass(frozen=True)
class Kind(Generic[P]):
    """One kind of job. `key` names the arguments that say which piece of work is meant."""

    name: str
    title: StrOrPromise
    run: Callable[P, None]
    tries: int
    minutes: int
    key: tuple[str, ...] | None
    nightly: Nightly | None

    def enqueue(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Have it done soon, if the transaction is committed; the same work waits only once."""
        self._put(timezone.now(), self._bound(*args, **kwargs))

    def enqueue_at(self, due_at: dt.datetime, /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Have it done from a moment on, if the transaction is committed."""
        self._put(due_at, self._bound(*args, **kwargs))

    def key_of(self, arguments: Mapping[str, Value]) -> str:
        """Return what tells this piece of work from others of its kind."""
        meant = arguments if self.key is None else {name: arguments[name] for name in self.key}
        text = json.dumps(meant, sort_keys=True, ensure_ascii=False) if meant else ""
        if len(text) <= LONGEST_KEY:
            return text
        return hashlib.sha256(text.encode()).hexdigest()

    def _put(self, due_at: dt.datetime, arguments: Mapping[str, Value]) -> None:
        from sozialatlas.core.jobs import waiting  # noqa: PLC0415 -- its table needs Django

        waiting.put(self.name, self.key_of(arguments), arguments, due_at)

    def _bound(self, *args: P.args, **kwargs: P.kwargs) -> dict[str, Value]:
        bound = inspect.signature(self.run).bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            if not isinstance(value, str | int | bool | None):
                raise JobError(
                    f"{self.name}: {name} must be a text, a number or nothing, so that it can"
                    f" wait in the database; it is {type(value).__name__}"
                )
        return dict(bound.arguments)


def job(
    name: str,
    title: StrOrPromise,
    *,
    tries: int = 5,
    minutes: int = 10,
    key: tuple[str, ...] | None = None,
    nightly: Nightly | None = None,
) -> Callable[[Callable[P, None]], Kind[P]]:
    """Declare the function below as a kind of job.

    `name` stands in the database and never changes; `title` is what the administrator reads.
    After `minutes` its process is ended, which counts as a failure; it is tried `tries` times.
    """

    def declare(run: Callable[P, None]) -> Kind[P]:
        if name in _kinds and _kinds[name].run.__module__ != run.__module__:
            raise JobError(f"there are two kinds of jobs named {name}")
        kind = Kind(name, title, run, tries, minutes, key, nightly)
        _kinds[name] = kind
        return kind

    return declare


def all_kinds() -> Mapping[str, Kind[...]]:
    """Return the kinds of all rooms by name."""
    autodiscover_modules("tasks")
    return _kinds


def title_of(name: str) -> str:
    """Return what people read; the name itself where no version here knows it."""
    kind = all_kinds().get(name)
    return str(kind.title) if kind else name
