"""What is offered for a beginning, from texts in memory."""

from __future__ import annotations

import pytest

from sozialatlas.search.suggesting.choosing import Shelves
from sozialatlas.search.suggesting.mistyped import corrections
from sozialatlas.search.suggesting.offers import Kind, Offer, Suggestion, Text
from sozialatlas.search.suggesting.typed import LONGEST_TEXT, MOST_WORDS, typed

HOME_CARE = Offer(
    Kind.TOPIC, "home_care", "Ambulante Pflegedienste", (("en", "Home nursing"),), 12
)


def shelves(*names: str, kind: Kind = Kind.SERVICE, further: tuple[Text, ...] = ()) -> Shelves:
    """Return shelves of offers with these names, the first named the most frequent."""
    texts = [
        Text(Offer(kind, name, name, (), 100 - at), name, 0, 100 - at)
        for at, name in enumerate(names)
    ]
    return Shelves([*texts, *further])


def labels(given: Shelves, text: str, language: str = "de", **more: object) -> list[str]:
    return [one.label for one in given.suggest(text, language=language, **more)]


@pytest.mark.parametrize(
    "text", ["Müt", "Muet", "mut", "MÜTTER", "gruppe mü", "Mütter-Gr", "mütter und gru", "  mutt"]
)
def test_beginnings_of_words_are_enough_in_any_spelling_and_order(text: str) -> None:
    assert labels(shelves("Gruppe für Mütter", "Chor"), text) == ["Gruppe für Mütter"]


@pytest.mark.parametrize(
    "text", ["", " ", "m", "?!", "\0", "\ud800", "xyz", "mütter chor", "tter"]
)
def test_what_begins_nothing_offers_nothing(text: str) -> None:
    assert labels(shelves("Gruppe für Mütter", "Chor"), text) == []


def test_a_word_that_begins_so_comes_before_a_part_of_a_compound() -> None:
    given = shelves("Schuldnerberatung", "Offene Beratung", "Beratung am Markt")

    assert labels(given, "berat") == ["Beratung am Markt", "Offene Beratung", "Schuldnerberatung"]


def test_of_equal_ones_that_with_more_records_comes_first() -> None:
    assert labels(shelves("Tafel West", "Tafel Ost"), "tafel") == ["Tafel West", "Tafel Ost"]


def test_a_topic_is_offered_by_its_name_with_the_word_that_matched() -> None:
    given = Shelves([Text(HOME_CARE, "Ambulante Pflegedienste"), Text(HOME_CARE, "Spitex", 1)])

    assert [given.suggest(text, language="de") for text in ("spit", "ambu", "pflege")] == [
        (Suggestion(Kind.TOPIC, "home_care", "Ambulante Pflegedienste", "Spitex", 12),),
        (Suggestion(Kind.TOPIC, "home_care", "Ambulante Pflegedienste", "", 12),),
        (Suggestion(Kind.TOPIC, "home_care", "Ambulante Pflegedienste", "", 12),),
    ]


def test_on_an_english_page_the_label_is_english_and_the_german_word_the_hint() -> None:
    given = Shelves([Text(HOME_CARE, "Ambulante Pflegedienste")])

    found = given.suggest("ambul", language="en")

    assert found == (
        Suggestion(Kind.TOPIC, "home_care", "Home nursing", "Ambulante Pflegedienste", 12),
    )


def test_what_is_as_before_stays_on_its_shelf() -> None:
    town = Text(Offer(Kind.PLACE, "Auenburg", "Auenburg"), "Auenburg")
    topic = Text(HOME_CARE, "Ambulante Pflegedienste")
    before = Shelves([Text(Offer(Kind.SERVICE, "Chor", "Chor"), "Chor"), town, topic])

    after = Shelves([Text(Offer(Kind.SERVICE, "Band", "Band"), "Band"), town, topic], before)

    assert after.shelves[Kind.PLACE] is before.shelves[Kind.PLACE]
    assert after.terms["de"].shelves == before.terms["de"].shelves
    assert [labels(after, text) for text in ("auen", "ambu", "band", "chor")] == [
        ["Auenburg"], ["Ambulante Pflegedienste"], ["Band"], [],
    ]  # fmt: skip


def test_another_number_of_records_is_told_though_the_names_are_as_before() -> None:
    before = Shelves([Text(HOME_CARE, "Spitex", 1)])

    after = Shelves([Text(HOME_CARE._replace(record_count=13), "Spitex", 1)], before)

    assert [one.count for one in after.suggest("spit", language="de")] == [13]


def test_all_words_count_however_far_behind_their_text_stands() -> None:
    names = [f"Haus {at}" for at in range(500)]
    given = shelves(*names, "Haus der Familie", "Familienhaus")

    assert labels(given, "haus fam") == ["Familienhaus", "Haus der Familie"]


def test_kinds_stand_together_and_each_gets_its_share() -> None:
    texts = [
        Text(
            Offer(kind, f"{kind}{at}", f"Auen{kind}{at}", (), 9 - at), f"Auen{kind}{at}", 0, 9 - at
        )
        for kind in Kind
        for at in range(6)
    ]

    found = Shelves(texts).suggest("auen", language="de")

    assert [one.kind for one in found] == [
        Kind.TOPIC, Kind.TOPIC, Kind.LIFE_SITUATION, Kind.LIFE_SITUATION, Kind.PLACE, Kind.PLACE,
        Kind.SERVICE, Kind.ORGANIZATION,
    ]  # fmt: skip
    assert len(Shelves(texts).suggest("auen", language="de", kinds=[Kind.PLACE])) == 6
    assert len(Shelves(texts).suggest("auen", language="de", most=3)) == 3


def test_no_kind_takes_more_than_four_places() -> None:
    assert len(labels(shelves(*(f"Tafel {at}" for at in range(9))), "tafel")) == 4


@pytest.mark.parametrize("text", ["Kindergaten", "Kindregarten", "Kindergartten", "Kimdergarten"])
def test_one_typing_error_is_put_up_with_where_nothing_else_matches(text: str) -> None:
    assert labels(shelves("Kindergarten Arche", "Kinderchor"), text) == ["Kindergarten Arche"]


@pytest.mark.parametrize("text", ["Kimdrgarten", "Tofel", "Tsfe"])
def test_two_errors_or_a_short_word_are_not_guessed_at(text: str) -> None:
    assert labels(shelves("Kindergarten", "Tafelrunde"), text) == (
        ["Tafelrunde"] if text == "Tofel" else []
    )


def test_a_beginning_that_is_right_is_never_repaired() -> None:
    assert labels(shelves("Karten", "Garten"), "karte") == ["Karten"]


@pytest.mark.parametrize("text", ["Butter", "Leiter", "Wetter"])
def test_a_common_word_is_taken_for_no_other(text: str) -> None:
    assert labels(shelves("Mutter-Kind-Gruppe", "Jugendleiter", "Weiterbildung"), text) == (
        ["Jugendleiter"] if text == "Leiter" else []
    )


def test_the_last_word_may_name_the_place_for_the_others() -> None:
    town = Text(Offer(Kind.PLACE, "Auenburg", "Auenburg"), "Auenburg")
    given = shelves("Beratung Auenburg", further=(town,))

    assert given.suggest("Chor in Auenb", language="de") == (
        Suggestion(Kind.PLACE, "Auenburg", "Auenburg", words="Chor"),
    )
    assert [(one.label, one.words) for one in given.suggest("Beratung Auen", language="de")] == [
        ("Beratung Auenburg", ""),
        ("Auenburg", "Beratung"),
    ]


def test_corrections_lead_to_beginnings_only() -> None:
    assert corrections("shcul", ["schuld", "schule"]) == ["schul"]


def test_endless_texts_are_cut() -> None:
    asked = typed("Hilfe " * 10_000)

    assert len(asked.words) == MOST_WORDS
    assert typed("x" * 10_000).words == ("x" * LONGEST_TEXT,)
