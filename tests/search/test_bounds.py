"""How much of a typed text is looked for."""

from __future__ import annotations

import pytest

from sozialatlas.search.understanding.bounds import LONGEST, Bounded, clean


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("Pflege  zu\tHause\n", "Pflege zu Hause"),
        ("a\0b", "a b"),
        ("Hilfe\ud83d!", "Hilfe !"),
        ("\u202eegelfP\u202c", "egelfP"),
        ("Pfle\u00adge", "Pflege"),
        ("Mu\u0308ll", "Müll"),
        ("\u2028", ""),
        ("😀 Kita", "😀 Kita"),
        ("مساعدة", "مساعدة"),
    ],
)
def test_what_is_no_text_is_left_out(text: str, kept: str) -> None:
    assert clean(text) == Bounded(kept, is_shortened=False)


def test_of_many_words_the_first_are_looked_for() -> None:
    words = [f"w{number}" for number in range(500)]

    assert clean(" ".join(words)) == Bounded(" ".join(words[:24]), is_shortened=True)
    assert clean(" ".join(words[:24])) == Bounded(" ".join(words[:24]), is_shortened=False)


def test_words_that_tell_nothing_do_not_count() -> None:
    words = "und dann ist da noch die"

    assert clean(f"{words} " * 5 + "Pflege") == Bounded(
        f"{words} " * 5 + "Pflege", is_shortened=False
    )
    assert clean("Pflege " * 30).text == " ".join(["Pflege"] * 24)


def test_long_texts_are_cut_between_words() -> None:
    assert clean("a" * 290 + " " + "b" * 290) == Bounded("a" * 290, is_shortened=True)
    assert clean("a" * 10_000) == Bounded("a" * LONGEST, is_shortened=True)


def test_much_that_nobody_sees_counts_as_shortened() -> None:
    assert clean("\u200b" * 10_000 + "Kita") == Bounded("", is_shortened=True)


def test_a_space_without_width_divides_words_and_a_soft_hyphen_does_not() -> None:
    assert clean("Kita\u200bAuen\u00adburg") == Bounded("Kita Auenburg", is_shortened=False)
