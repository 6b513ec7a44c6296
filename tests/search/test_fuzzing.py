"""Whatever is asked gets a quick, clear answer; `make fuzz` asks many more."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from sozialatlas.search import indexing
from tests.search import fuzzing
from tests.search.fuzzing import addresses, ask
from tests.search.world import World, crowd

SEED = 20260211


def test_odd_questions_are_answered_or_refused(world: World) -> None:
    crowd(world, 120, seed=5)
    indexing.build()

    told = {address: ask(address) for address in addresses(500, SEED)}

    assert [address for address, answer in told.items() if not answer.is_fine] == []
    assert {answer.status for answer in told.values()} == {200, 400}


@pytest.mark.parametrize(
    "words",
    [
        "x" * 10_000,
        "wort " * 500,
        "und der die das",
        "!?…",
        "😀😀",
        "مساعدة في السكن",
        "'; DROP TABLE directory_service; --",
        'name:"a" AND (b OR [c TO d])^9~',
        "a\0b",
    ],
)
def test_odd_words_are_answered(world: World, words: str) -> None:
    world.record("Pflege")
    indexing.build()

    answer = ask("/api/search?" + urlencode({"q": words}))

    assert (answer.status, answer.is_fine) == (200, True)


@pytest.mark.parametrize("octets", ["%ED%A0%80", "%FF"])
def test_words_that_are_no_text_are_refused(world: World, octets: str) -> None:
    indexing.build()

    answer = ask(f"/api/search?q={octets}")

    assert (answer.status, answer.is_fine) == (400, True)


@pytest.mark.parametrize(
    ("seconds", "code", "said"),
    [
        (-1.0, 1, "stopped after -1 s: 0 of 3 asked, seed 7"),
        (3600.0, 0, "3 questions of seed 7 answered"),
    ],
)
def test_run_that_time_has_cut_short_has_failed(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    seconds: float,
    code: int,
    said: str,
) -> None:
    indexing.build()
    monkeypatch.setattr(fuzzing, "MOST_RUN_SECONDS", seconds)

    assert fuzzing._run(3, 7) == code
    assert capsys.readouterr().out.startswith(said)


@pytest.mark.parametrize(
    "asked", ["page=1000000", "radius_km=0&lat=50&lon=8", "radius_km=1e9&lat=50&lon=8"]
)
def test_values_beyond_all_bounds_are_refused_by_name(world: World, asked: str) -> None:
    indexing.build()

    answer = ask(f"/api/search?{asked}")

    assert (answer.status, answer.is_fine) == (400, True)
