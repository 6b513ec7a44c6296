"""Which of very many words are known, without the words."""

from __future__ import annotations

from sozialatlas.search.german.word_set import WordSet


def test_it_knows_its_words_and_no_others() -> None:
    known = WordSet(["tafel", "kita", "tafel", "bahn"])

    said = {word: word in known for word in ("tafel", "kita", "bahn", "bah", "kitab", "")}

    assert [word for word, is_known in said.items() if is_known] == ["tafel", "kita", "bahn"]


def test_without_words_it_knows_none() -> None:
    assert "tafel" not in WordSet([])
