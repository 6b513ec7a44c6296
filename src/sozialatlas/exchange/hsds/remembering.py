"""What a question finds, remembered until something changes: who turns pages asks again and again.

To find all services the database looks at each of them and its places, and for the hundredth page
at all that come before it; that is three quarters of the time of a page.
"""

from __future__ import annotations

import time
import uuid
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.lists import Found, Now
from sozialatlas.exchange.models import PublicChange

# What is changed past the directory's actions, by hand in the database, is seen this late.
SECONDS = 60.0
MOST_BYTES = 16_000_000
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Packed:
    """Ids one behind the other, as small as they can be, and when they were found."""

    ids: bytes
    found_at: float

    def count(self) -> int:
        """Return how many there are."""
        return len(self.ids) // _ID_BYTES

    def keys(self, start: int, stop: int | None) -> Sequence[uuid.UUID]:
        """Return some of them."""
        numbers = range(self.count())[start:stop]
        return [uuid.UUID(bytes=self.ids[at * _ID_BYTES : (at + 1) * _ID_BYTES]) for at in numbers]


_kept: OrderedDict[Hashable, Packed] = OrderedDict()
_lock = Lock()


def remembered(name: str, asked: Asked, now: Now, found: Found) -> Found:
    """Return what a question finds, from memory where nothing has changed since.

    Words are looked up in the index, which has a pace and a memory of its own.
    """
    if asked.search is not None:
        return found
    newest = PublicChange.objects.order_by("-pk").values_list("pk", "changed_at").first()
    of_all = replace(asked, page=1, per_page=None, full=False, full_service=False)
    key = (name, of_all, now.today, newest)
    with _lock:
        kept = _kept.get(key)
        if kept is not None and time.monotonic() - kept.found_at < SECONDS:
            _kept.move_to_end(key)
            return kept
    packed = Packed(b"".join(each.bytes for each in found.keys(0, None)), time.monotonic())
    with _lock:
        _kept[key] = packed
        while len(_kept) > 1 and sum(len(each.ids) for each in _kept.values()) > MOST_BYTES:
            _kept.popitem(last=False)
    return packed


def forget() -> None:
    """Find everything anew."""
    with _lock:
        _kept.clear()
