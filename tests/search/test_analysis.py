"""From text to terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.search.german import lexicon
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import tokens


def test_compound_gives_whole_parts_and_inner_compounds() -> None:
    assert analyse("Altenpflegeheim").words == (
        Word(
            surface="altenpflegeheim",
            whole="altpflegheim",
            parts=("alt", "pfleg", "heim"),
            inner=("altpfleg", "pflegheim"),
        ),
    )


def test_text_holds_each_term_of_a_word_once() -> None:
    assert analyse("Pflegeheim in Neustadt").text() == "pflegheim pfleg heim neustadt"


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Bäder", "bader"),
        ("Baeder", "bader"),
        ("Straße", "strasse"),
        ("Café", "cafe"),
        ("Müller", "muller"),
        ("Mueller", "muller"),
        ("Köln", "koln"),
        ("Koeln", "koln"),
        ("neue", "neue"),
        ("Bauer", "bauer"),
        ("Quelle", "quelle"),
        ("\uff33\uff43\uff48\uff55\uff4c\uff44\uff45\uff4e", "schulden"),
        ("\ufb01nanzen", "finanzen"),
        ("\U0001d412chule", "schule"),
        ("m\u00b2", "m\u00b2"),
    ],
)
def test_spellings_of_a_word_fold_to_one(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Schuldner- und Insolvenzberatung", ["schuldnerberatung", "insolvenzberatung"]),
        (
            "Kinder-, Jugend- und Familienhilfe",
            ["kinderhilfe", "jugendhilfe", "familienhilfe"],
        ),
        ("Kinder-/Jugendarzt", ["kinderarzt", "jugendarzt"]),
        ("Alten- und Krankenpflegeheim", ["altenpflegeheim", "krankenpflegeheim"]),
        ("Jugendhilfe und -pflege", ["jugendhilfe", "jugendpflege"]),
        ("Hauptstr. 5", ["hauptstrasse", "5"]),
        ("Bahnhofstr.5", ["bahnhofstrasse", "5"]),
        ("Goethe Str", ["gothe", "strasse"]),
        ("ROSENSTR 2", ["rosenstrasse", "2"]),
        ("Konrad-Adenauer-Str.", ["konrad", "adenauer", "strasse"]),
        ("Struktur Strom", ["struktur", "strom"]),
        ("St. Elisabeth", ["sankt", "elisabeth"]),
        ("st elisabeth", ["sankt", "elisabeth"]),
        ("St.-Anna-Stift", ["sankt", "anna", "stift"]),
        ("Sankt Elisabeth", ["sankt", "elisabeth"]),
        ("st", ["st"]),
        ("Haus- und Beratung", ["haus", "beratung"]),
        ("E-Mail der Stadt", ["e", "mail", "stadt"]),
    ],
)
def test_shortened_words_are_written_out(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_people_and_their_trade_share_a_stem() -> None:
    pairs = [("Schuldner", "Schulden"), ("Logopädin", "Logopädie"), ("Pfleger", "Pflege")]

    assert [analyse(a).words[0].whole == analyse(b).words[0].whole for a, b in pairs] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(("one", "other"), [("Kurs", "Kur"), ("rent", "Rente")])
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert analyse(one).words[0].whole != analyse(other).words[0].whole


def test_a_word_and_its_plural_share_a_stem() -> None:
    assert {analyse(text).text() for text in ("Kurs", "Kurse", "Kurses")} == {"kurs"}


def test_missing_nouns_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lexicon, "NOUNS", tmp_path / "nouns.txt")

    with pytest.raises(lexicon.MissingWordListError, match="Run `make assets`"):
        lexicon.load.__wrapped__()


def test_version_follows_the_lists(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = lexicon.version.__wrapped__()
    (tmp_path / "parts.txt").write_text("heim\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "LISTS", tmp_path)

    assert lexicon.version.__wrapped__() != before
