"""What is kept in memory: only the first of it is waited for."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sozialatlas.search.keeping import Keeping
from tests.search import threads


class Table:
    """Something that changes, and that is slow to gather while `gate` is shut."""

    def __init__(self, *, is_beside: bool = False) -> None:
        self.value = 1
        self.gathered: list[int] = []
        self.gate, self.gathering = threading.Event(), threading.Event()
        self.gate.set()
        self.keeping = Keeping(lambda: self.value, self._gather, is_beside=is_beside)

    def _gather(self) -> int:
        self.gathering.set()
        assert self.gate.wait(10)
        self.gathered.append(self.value)
        return self.value


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("sozialatlas.search.keeping.time.monotonic", lambda: now[0])
    return now


def changed(clock: list[float], *, is_beside: bool = False) -> Table:
    """Return a table that has changed since it was gathered a second ago."""
    table = Table(is_beside=is_beside)
    table.keeping.fresh()
    table.value = 2
    clock[0] += 1.0
    table.gathering.clear()
    return table


def test_change_counts_after_a_second_and_is_gathered_once(clock: list[float]) -> None:
    table = Table()
    seen = [table.keeping.fresh()]
    table.value = 2
    for _ in range(4):
        clock[0] += 0.5
        seen.append(table.keeping.fresh())

    assert (seen, table.gathered) == ([1, 1, 2, 2, 2], [1, 2])


def test_others_are_served_the_old_while_one_gathers(clock: list[float]) -> None:
    table = changed(clock)
    table.gate.clear()
    with ThreadPoolExecutor(1) as pool:
        gathering = pool.submit(table.keeping.fresh)
        try:
            assert table.gathering.wait(10)
            meanwhile = [table.keeping.fresh() for _ in range(3)]
        finally:
            table.gate.set()

    assert (meanwhile, gathering.result()) == ([1, 1, 1], 2)
    assert (table.keeping.fresh(), table.gathered) == (2, [1, 2])


def test_first_is_waited_for_and_gathered_once(clock: list[float]) -> None:
    table = Table()
    table.gate.clear()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(table.keeping.fresh) for _ in range(4)]
        assert table.gathering.wait(10)
        table.gate.set()

    assert ([one.result() for one in asked], table.gathered) == ([1] * 4, [1])


def test_failed_look_keeps_the_old_and_tries_again(clock: list[float]) -> None:
    table = Table()
    fails = [False]

    def state() -> int:
        if fails[0]:
            raise OSError("no table")
        return table.value

    keeping = Keeping(state, lambda: table.value)
    keeping.fresh()
    table.value, fails[0] = 2, True
    clock[0] += 1.0
    with pytest.raises(OSError, match="no table"):
        keeping.fresh()
    fails[0] = False

    assert keeping.fresh() == 2


def test_whoever_looks_anew_sees_a_change_at_once(clock: list[float]) -> None:
    table = Table()
    table.keeping.fresh()
    table.value = 2

    assert (table.keeping.fresh(), table.keeping.renewed(), table.keeping.fresh()) == (1, 2, 2)


def test_without_a_thread_the_old_is_served_and_the_next_look_tries_again(
    clock: list[float],
) -> None:
    table = changed(clock, is_beside=True)
    with threads.none_left():
        seen = [table.keeping.fresh()]
    clock[0] += 1.0
    seen.append(table.keeping.fresh())
    assert table.keeping._lock.acquire(timeout=10)
    table.keeping._lock.release()

    assert [*seen, table.keeping.fresh()] == [1, 1, 2]


def test_gathered_beside_nobody_waits_and_it_rests_twenty_times_as_long(
    clock: list[float],
) -> None:
    table = changed(clock, is_beside=True)
    table.gate.clear()

    asked = [table.keeping.fresh() for _ in range(3)]
    assert table.gathering.wait(10)
    clock[0] += 0.5
    table.gate.set()
    with table.keeping._lock:
        pass

    table.value = 3
    seen = [table.keeping.fresh()]
    clock[0] += 9.9
    seen.append(table.keeping.fresh())
    assert (asked, seen, table.gathered) == ([1, 1, 1], [2, 2], [1, 2])
