"""A web process knows its words before the first search."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from sozialatlas.search import warming
from sozialatlas.search.understanding import vocabularies
from tests.search import threads
from tests.search.world import World


@pytest.mark.django_db(transaction=True)
def test_words_are_read_before_the_first_search(
    world: World, indexed: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.record("Pflegeheim")
    indexed()
    monkeypatch.setattr(vocabularies, "held", vocabularies.Held())

    warming.begin()
    with warming._under_way:
        pass

    assert vocabularies.held.vocabulary is not None
    assert "pflegeheim" in vocabularies.held.vocabulary


def test_without_a_thread_nothing_is_read_and_nothing_fails(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with threads.none_left(), caplog.at_level(logging.WARNING):
        warming.begin()

    assert caplog.messages == ["search-warming could not be started: can't start new thread"]
    assert not warming._under_way.locked()
