"""How easy a text is to read: the formula's published values, and what is found to improve."""

from __future__ import annotations

import pytest

from sozialatlas.directory.readability import Ease, Reading, read, sachtextformel, syllables
from sozialatlas.directory.sentences import sentences

# With the values that the tests of textstat 0.7.13 publish for variant 1 of the formula.
DUCKS = """Alle meine Entchen schwimmen auf dem See, Köpfchen unters Wasser, Schwänzchen in die
Höh."""
PARTIES = """Alle Parteien widmen dem Thema rein quantitativ betrachtet nennenswerte
Aufmerksamkeit, die Grünen wenig überraschend am meisten."""

OFFICE = (
    "Die Inanspruchnahme der Schwangerschaftskonfliktberatung wird durch die zuständigen"
    " Mitarbeiterinnen der Stelle nach vorheriger telefonischer Vereinbarung gewährleistet."
)
PLAIN = "Wir beraten Sie in der Schwangerschaft. Rufen Sie uns an. Das Gespräch kostet nichts."


@pytest.mark.parametrize(("text", "year"), [(DUCKS, 3.77), (PARTIES, 13.913)])
def test_formula_gives_the_published_values(text: str, year: float) -> None:
    assert round(sachtextformel([text]), 3) == year


def test_formula_follows_its_parts() -> None:
    told = sentences("Kinder essen Obst. Beratungsangebote helfen.")

    # Of five words one has three syllables or more, and more than six letters; one has one.
    assert sachtextformel(told) == pytest.approx(
        0.1935 * 20 + 0.1672 * 2.5 + 0.1297 * 20 - 0.0327 * 20 - 0.875
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("Abend", 2),
        ("überall", 3),
        ("Beratung", 3),
        ("Museum", 3),
        ("Ideen", 3),
        ("bequem", 2),
        ("Quelle", 2),
        ("Häuser", 2),
        ("Familien", 3),
        ("116", 1),
        ("GmbH", 1),
    ],
)
def test_syllables_are_counted_by_their_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_of_an_office_is_told_its_long_and_passive_sentence_and_long_word() -> None:
    reading = read(f"{OFFICE} Rufen Sie an.")

    assert reading == Reading(
        year=reading.year,
        long_sentences=(OFFICE,),
        long_words=("Schwangerschaftskonfliktberatung",),
        passives=("wird … gewährleistet",),
    )
    assert reading.ease == Ease.VERY_HARD
    assert not reading.is_plain


def test_a_plain_text_has_nothing_to_improve() -> None:
    reading = read(PLAIN)

    assert reading == Reading(reading.year, (), (), ())
    assert reading.ease == Ease.EASY
    assert reading.is_plain


def test_longest_sentences_and_words_come_first_and_each_word_once() -> None:
    short, long = " ".join(["Wort"] * 16), " ".join(["Wort"] * 17)
    reading = read(
        f"{short}. {long}. Verhinderungspflege Pflegeversicherungen Verhinderungspflege"
    )

    assert reading.long_sentences == (f"{long}.", f"{short}.")
    assert reading.long_words == ("Pflegeversicherungen", "Verhinderungspflege")


def test_hyphens_make_a_long_word_easy() -> None:
    assert read("Pflege-Versicherungen und Schwangerschafts-Konflikt-Beratung").long_words == ()


def test_addresses_and_marks_of_markdown_are_no_words() -> None:
    text = "**Mehr** [hier](https://beratungsstelle.example.org/schwangerschaftsberatung#termin)"

    assert read(f"{text} oder an beratungsstellenpost@example.org") == Reading(None, (), (), ())


@pytest.mark.parametrize(
    ("year", "ease"),
    [
        (None, None),
        (4.0, Ease.EASY),
        (6.0, Ease.EASY),
        (6.1, Ease.MEDIUM),
        (9.1, Ease.HARD),
        (12.1, Ease.VERY_HARD),
    ],
)
def test_school_years_become_words(year: float | None, ease: Ease | None) -> None:
    assert Reading(year, (), (), ()).ease == ease


def test_an_empty_text_is_plain() -> None:
    assert read("") == Reading(None, (), (), ())
