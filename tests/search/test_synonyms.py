from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.understanding import synonym_lists
from sozialatlas.search.understanding.synonyms import (
    MOST_ALTERNATIVES,
    MOST_EXPANSIONS,
    MOST_WORDS,
    Key,
    Phrase,
    SynonymSet,
    SynonymTable,
    key_of,
)


def table(*sets: tuple[str, ...], one_way: tuple[tuple[str, ...], ...] = ()) -> SynonymTable:
    given = [SynonymSet(words) for words in sets]
    return SynonymTable([*given, *(SynonymSet(words, is_one_way=True) for words in one_way)])


def told(found: SynonymTable, text: str) -> list[tuple[int, int, list[str]]]:
    """Return what each expansion says, its alternatives as typed words."""
    return [
        (
            one.start,
            one.end,
            [" ".join(word.surface for word in words) for words in one.alternatives],
        )
        for one in found.expansions(analyse(text).words)
    ]


def packaged() -> SynonymTable:
    return SynonymTable(
        SynonymSet(entry.words, entry.is_one_way) for entry in synonym_lists.packaged()
    )


def test_each_word_of_a_set_finds_the_others() -> None:
    found = table(("Kita", "Kindertagesstätte"))

    assert told(found, "Kita") == [(0, 1, ["kindertagesstatte"])]
    assert told(found, "offene Kindertagesstätten Wetzlar") == [(1, 2, ["kita"])]


def test_one_way_only_the_first_finds_the_others() -> None:
    found = table(one_way=(("Spitex", "ambulanter Pflegedienst"),))

    assert told(found, "Spitex") == [(0, 1, ["ambulanter pflegedienst"])]
    assert told(found, "ambulanter Pflegedienst") == []


def test_the_longest_phrase_comes_first_and_spans_do_not_overlap() -> None:
    found = table(("SGB II", "Bürgergeld"), ("SGB", "Sozialgesetzbuch"), ("Rat", "Hilfe"))

    assert told(found, "SGB II Rat") == [(0, 2, ["burgergeld"]), (2, 3, ["hilfe"])]
    assert told(found, "SGB XI") == [(0, 1, ["sozialgesetzbuch"])]


@pytest.mark.parametrize(
    "text", ["Kindertagesstätten", "Kinder-Tagesstätte", "Kinder Tagesstätte"]
)
def test_inflected_and_divided_words_are_known(text: str) -> None:
    found = table(("Kita", "Kindertagesstätte"))

    assert [alternatives for _, _, alternatives in told(found, text)] == [["kita"]]


def test_plurals_with_s_are_known() -> None:
    found = table(("Kita", "Kindertagesstätte"))

    assert told(found, "Kitas") == [(0, 1, ["kita", "kindertagesstatte"])]


def test_the_beginning_of_a_compound_is_replaced() -> None:
    found = table(("Klinik", "Spital"), ("Kindergarten", "Kita"))

    assert told(found, "Klinikaufenthalt") == [(0, 1, ["spital aufenthalt"])]
    assert told(found, "Kindergartenplatz") == [(0, 1, ["kita platz"])]


def test_the_end_of_a_compound_and_a_part_that_is_no_noun_stay() -> None:
    found = table(("Klinik", "Spital"), ("taub", "gehörlos"))

    assert told(found, "Tagesklinik Taubenschlag") == []


def test_words_lead_no_further_than_to_their_own_sets() -> None:
    found = table(("AMS", "Arbeitsmarktservice"), one_way=(("Arbeitsmarktservice", "Jobcenter"),))

    assert told(found, "AMS") == [(0, 1, ["arbeitsmarktservice"])]
    assert told(found, "Arbeitsmarktservice") == [(0, 1, ["ams", "jobcenter"])]


def test_the_words_of_all_entries_are_told() -> None:
    found = table(("Hartz IV", "Bürgergeld"), one_way=(("Spitex", "Pflegedienst"),))

    assert found.words == {
        "hartz": "Hartz",
        "iv": "IV",
        "burgergeld": "Bürgergeld",
        "spitex": "Spitex",
        "pflegedienst": "Pflegedienst",
    }


def test_what_a_query_asks_is_bounded() -> None:
    found = table(("Kita", *(f"Wort{number}" for number in range(100))), ("eins", "zwei"))

    assert len(told(found, "Kita")[0][2]) == MOST_ALTERNATIVES
    assert len(told(found, "eins zwei " * 20)) == MOST_EXPANSIONS


def test_nothing_and_words_of_no_meaning_are_no_synonyms() -> None:
    found = table(("und", "oder"), ("", "!?"), ("Berater", "Berater:innen"))

    assert len(found) == 0
    assert told(found, "") == []
    assert told(found, "Kita und Hort") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kita", "kindertagesstatte"),
        ("Spitex", "ambulanter pflegedienst"),
        ("Matura", "abitur"),
        ("Jause", "brotzeit"),
        ("Ordination", "arztpraxis"),
        ("Spital", "krankenhaus"),
        ("AMS", "agentur fur arbeit"),
        ("RAV", "agentur fur arbeit"),
        ("KESB", "jugendamt"),
        ("BH", "bezirkshauptmannschaft"),
        ("Hartz IV", "burgergeld"),
        ("Hartz 4", "burgergeld"),
        ("ALG II", "grundsicherung fur arbeitsuchende"),
        ("SGB II", "burgergeld"),
        ("EUTB", "teilhabeberatung"),
        ("SPZ", "sozialpadiatrisches zentrum"),
        ("MVZ", "medizinisches versorgungszentrum"),
        ("Physio", "physiotherapie"),
        ("Ergo", "ergotherapie"),
        ("Logo", "logopadie"),
        ("Uni", "universitat"),
        ("Reha", "rehabilitation"),
        ("Perso", "personalausweis"),
        ("Zivildienst", "bundesfreiwilligendienst"),
    ],
)
def test_the_packaged_lists_know(typed: str, meant: str) -> None:
    known = {
        key_of(words)
        for one in packaged().expansions(analyse(typed).words)
        for words in one.alternatives
    }

    assert {key_of(analyse(meant).words)} - known == set()


def test_no_packaged_word_stands_twice() -> None:
    places: dict[tuple[bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for entry in synonym_lists.packaged():
        words = entry.words[:1] if entry.is_one_way else entry.words
        for key in {key_of(analyse(word).words) for word in words}:
            places[entry.is_one_way, key].append(entry.code)

    assert [codes for codes in places.values() if len(codes) > 1] == []


def test_packaged_words_say_something_and_are_short_and_differ() -> None:
    wrong = []
    for entry in synonym_lists.packaged():
        keys = [key_of(analyse(word).words) for word in entry.words]
        if (
            () in keys
            or len(set(keys)) < 2
            or max(len(w.split()) for w in entry.words) > MOST_WORDS
        ):
            wrong.append(entry.code)
    assert wrong == []


def test_there_are_enough_sets() -> None:
    assert len(synonym_lists.packaged()) >= 250


def test_a_wrong_list_is_named(tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    for text, said in (
        ("[same]\na = ['x']", "wrong.toml: a needs two words or more"),
        ("[same]\na = ['x', 'y']\n[finds]\na = ['x', 'y']", "wrong.toml: a stands twice"),
        ("[other]\n", "wrong.toml: Object contains unknown field `other`"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(synonym_lists.SynonymListError) as caught:
            synonym_lists.read([file])
        assert str(caught.value) == said


class Counted(dict[Key, tuple[Phrase, ...]]):
    """A table that counts how often something is looked up."""

    looks = 0

    def get(self, *key: Key) -> tuple[Phrase, ...] | None:
        self.looks += 1
        return super().get(*key)


def test_an_expansion_looks_up_a_few_keys_of_thousands() -> None:
    known, words = packaged(), analyse("Kita oder Spitex in Wetzlar mit Beratung zu SGB II").words
    counted = known._others = Counted(known._others)

    known.expansions(words)

    assert len(words) <= counted.looks <= 3 * len(words)
