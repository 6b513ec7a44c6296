"""Ids of 128 bits as two signed numbers of 64, as the engine's columns hold them."""

from __future__ import annotations

import uuid

_SIGNED = 1 << 63


def halves(record_id: uuid.UUID) -> tuple[int, int]:
    """Return an id as two signed numbers."""
    high, low = divmod(record_id.int, 1 << 64)
    return high - _SIGNED, low - _SIGNED


def low_half(record_id: uuid.UUID) -> int:
    """Return the half of an id by which records are told apart."""
    return halves(record_id)[1]


def whole(high: int, low: int) -> uuid.UUID:
    """Return the id of two signed numbers."""
    return uuid.UUID(int=((high + _SIGNED) << 64) + low + _SIGNED)
