"""How alike names are."""

from __future__ import annotations

import pytest

from sozialatlas.marketplace.duplicates.names import Commonness, alike, bare_tokens, tokens


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tafel Lindental e. V.", ("tafel", "lindental")),
        ("TAFEL Lindental e.V.", ("tafel", "lindental")),
        ("Pflege im Park gGmbH", ("pfleg", "park")),
        ("Ev. Kirchengemeinde St. Marien", ("evangelisch", "kirchengemeind", "sankt", "mari")),
        ("AWO OV Friedberg", ("arbeiterwohlfahrt", "ortsverei", "friedberg")),
        ("Bücherei für Kinder", ("bucherei", "kind")),
        ("e. V.", ()),
        ("GmbH", ()),
        ("SonnenHof", ("sonn", "hof")),
        ("KiTa Sonnenhof", ("kindertagesstatt", "sonnenhof")),
        ("Mobiler Sozialer Dienst (MSD)", ("mobil", "sozial", "dienst")),
        ("Reha-Sport", ("rehabilitatio", "sport")),
    ],
)
def test_a_name_has_the_words_that_tell_it_from_others(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("AWO Friedberg", "Arbeiterwohlfahrt Friedberg e. V."),
        ("Suchtberatung Lindental", "Sucht-Beratung Lindental"),
        ("DRK-Kreisverband Auental", "Deutsches Rotes Kreuz, Kreisverband Auental e.V."),
        ("Evangelische Kirchengemeinde", "Ev. Kirchengemeinde"),
        ("Turnverein Lindental 1888", "Turnverein Lindenthal 1888"),
        ("Müller & Söhne", "Mueller und Soehne"),
        ("MSDL", "Mobiler Sozialer Dienst Lindental"),
    ],
)
def test_what_is_written_in_two_ways_is_alike(first: str, second: str) -> None:
    assert alike(tokens(first), tokens(second)) == 1.0


@pytest.mark.parametrize(
    ("first", "second", "most"),
    [
        ("AWO Ortsverein Friedberg", "AWO Ortsverein Butzbach", 0.5),
        ("Turnverein 1888", "Turnverein 1887", 0.35),
        (
            "Wohngruppe im Alten Pfarrhaus, Phase I",
            "Wohngruppe im Alten Pfarrhaus, Phase III",
            0.3,
        ),
        ("Kita Nord", "Kita Süd", 0.4),
        ("Suchtberatung", "Schuldnerberatung", 0.0),
        ("", "Tafel", 0.0),
    ],
)
def test_what_each_has_alone_keeps_names_apart(first: str, second: str, most: float) -> None:
    assert alike(tokens(first), tokens(second)) <= most


def test_the_name_of_the_town_in_which_both_lie_tells_little() -> None:
    first, second = tokens("Diakonieverein Lindental"), tokens("Diakonieverein")

    apart, together = alike(first, second), alike(first, second, known={"lindental"})

    assert (round(apart, 2), round(together, 2)) == (0.67, 0.89)


def test_a_town_that_only_one_name_says_tells_little() -> None:
    bare, here, there = (tokens(f"Skatepark{town}") for town in ("", " Lindental", " Butzbach"))
    towns = {"lindental", "butzbach"}

    assert round(alike(bare, here, towns=towns), 2) == 0.89
    assert alike(here, there, towns=towns) < 0.5


def test_what_stands_in_brackets_can_be_left_out() -> None:
    assert bare_tokens("Standort Nord (Haupthaus)") == tokens("Standort Nord")
    assert bare_tokens("(Haupthaus)") == tokens("Haupthaus")


def test_a_name_of_many_tells_less() -> None:
    common = Commonness({}, 100, {("hof",): 2, ("kirch",): 32})

    assert [common.of_whole((name,)) for name in ("hof", "neu", "kirch")] == [1.0, 1.0, 0.2]


def test_a_word_of_many_names_tells_less() -> None:
    common = Commonness({"sportverei": 200, "sonnenhof": 1}, 1_000)

    assert [common.weight(word) for word in ("sonnenhof", "sportverei", "verei")] == [
        1.0,
        0.35,
        0.35,
    ]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Am Markt (Ost)", ("markt", "ost")),
        ("Kita Sonne (2)", ("kindertagesstatt", "sonn", "2")),
        ("Haus Nord (Bezirk 7)", ("haus", "nord")),
    ],
)
def test_brackets_are_left_out_unless_they_tell_houses_apart(
    name: str, bare: tuple[str, ...]
) -> None:
    assert bare_tokens(name) == bare


def test_directions_tell_houses_apart_as_numbers_do() -> None:
    by_direction = alike(tokens("Kita Sonne Ost"), tokens("Kita Sonne West"))

    assert by_direction == alike(tokens("Kita Sonne 2"), tokens("Kita Sonne 3"))
    assert by_direction < alike(tokens("Kita Sonne"), tokens("Kita Sonne Ost")) < 1
