"""Words written as one, and words taken apart."""

from __future__ import annotations

import pytest

from sozialatlas.search.understanding import crisis
from sozialatlas.search.understanding.crisis_joints import Tongue
from sozialatlas.search.understanding.crisis_lexicon import Lexicon
from sozialatlas.search.understanding.crisis_words import MOST_WORDS, words_of

TONGUE = Tongue(
    frozenset(("nicht", "mehr", "leben", "haus", "mann", "ehe", "kan")),
    frozenset(("ich", "nicht", "mir", "kan")),
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nichtmehr", ("nicht", "mehr")),
        ("ichnichtmehrleben", ("ich", "nicht", "mehr", "leben")),
        ("kanicht", ("kan", "nicht")),
        ("hausehe", ()),
        ("nicht", ()),
        ("nichts", ()),
        ("michael", ()),
        ("", ()),
    ],
)
def test_a_word_is_made_of_listed_words_one_of_them_clinging(
    word: str, parts: tuple[str, ...]
) -> None:
    assert TONGUE.parts(word) == parts


def test_two_words_are_one_where_that_is_listed_and_long_enough() -> None:
    lexicon = Lexicon({"selbstmord*": [1], "antun": [2], "zuviele": [3]}, ["selbstmordfilm"])

    pairs = [
        ("selbst", "mord"), ("selbst", "morde"), ("an", "tun"), ("zu", "viele"),
        ("selbst", "film"), ("selbst", "mordfilm"),
    ]  # fmt: skip

    assert [set(lexicon.joined(*pair)) for pair in pairs] == [{1}, {1}, set(), set(), set(), set()]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200d", "\u2060", "\ufeff", "\u202e"])
def test_what_nobody_sees_stands_inside_words(unseen: str) -> None:
    assert words_of(f"ster{unseen}ben") == ["sterben"]


def test_a_space_without_width_parts_words() -> None:
    assert words_of("ich\u200bwill") == ["ich", "wil"]


@pytest.mark.parametrize("text", ["ichnichtmehr" * 1000, "ich" * 5000, "imi" * 5000])
def test_long_words_are_taken_apart_to_a_limit(text: str) -> None:
    rules = crisis.rules()

    assert len(rules._taken_apart(words_of(text) * 60)) <= MOST_WORDS
