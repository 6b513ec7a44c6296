"""The next step for an entry nobody has confirmed."""

from __future__ import annotations

import datetime as dt

from sozialatlas.marketplace.freshness.steps import Next, Patience, Standing, Step, next_step

NOW = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC)
ANNA, BERT = "anna@verein.example", "bert@verein.example"
PATIENCE = Patience()
HIDING = Patience(hide_days=60, notice_days=14)


def standing(step: Step, days: int, address: str = ANNA, *tried: str) -> Standing:
    at = NOW - dt.timedelta(days=days)
    return Standing(step=step, at=at, address=address, tried=frozenset({address, *tried}))


def then(
    found: Standing | None,
    *line: str,
    patience: Patience = PATIENCE,
    is_serious: bool = True,
) -> Next | None:
    return next_step(found, line, patience, NOW, is_serious=is_serious)


def test_the_best_address_is_asked_first_and_without_any_somebody_calls() -> None:
    assert then(None, ANNA, BERT) == Next(Step.FIRST, ANNA)
    assert then(None) == Next(Step.CALL)


def test_the_same_person_is_asked_again_after_three_weeks_and_not_before() -> None:
    assert then(standing(Step.FIRST, 20), ANNA, BERT) is None
    assert then(standing(Step.FIRST, 21), ANNA, BERT) == Next(Step.SECOND, ANNA)


def test_another_person_follows_and_then_the_list_of_calls() -> None:
    assert then(standing(Step.SECOND, 21), ANNA, BERT) == Next(Step.OTHER, BERT)
    assert then(standing(Step.OTHER, 21, BERT, ANNA), ANNA, BERT) == Next(Step.CALL)
    assert then(standing(Step.SECOND, 21), ANNA) == Next(Step.CALL)


def test_an_address_that_is_gone_is_not_waited_for() -> None:
    assert then(standing(Step.FIRST, 1), BERT) == Next(Step.OTHER, BERT)
    assert then(standing(Step.FIRST, 1)) == Next(Step.CALL)


def test_nobody_calls_for_a_count_of_places_but_it_is_asked_again() -> None:
    assert then(None, is_serious=False) is None
    again = then(standing(Step.SECOND, 21), ANNA, is_serious=False)
    assert again == Next(Step.FIRST, ANNA)


def test_asking_begins_anew_when_the_whole_entry_becomes_due() -> None:
    only_places = Standing(
        step=Step.SECOND, at=NOW, address=ANNA, tried=frozenset({ANNA}), is_serious=False
    )

    assert then(only_places, ANNA) == Next(Step.FIRST, ANNA)


def test_nothing_is_hidden_unless_the_county_wants_it() -> None:
    assert then(standing(Step.CALL, 3_000), ANNA) is None


def test_hiding_is_announced_in_time_and_happens_once() -> None:
    found = [
        then(standing(Step.CALL, 45), ANNA, patience=HIDING),
        then(standing(Step.CALL, 46), ANNA, patience=HIDING),
        then(standing(Step.NOTICE, 13), ANNA, patience=HIDING),
        then(standing(Step.NOTICE, 14), ANNA, patience=HIDING),
        then(standing(Step.HIDDEN, 3_000), ANNA, patience=HIDING),
    ]

    assert found == [None, Next(Step.NOTICE, ANNA), None, Next(Step.HIDDEN), None]
