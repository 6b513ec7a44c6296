"""What of an entry is due, and since when."""

from __future__ import annotations

import datetime as dt

from sozialatlas.marketplace.freshness.decay import Dates, Due, Limits, What, due, is_soon

NOW = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC)
LIMITS = Limits()


def ago(days: int) -> dt.datetime:
    return NOW - dt.timedelta(days=days)


def test_what_was_confirmed_lately_is_not_due() -> None:
    dates = Dates(whole=ago(179), has_hours=True, capacity=ago(29))

    assert due(dates, LIMITS, NOW) == ()


def test_each_part_is_due_on_its_own_day_and_not_before() -> None:
    found = {
        "capacity": due(Dates(whole=ago(1), capacity=ago(30)), LIMITS, NOW),
        "hours": due(Dates(whole=ago(180), has_hours=True), LIMITS, NOW),
        "no hours": due(Dates(whole=ago(180)), LIMITS, NOW),
        "whole": due(Dates(whole=ago(365)), LIMITS, NOW),
        "a day early": due(Dates(whole=ago(364)), LIMITS, NOW),
    }

    assert found == {
        "capacity": (Due(What.CAPACITY, NOW),),
        "hours": (Due(What.HOURS, NOW),),
        "no hours": (),
        "whole": (Due(What.WHOLE, NOW),),
        "a day early": (),
    }


def test_the_whole_entry_includes_its_hours_but_not_its_places() -> None:
    dates = Dates(whole=ago(400), has_hours=True, capacity=ago(40))

    assert due(dates, LIMITS, NOW) == (
        Due(What.WHOLE, ago(35)),
        Due(What.CAPACITY, ago(10)),
    )


def test_hours_confirmed_by_themselves_keep_only_the_hours_fresh() -> None:
    dates = Dates(whole=ago(200), hours=ago(10), has_hours=True)

    assert due(dates, LIMITS, NOW) == ()
    assert due(Dates(whole=ago(366), hours=ago(10), has_hours=True), LIMITS, NOW) == (
        Due(What.WHOLE, ago(1)),
    )


def test_what_was_never_confirmed_is_due_since_always() -> None:
    assert due(Dates(whole=None), LIMITS, NOW) == (Due(What.WHOLE, None),)


def test_a_stricter_time_counts_and_a_longer_one_does_not() -> None:
    limits = LIMITS.stricter(What.WHOLE, 90).stricter(What.HOURS, 999)

    assert limits == Limits(whole=90, hours=180, capacity=30)


def test_soon_is_a_sixth_of_the_time_before() -> None:
    found = [is_soon(Dates(whole=ago(days)), LIMITS, NOW) for days in (304, 305)]

    assert found == [False, True]
