"""Words that only their umlauts tell from others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sozialatlas.directory.models import Service
from sozialatlas.search import queries
from sozialatlas.search.german import lexicon
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.umlauts import stem_apart
from tests.search.world import World, request

Build = Callable[[], None]


def found(words: str) -> list[str]:
    """Return the names of what is found, sorted."""
    names = dict(Service.objects.values_list("pk", "name"))
    return sorted(names[hit.service_id] for hit in queries.search(request(words=words)).hits)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("hört", ["Wer schlecht hört"]),
        ("hoert", ["Wer schlecht hört"]),
        ("Küche", ["Offene Küche", "Suppenküche"]),
        ("Kueche", ["Offene Küche", "Suppenküche"]),
        ("Kuche", ["Kuchenbasar", "Offene Küche", "Suppenküche"]),
        ("Bär", ["Kleiner Bär"]),
        ("Bar", ["Bar am Markt", "Kleiner Bär"]),
        ("Förderung", ["Frühförderung"]),
        ("Frühe Förderung", ["Frühförderung"]),
        ("Fruhforderung", ["Frühförderung"]),
        ("Muller", ["Praxis Müller"]),
    ],
)
def test_umlauts_tell_words_apart_but_need_not_be_typed(
    words: str, names: list[str], world: World, indexed: Build
) -> None:
    for name in (
        "Wer schlecht hört", "Waldhort", "Offene Küche", "Suppenküche", "Kuchenbasar",
        "Kleiner Bär", "Bar am Markt", "Frühförderung", "Offene Forderungen", "Praxis Müller",
    ):  # fmt: skip
        world.record(name)
    indexed()

    assert found(words) == names


def test_a_word_apart_is_held_with_its_umlaut_and_without() -> None:
    assert analyse("Müll").words == (Word("mull", "mull¨", (), (), ("mull",)),)
    assert analyse("Mull").words == (Word("mull", "mull", (), ()),)
    assert analyse("Müllabfuhr").text() == "mullabfuhr mull abfuhr mull¨"


@pytest.mark.parametrize("word", ["Bäder", "Häuser", "hätte", "für", "Straße", "Café"])
def test_forms_of_a_word_are_not_kept_apart(word: str) -> None:
    assert stem_apart(word) == ""


def test_every_listed_word_has_an_umlaut() -> None:
    listed = [w for line in lexicon.lines(lexicon.LISTS / "apart.txt") for w in line.split()]

    assert [word for word in listed if not stem_apart(word)] == []
