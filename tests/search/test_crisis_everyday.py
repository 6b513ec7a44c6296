"""Words of everyday language and names of places alarm nobody."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import sozialatlas.exchange.importers.demo as demo
from sozialatlas.search.german import everyday, lexicon
from sozialatlas.search.understanding import crisis, crisis_everyday
from sozialatlas.search.understanding.crisis_everyday import is_everyday

DEMO = Path(demo.__path__[0])
# Each was looked at: whoever types nothing else may be in danger, or look for its help.
_MEANT = """
abschiedsbrief betatscht ehrenmord frauenhaus frauennotruf freitod genitalverstümmelung geritzt
gewaltopfer inobhutnahme jugendnotdienst kindernotdienst kindesmissbrauch kindesmisshandlung
kindeswohl kindeswohlgefährdung kältebus lebensmüde notquartier notunterkunft obdachlosenasyl
obdachlosenheim obdachlosenunterkunft schlafplatz schlafstelle selbstmord selbstmordanschlag
selbstmordattentat selbstmordattentäter selbstmordkommando selbstmordversuch selbstmörderin
selbstmörderisch selbsttötung selbstverletzung stalke stalken stalker stalking suizid suizidal
suizidalität suizidgefahr suizidieren suizidrate suizidversuch todessehnsucht todeswunsch
vergewaltigen vergewaltiger vergewaltigt vergewaltigte vergewaltigten vergewaltigung
vergewaltigungsopfer zwangsehe zwangsheirat zwangsverheiratung
"""
MEANT = frozenset(_MEANT.split())


def alarming(texts: set[str] | frozenset[str]) -> set[str]:
    return {text for text in texts if crisis.recognise(text) is not None}


def told(value: object) -> Iterator[str]:
    """Yield all texts in a file of the demo county."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from told(inner)
    elif isinstance(value, dict):
        yield from told(list(value.values()))


def test_of_everyday_words_only_those_alarm_that_mean_danger() -> None:
    sample = set(lexicon.lines(everyday.WORDS)[::3])

    assert len(sample) > 30_000
    assert alarming(sample | MEANT) == MEANT


@pytest.mark.parametrize(
    "text",
    [
        "stärksten", "stärkte", "stänkerte", "beratschlagen", "Stallgeruch", "Starkstromkabel",
        "staksig", "erlangt", "Erlangung", "Ermangelung", "errang", "gewitzt", "Selbstporträt",
        "Selbstmontage", "Notschlachtung", "Lebensmodell", "Frauenhass", "Ehrenorden",
        "Selbstmontierer", "Starkstromtechniker", "Stallgasse", "Stärkungsmittel", "Frauenhasser",
    ],
)  # fmt: skip
def test_a_word_one_letter_from_danger_raises_no_alarm(text: str) -> None:
    assert crisis.recognise(text) is None


@pytest.mark.parametrize(
    "text",
    ["selbstmrd", "vergewaltgt", "mein Mann vergewalltigt mich", "selbsmordgedanken", "stallker"],
)
def test_words_that_nobody_uses_are_still_read_as_misspelt(text: str) -> None:
    assert crisis.recognise(text) is not None


@pytest.mark.parametrize("file", ["geography/places.toml", "vocabulary/words.toml"])
def test_no_name_of_the_demo_county_raises_an_alarm(file: str) -> None:
    names = set(told(tomllib.loads((DEMO / file).read_text(encoding="utf-8"))))

    assert len(names) > 100
    assert alarming(names) == set()


def test_everyday_words_are_known_in_the_plainest_spelling() -> None:
    said = [is_everyday(word) for word in ("starkte", "erang", "schlegt", "umbringn", "")]

    assert said == [True, True, False, False, False]


def test_missing_words_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(everyday, "WORDS", tmp_path / "everyday.txt")

    with pytest.raises(lexicon.MissingWordListError, match=r"everyday\.txt is missing"):
        crisis_everyday._words.__wrapped__()
