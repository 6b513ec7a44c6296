"""Events stand in the order in which they take place."""

from __future__ import annotations

import datetime as dt

from sozialatlas.portal.event_order import _next

NOW = dt.datetime(2026, 11, 18, 10, tzinfo=dt.UTC)


def test_a_weekly_event_counts_by_its_next_time() -> None:
    start = _next(dt.datetime(2026, 1, 7, 17, tzinfo=dt.UTC), "FREQ=WEEKLY", (), NOW)

    assert start == dt.datetime(2026, 11, 18, 17, tzinfo=dt.UTC).timestamp()


def test_a_past_event_has_no_next_time() -> None:
    assert _next(dt.datetime(2026, 1, 7, 17, tzinfo=dt.UTC), "", (), NOW) is None


def test_an_unreadable_rule_leaves_the_first_time() -> None:
    first = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)

    assert _next(first, "FREQ=SOMETIMES", (), NOW) == first.timestamp()
