"""A record's standing as one number, and back."""

from __future__ import annotations

import datetime as dt

import numpy as np
from hypothesis import given, strategies as st

from sozialatlas.search import standing

DAYS = st.none() | st.dates(dt.date(1970, 1, 2), dt.date(2149, 1, 1))


@given(verified=DAYS, changed=DAYS, is_paused=st.booleans(), key=st.text("0123456789", max_size=9))
def test_all_parts_come_back(
    verified: dt.date | None, changed: dt.date | None, is_paused: bool, key: str
) -> None:
    packed = standing.pack(
        verified_on=verified, changed_on=changed, is_paused=is_paused, home_key=key
    )

    found = standing.unpack(np.array([packed], dtype=np.int64))

    assert (
        found.verified.tolist(),
        found.changed.tolist(),
        found.is_paused.tolist(),
        found.home.tolist(),
    ) == (
        [standing.day(verified)],
        [standing.day(changed)],
        [is_paused],
        [standing.home(key)],
    )


def test_the_later_check_is_the_larger_number() -> None:
    packed = [
        standing.pack(verified_on=on, changed_on=dt.date(2149, 1, 1), is_paused=True, home_key="1")
        for on in (None, dt.date(2024, 1, 1), dt.date(2024, 1, 2))
    ]

    assert packed == sorted(packed)
    assert standing.day(dt.date(1900, 1, 1)) == standing.NEVER
