"""Reads the public things for tables: whole ones as the HSDS interface gives them, in batches.

What is confidential was left out when they were read: no table looks behind that.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from sozialatlas.exchange.hsds import vocabularies
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.building import Setting
from sozialatlas.exchange.hsds.lists import Now
from sozialatlas.marketplace.freshness.models import FreshnessSettings

T = TypeVar("T")
Keys = Sequence[uuid.UUID]

BATCH = 50
"""Things that are read at once: more would take memory without being faster."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is read as of a moment; `setting` holds where pages are."""

    now: Now
    setting: Setting

    @property
    def root(self) -> str:
        """The address of the site, without a slash at its end."""
        return self.setting.root

    def each(
        self,
        keys: Keys,
        read: Callable[[Keys, Asked, Now, Setting], Iterator[object]],
        kind: type[T],
    ) -> Iterator[T]:
        """Yield things of a kind, whole, in the order of their keys."""
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            for thing in read(batch, Asked(full=True), self.now, self.setting):
                if isinstance(thing, kind):
                    yield thing


def of_now(root: str, at: dt.datetime) -> Source:
    """Return the source as of a moment."""
    setting = Setting(
        root=root,
        terms=vocabularies.by_key(vocabularies.words()),
        capacity_lasts=dt.timedelta(days=FreshnessSettings.current().capacity_days),
        time_zone=settings.TIME_ZONE,
    )
    return Source(Now(at, timezone.localdate(at)), setting)
