"""Letters without their marks."""

from __future__ import annotations

from sozialatlas.core.letters import bare


def test_letters_lose_their_marks_and_nothing_else() -> None:
    assert [bare(text) for text in ("Ärzte", "café", "Straße", "й", "ضَرَبَ", "m²", "ﬁn")] == [
        "Arzte", "cafe", "Straße", "и", "ضرب", "m2", "fin",
    ]  # fmt: skip


def test_signs_that_only_look_different_can_stay() -> None:
    assert bare("é m²", "NFD") == "e m²"
