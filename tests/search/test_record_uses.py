"""How often records were opened, and after which words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

import pytest

from sozialatlas.search import record_uses
from sozialatlas.search.models import RecordUse, RecordWords
from sozialatlas.search.record_uses import Found, Opened

pytestmark = pytest.mark.django_db
ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)
DAY = dt.date(2026, 11, 18)


def test_numbers_of_a_day_add_up() -> None:
    record_uses.add({Opened(ONE): 2, Opened(ONE, "schulden"): 1, Opened(TWO): 5}, DAY)
    record_uses.add({Opened(ONE): 1}, DAY)

    assert record_uses.opened([ONE, TWO], today=DAY) == {ONE: 4, TWO: 5}


def test_only_the_last_thirty_days_are_told() -> None:
    record_uses.add({Opened(ONE): 7}, DAY - dt.timedelta(days=30))
    record_uses.add({Opened(ONE): 1}, DAY - dt.timedelta(days=29))

    assert record_uses.opened([ONE, TWO], today=DAY) == {ONE: 1}


def on_days(number: int, counts: Mapping[Opened, int]) -> None:
    for days in reversed(range(number)):
        record_uses.add(counts, DAY - dt.timedelta(days=days))


def test_words_are_told_once_they_led_to_a_record_on_five_days() -> None:
    on_days(4, {Opened(ONE, "schulden"): 2})
    before = record_uses.found_by([ONE], today=DAY)
    on_days(1, {Opened(ONE, "schulden"): 9})
    same_day = record_uses.found_by([ONE], today=DAY)
    record_uses.add({Opened(ONE, "schulden"): 1}, dt.date(2026, 10, 2))

    assert (before, same_day) == ((), ())
    assert record_uses.found_by([ONE], today=DAY) == (Found("schulden", 18),)


def test_what_one_person_typed_again_and_again_is_not_told() -> None:
    on_days(4, {Opened(ONE, "max muster"): 20, Opened(TWO, "max muster"): 20})
    on_days(5, {Opened(TWO, "schulden"): 1})

    assert record_uses.found_by([ONE, TWO], today=DAY) == (Found("schulden", 5),)


def test_rare_words_go_when_the_month_is_over_and_old_numbers_after_a_year() -> None:
    on_days(5, {Opened(ONE, "schulden"): 1})
    on_days(4, {Opened(ONE, "max muster"): 9})
    record_uses.add({Opened(TWO): 1}, DAY - dt.timedelta(days=401))

    record_uses.forget(DAY)
    kept = set(RecordWords.objects.values_list("words", flat=True))
    record_uses.forget(dt.date(2026, 12, 1))

    assert kept == {"schulden", "max muster"}
    assert list(RecordWords.objects.values_list("words", flat=True)) == ["schulden"]
    assert set(RecordUse.objects.values_list("record_id", flat=True)) == {ONE}


def test_made_up_words_do_not_fill_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_uses, "MOST_WORDS_A_MONTH", 2)
    record_uses.add({Opened(ONE, f"wort {number}"): 1 for number in range(5)}, DAY)

    assert RecordWords.objects.count() == 2
    assert record_uses.opened([ONE], today=DAY) == {ONE: 5}
