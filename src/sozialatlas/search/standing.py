"""How a record stands beside equal ones, as one whole number: checked, changed, open, at home.

The day of the check leads, so that the engine itself can sort by it.
"""

from __future__ import annotations

import datetime as dt
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.points import Ints

NEVER = 0
_DAY_BITS, _HOME_BITS = 16, 30
_DAY_MASK, _HOME_MASK = (1 << _DAY_BITS) - 1, (1 << _HOME_BITS) - 1
_EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Standings:
    """The columns of many records: days since 1970 (0: never), and codes of municipalities."""

    verified: Ints
    changed: Ints
    is_paused: NDArray[np.bool_]
    home: Ints


def pack(
    *, verified_on: dt.date | None, changed_on: dt.date | None, is_paused: bool, home_key: str
) -> int:
    """Return a record's standing; `home_key` is the key of the municipality it lies in."""
    packed = day(verified_on)
    packed = packed << _DAY_BITS | day(changed_on)
    packed = packed << 1 | is_paused
    return packed << _HOME_BITS | home(home_key)


def unpack(packed: Ints) -> Standings:
    """Return the columns of packed standings."""
    paused = packed >> _HOME_BITS
    changed = paused >> 1
    return Standings(
        verified=changed >> _DAY_BITS,
        changed=changed & _DAY_MASK,
        is_paused=(paused & 1).astype(np.bool_),
        home=packed & _HOME_MASK,
    )


def day(on: dt.date | None) -> int:
    """Return a day as its number; NEVER for none, and for days before 1970."""
    return min(max((on - _EPOCH).days, NEVER), _DAY_MASK) if on else NEVER


def home(key: str) -> int:
    """Return a municipality's key as a number; two keys may share one, which costs little."""
    return (zlib.crc32(key.encode()) & _HOME_MASK) or 1 if key else 0
