"""A web process knows its words before the first search."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sozialatlas.search import warming
from sozialatlas.search.understanding import vocabularies
from tests.search.world import World


@pytest.mark.django_db(transaction=True)
def test_words_are_read_before_the_first_search(
    world: World, indexed: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.record("Pflegeheim")
    indexed()
    monkeypatch.setattr(vocabularies, "held", vocabularies.Held())

    warming.begin().join(timeout=60)

    assert vocabularies.held.vocabulary is not None
    assert "pflegeheim" in vocabularies.held.vocabulary
