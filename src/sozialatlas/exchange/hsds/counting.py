"""How many things a question finds, remembered until something changes.

Counting all services looks at each of them and its places, three quarters of the time of a page;
whoever turns page after page asks for the same number again and again.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.lists import Found, Now
from sozialatlas.exchange.models import PublicChange

# What changes past the directory's actions, by hand in the database, is seen this late.
SECONDS = 60.0
_MOST = 1_000
_kept: OrderedDict[tuple[object, ...], tuple[float, int]] = OrderedDict()
_lock = Lock()


def count(name: str, asked: Asked, now: Now, found: Found) -> int:
    """Return how many there are; words are looked up in the index, which has a pace of its own."""
    if asked.search is not None:
        return found.count()
    newest = PublicChange.objects.order_by("-pk").values_list("pk", "changed_at").first()
    key = (name, replace(asked, page=1, per_page=None, full=False), now.today, newest)
    with _lock:
        made_at, number = _kept.get(key, (0.0, 0))
    if made_at and time.monotonic() - made_at < SECONDS:
        return number
    number = found.count()
    with _lock:
        _kept[key] = (time.monotonic(), number)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return number


def forget() -> None:
    """Count everything anew."""
    with _lock:
        _kept.clear()
