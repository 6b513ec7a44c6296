"""All ways to write of women and men find the same."""

from __future__ import annotations

import pytest

from sozialatlas.search.german.analysis import analyse


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("Berater:innen BeraterInnen Berater*innen Berater_in Beraterin Berater", "berat"),
        ("Ärzt(inn)en Ärzt:innen ÄrztInnen Ärztinnen Ärztin Ärzte", "arzt"),
        ("Psycholog:innen Psycholog*in Psychologin Psychologinnen Psychologen", "psycholog"),
        ("Lehrer/-innen Lehrer/innen Lehrerinnen Lehrer", "lehr"),
    ],
)
def test_forms_share_their_stem(forms: str, stem: str) -> None:
    assert {word.whole for form in forms.split() for word in analyse(form).words} == {stem}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Senior:innensport", "Seniorensport"),
        ("Schüler*innenrat", "Schülerrat"),
        ("Berater:in für Schüler:innen", "Berater für Schüler"),
    ],
)
def test_compounds_with_a_mark_are_those_without(written: str, plain: str) -> None:
    def terms(text: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(word.whole, word.parts) for word in analyse(text).words]

    assert terms(written) == terms(plain)


@pytest.mark.parametrize("text", ["Termin", "Medizin", "Verein", "und/oder", "9:30", "x:y"])
def test_other_words_and_marks_stay(text: str) -> None:
    assert [word.surface for word in analyse(text).words] == [
        word for word in text.lower().replace("/", " ").replace(":", " ").split()
        if word not in {"und", "oder"}
    ]  # fmt: skip
