"""Measures of lists, and the tables that they are taken on."""

from __future__ import annotations

from collections import Counter

import pytest

from sozialatlas.directory.taxonomy.reader import read_taxonomy
from tests.search.relevance import tables
from tests.search.relevance.measures import Score, Verdict, score
from tests.search.relevance.tables import Query, Town

TOWN = Town("Auenthal", "99901", 50.0, 9.0)


def test_means_are_taken_over_queries() -> None:
    first = Verdict((True, False, True), possible=2)
    second = Verdict((), possible=40)

    assert score([first, second]) == Score(0.5, 0.5, 0.5, 0.5, 2)


def test_a_list_of_few_possible_records_can_be_perfect() -> None:
    assert Verdict((True, True), possible=2).precision == 1.0
    assert Verdict((True, True), possible=200).precision == 0.2


def test_no_list_is_no_fault_where_nothing_is_right() -> None:
    assert not Verdict((), possible=0).is_empty
    assert Verdict((), possible=1).is_empty


@pytest.mark.parametrize("half", [tables.CHECKING, tables.TUNING])
def test_tables_cover_every_kind_and_topic(half: str) -> None:
    queries = tables.read(half, [TOWN])
    codes = {topic.code for topic in read_taxonomy().topics}
    leaves = {topic.code for topic in read_taxonomy().topics if topic.group}

    assert min(Counter(query.kind for query in queries).values()) >= 12
    assert {code for query in queries for code in query.topics} <= codes
    assert {code for query in queries for code in query.topics} == leaves


def test_halves_share_no_query() -> None:
    halves = [
        {query.text.casefold() for query in tables.read(half, [TOWN])}
        for half in (tables.CHECKING, tables.TUNING)
    ]

    assert halves[0] & halves[1] == set()


def test_towns_stand_in_the_text() -> None:
    told = [query for query in tables.read(tables.TUNING, [TOWN]) if query.town]

    assert told
    assert [query for query in told if not _names(query)] == []


def _names(query: Query) -> bool:
    return TOWN.name in query.text or TOWN.postal_code in query.text
