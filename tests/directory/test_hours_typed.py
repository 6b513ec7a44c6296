"""Hours as people type them."""

# ruff: noqa: RUF001 -- people type dashes of all kinds

import datetime as dt

import pytest
from hypothesis import given, settings, strategies as st

from sozialatlas.directory.hours.pattern import decode, encode
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.hours.typed import TypedHours, parse
from sozialatlas.directory.hours.typed_text import written
from tests.directory.hours_strategies import hours_rules
from tests.directory.hours_typed_cases import GOOD, REFUSED, Case, Refused

TODAY = dt.date(2026, 3, 2)


def other(rule: HoursRule) -> str:
    """Return what opens no door, as the cases write it."""
    if rule.is_note:
        return f"N {rule.note}"
    if not rule.by_appointment:
        return f"@ {rule.note}"
    day = "" if rule.weekday is None else str(rule.weekday)
    times = f" {rule.opens:%H%M}-{rule.closes:%H%M}" if rule.has_times else ""
    return f"A{day}{times}" + (f"@{rule.note}" if rule.note else "")


def said(rules: tuple[HoursRule, ...]) -> tuple[str, tuple[str, ...]]:
    others = {other(rule) for rule in rules if not rule.can_open or rule.note}
    return encode(rules), tuple(sorted(others))


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.text)
def test_hours_are_read_as_they_are_meant(case: Case) -> None:
    found = parse(case.text, TODAY)

    rows = encode(decode(f"|{case.rows}")[1]) if case.rows else ""
    assert (said(found.rules), found.problems) == ((rows, tuple(sorted(case.others))), ())


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.text)
def test_what_is_not_understood_is_pointed_at(case: Refused) -> None:
    found = parse(case.text, TODAY)

    first = found.problems[0]
    assert (first.text, first.why.value, found.rules) == (case.words, case.why, ())


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.text)
def test_what_is_written_is_read_the_same(case: Case) -> None:
    rules = parse(case.text, TODAY).rules

    again = parse(written(rules), TODAY)

    assert (said(again.rules), again.problems) == (said(rules), ())


def whole(rules: tuple[HoursRule, ...]) -> tuple[str, set[str]]:
    opening = encode(rules)
    return opening, {repr(rule) for rule in rules if not rule.can_open}


@settings(max_examples=60, deadline=None)
@given(st.lists(hours_rules(), max_size=5))
def test_any_rows_are_written_and_read_the_same(rules: list[HoursRule]) -> None:
    again = parse(written(rules), TODAY)

    assert (again.problems, encode(again.rules)) == ((), encode(rules))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="MoDiFr 0123456789.:-–,;()\nabuntägßlchKW/<", max_size=60))
def test_any_text_is_read_or_pointed_at(text: str) -> None:
    found = parse(text, TODAY)

    for problem in found.problems:
        assert text.replace("\r", "\n")[problem.start : problem.end] == problem.text
    assert bool(found.rules or found.problems) or not any(sign.isdigit() for sign in text)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.text)
def test_what_is_not_understood_can_be_kept(case: Refused) -> None:
    found = parse(case.text, TODAY, keep_rest=True)

    notes = " ".join(rule.note for rule in found.rules)
    assert found.problems == ()
    assert case.words in notes


def test_a_text_too_long_is_no_hours() -> None:
    assert parse("Mo 9-12 " * 400, TODAY).rules == ()


def test_nothing_says_nothing() -> None:
    assert parse("", TODAY) == TypedHours()
