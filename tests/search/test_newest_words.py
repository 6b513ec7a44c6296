"""The vocabulary after a change: the older one serves until the newer one is read."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from sozialatlas.directory.models import Topic
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.finding import newest_words
from sozialatlas.search.finding.newest_words import NewestWords
from sozialatlas.search.understanding import knowledge, vocabularies
from sozialatlas.search.understanding.synonyms import SynonymTable
from sozialatlas.search.understanding.vocabularies import Held
from sozialatlas.search.understanding.vocabulary import Vocabulary
from tests.search.world import World

Build = Callable[[], None]
Read = Callable[[], Vocabulary]


@pytest.fixture
def read(world: World, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return the call that asks for the words of the index as it is now."""
    monkeypatch.setattr(vocabularies, "held", Held())
    newest = NewestWords()
    known, synonyms = knowledge.gather(Topic.objects.none()), SynonymTable(())
    return lambda: newest.of(reader.opened().searcher, known, synonyms)


def test_few_words_are_read_at_once(world: World, indexed: Build, read: Read) -> None:
    world.record("Krippe")
    indexed()
    first = read()
    world.record("Hort")
    indexed()

    assert ("krippe" in first, "hort" in first, "hort" in read()) == (True, False, True)


def test_older_words_serve_while_many_are_read(
    world: World, indexed: Build, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest_words, "AT_ONCE", 0)
    world.record("Krippe")
    indexed()
    first = read()
    world.record("Hort")
    indexed()

    assert read() is first
    until = time.monotonic() + 10
    while read() is first and time.monotonic() < until:
        time.sleep(0.01)
    assert "hort" in read()
    assert read() is read()
