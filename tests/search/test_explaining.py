"""Why a record stands where it is: the same numbers that the order was made of."""

from __future__ import annotations

import datetime as dt
import uuid
from math import prod

import pytest

from sozialatlas.directory.models import Topic
from sozialatlas.search import indexing, queries
from sozialatlas.search.explanations import (
    BY_TOPIC,
    FRESH,
    IN_DANGER,
    IN_NAME,
    IN_TEXT,
    NEARNESS,
    OPEN,
    OTHERWISE,
    OWN_MUNICIPALITY,
    REPAIRED,
    TYPED,
    VERIFIED,
    Factor,
    Match,
)
from sozialatlas.search.finding.wording import CRISIS_SCORE
from sozialatlas.search.requests import Near
from sozialatlas.search.understanding import crisis
from tests.search.world import NOW, World, crowd, request

PLACE = Near(lat=50.2, lon=8.1, municipality_key="06999002")


def test_each_explanation_adds_up_to_the_score_of_its_hit(world: World) -> None:
    crowd(world, 60, seed=4)
    indexing.build()
    asked = request(words="Pflegeheim Beratung", near=PLACE, page_size=100)

    hits = queries.search(asked).hits

    told = {hit.id: queries.explain(asked, hit.id) for hit in hits}
    assert len(told) > 5
    for hit in hits:
        explained = told[hit.id]
        assert explained is not None
        assert explained.score == pytest.approx(hit.score)
        factors = prod(factor.value for factor in explained.factors)
        assert explained.words_score * factors == pytest.approx(hit.score)
        assert (explained.is_exact, explained.distance_km) == (hit.is_exact, hit.distance_km)


def test_it_says_where_words_stand_and_what_counts_besides(world: World) -> None:
    link = world.record(
        "Schuldnerberatung",
        description="Gute Schuldnerberatung.",
        verified_at=NOW - dt.timedelta(days=1),
        status="temporarily_closed",
    )
    indexing.build()

    told = queries.explain(request(words="Schuldnerberatung", near=PLACE), link.pk)

    assert told is not None
    places = {(match.place, match.term, match.said) for match in told.matches}
    assert (IN_NAME, "schuldberat", TYPED) in places
    assert (IN_TEXT, "schuldberat", TYPED) in places
    assert told.factors == (
        Factor(NEARNESS, pytest.approx(1.0)),
        Factor(VERIFIED, 1.10),
        Factor(FRESH, 1.0),
        Factor(OWN_MUNICIPALITY, 1.10),
        Factor(OPEN, 0.5),
    )


@pytest.mark.parametrize(
    ("words", "term", "said"),
    [
        ("Physiotherapie", "physiotherapi", TYPED),
        ("Fisioterapi", "physiotherapi", REPAIRED),
        ("Spital", "krankhaus", OTHERWISE),
        ("Spital Krankenhaus", "krankhaus", TYPED),
    ],
)
def test_it_says_how_what_was_found_had_been_said(
    world: World, words: str, term: str, said: str
) -> None:
    link = world.record("Physiotherapie im Krankenhaus")
    indexing.build()

    told = queries.explain(request(words=words), link.pk)

    assert told is not None
    assert {match.said for match in told.matches if match.term == term} == {said}


def test_topic_and_best_place_of_a_word_add_up_to_the_score_of_the_words(world: World) -> None:
    link = world.record("Tafel")
    link.service.topics.add(Topic.objects.get(code="food_bank"))
    indexing.build()

    told = queries.explain(request(words="Tafel"), link.pk)

    assert told is not None
    first = told.matches[:2]
    assert [(match.place, match.term) for match in first] == [(BY_TOPIC, ""), (IN_NAME, "tafel")]
    assert sum(match.score for match in first) == pytest.approx(told.words_score, rel=1e-5)


@pytest.mark.parametrize("words", ["Ich will nicht mehr leben", "suizid"])
def test_it_says_what_comes_first_because_of_danger(world: World, words: str) -> None:
    danger = crisis.recognise(words)
    assert danger is not None
    link = world.record("Telefon in der Not")
    link.service.topics.add(Topic.objects.get_or_create(code=danger.topics[0])[0])
    indexing.build()

    told = queries.explain(request(words=words), link.pk)

    assert told is not None
    # The first topic of the danger counts most, and above all else that was found.
    assert told.matches[0] == Match(IN_DANGER, "", CRISIS_SCORE * len(danger.topics), OTHERWISE)
    assert [match.place for match in told.matches].count(IN_DANGER) == 1


def test_what_is_not_found_has_no_explanation(world: World) -> None:
    link = world.record("Tafel")
    indexing.build()

    assert queries.explain(request(words="Pflege"), link.pk) is None
    assert queries.explain(request(), uuid.uuid4()) is None
