from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.keeping import Keeping
from sozialatlas.search.models import Synonym
from sozialatlas.search.understanding import synonym_lists
from sozialatlas.search.understanding.saved_synonyms import keeping, sync
from sozialatlas.search.understanding.synonym_lists import SynonymEntry
from sozialatlas.search.understanding.synonyms import SynonymTable

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 2, 11, 10, 0, tzinfo=dt.UTC)


def entry(code: str, *words: str, note: str = "", is_one_way: bool = False) -> SynonymEntry:
    return SynonymEntry(code, words, note, is_one_way)


def stored() -> list[tuple[str, list[str], bool]]:
    return list(Synonym.objects.values_list("code", "words", "is_active"))


@pytest.fixture
def nothing(db: None) -> None:
    Synonym.objects.all().delete()


def test_migrate_brought_the_packaged_sets() -> None:
    assert Synonym.objects.filter(is_active=True).count() == len(synonym_lists.packaged())


def test_changed_and_gone_sets_are_followed_and_new_ones_stand_by_name(nothing: None) -> None:
    sync([entry("kita", "Kita", "Krippe"), entry("uni", "Uni", "Universität")])
    sync(
        [
            entry("kita", "Kita", "Kindergarten"),
            entry("zug", "Zug", "Bahn"),
            entry("abi", "Abi", "Abitur"),
        ]
    )

    assert stored() == [
        ("kita", ["Kita", "Kindergarten"], True),
        ("uni", ["Uni", "Universität"], False),
        ("abi", ["Abi", "Abitur"], True),
        ("zug", ["Zug", "Bahn"], True),
    ]


def test_a_set_that_comes_back_counts_again(nothing: None) -> None:
    sync([entry("kita", "Kita", "Krippe")])
    sync([])
    sync([entry("kita", "Kita", "Krippe", note="wieder da", is_one_way=True)])

    assert list(Synonym.objects.values_list("code", "note", "is_one_way", "is_active")) == [
        ("kita", "wieder da", True, True)
    ]


def test_edited_and_own_sets_stay(nothing: None) -> None:
    Synonym.objects.create(code="kita", words=["Kita", "Zwergenstube"], edited_at=NOW)
    Synonym.objects.create(words=["Tafel", "Laden"], is_own=True)
    Synonym.objects.create(code="weg", words=["x", "y"], edited_at=NOW)

    sync([entry("kita", "Kita", "Krippe")])

    assert stored() == [
        ("kita", ["Kita", "Zwergenstube"], True),
        ("", ["Tafel", "Laden"], True),
        ("weg", ["x", "y"], True),
    ]


def test_bringing_in_the_lists_asks_few_questions(
    nothing: None, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(9):
        sync()
    with django_assert_max_num_queries(9):
        sync()


def meant(held: Keeping[SynonymTable], text: str) -> list[str]:
    found = held.fresh().expansions(analyse(text).words)
    return [words[0].surface for one in found for words in one.alternatives]


def test_a_change_counts_within_a_second(nothing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    held, clock = keeping(), [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    Synonym.objects.create(words=["Tafel", "Laden"])
    assert meant(held, "Tafel") == ["laden"]

    Synonym.objects.update(words=["Tafel", "Markt"], edited_at=NOW)
    clock[0] += 1.0
    after_edit = meant(held, "Tafel")
    Synonym.objects.update(is_active=False)
    clock[0] += 1.0
    after_switching_off = meant(held, "Tafel")
    Synonym.objects.create(words=["Tafel", "Kammer"])
    clock[0] += 1.0

    assert (after_edit, after_switching_off, meant(held, "Tafel")) == (["markt"], [], ["kammer"])


def test_the_table_is_looked_at_once_a_second(
    nothing: None, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    held, clock = keeping(), [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    held.fresh()
    clock[0] += 0.9

    assert callable(django_assert_num_queries)
    with django_assert_num_queries(0):
        held.fresh()
