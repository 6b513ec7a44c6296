"""Which words are so common that nobody means another one by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.search.german import everyday, lexicon
from sozialatlas.search.german.everyday import is_everyday


@pytest.mark.parametrize("word", ["gestern", "zeiten", "haare", "niemandem", "schoner", "elefant"])
def test_common_words_are_known_in_their_forms(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["demens", "kindergaten", "fisioterapi", "xxxx", ""])
def test_misspelt_words_are_none(word: str) -> None:
    assert not is_everyday(word)


def test_missing_words_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(everyday, "WORDS", tmp_path / "everyday.txt")

    with pytest.raises(lexicon.MissingWordListError, match=r"everyday\.txt is missing"):
        everyday._words_and_stems.__wrapped__()
