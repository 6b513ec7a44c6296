"""The vocabulary after a change: read soon, and at once where somebody mistypes a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sozialatlas.search import answers, queries
from sozialatlas.search.finding import newest_words
from sozialatlas.search.understanding import vocabularies
from sozialatlas.search.understanding.vocabularies import Held
from tests.search.world import World, request

Build = Callable[[], None]


@pytest.fixture
def held(world: World, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Return what is held of words; every index counts as large."""
    monkeypatch.setattr(newest_words, "AT_ONCE", 0)
    made = Held()
    monkeypatch.setattr(vocabularies, "held", made)
    return made


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Return the work that a thread would do, for the test to do."""
    work: list[Callable[[], None]] = []
    monkeypatch.setattr(newest_words, "beside", lambda _lock, one, _name: work.append(one))
    return work


def test_known_words_wait_for_no_vocabulary_but_have_it_read_once(
    world: World, indexed: Build, held: Held, begun: list[Callable[[], None]]
) -> None:
    world.record("Krippe am Bach")
    indexed()

    total = queries.search(request(words="Krippe")).total
    at_once = held.vocabulary
    begun[0]()
    queries.search(request(words="Bach"))

    assert (total, at_once, len(begun)) == (1, None, 1)
    assert held.vocabulary is not None
    assert "krippe" in held.vocabulary


def test_mistyped_word_is_repaired_by_the_newest_words(
    world: World, indexed: Build, held: Held
) -> None:
    world.record("Krippe am Bach")
    indexed()
    queries.search(request(words="Kripe"))
    world.record("Quallenhaus")
    indexed()

    answer = queries.search(request(words="Qallenhaus"))

    assert (answer.total, [notice.code for notice in answer.notices]) == (1, [answers.REPAIRED])
