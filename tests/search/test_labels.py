"""Words for the choices of facets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from sozialatlas.directory.models import Topic
from sozialatlas.search import answers, labels
from tests.search.world import World


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_choices_are_called_what_people_call_them(world: World) -> None:
    Topic.objects.create(code="t-own", name="Eigenes", name_en="Own")
    keys = [
        (answers.TOPIC, "t-own"),
        (answers.MUNICIPALITY, "06999002"),
        (answers.SOCIAL_AREA, "west"),
        (answers.LANGUAGE, "ar"),
        (answers.ACCESSIBILITY, "lift"),
        (answers.TYPE, "event"),
        (answers.FREE, answers.YES),
        (answers.OPEN_NOW, answers.YES),
        (answers.REMOTE, answers.YES),
        (answers.AT_HOME, answers.YES),
    ]

    with override("de"):
        german = [labels.label(facet, key) for facet, key in keys]

    assert german == [
        "Eigenes",
        "Mittstadt",
        "West",
        "Arabisch",
        "Aufzug",
        "Veranstaltungen",
        "Kostenlos",
        "Jetzt geöffnet",
        "Online oder am Telefon",
        "Kommt nach Hause",
    ]


def test_a_topic_is_called_by_the_language_of_the_page(world: World) -> None:
    Topic.objects.create(code="t-own", name="Eigenes", name_en="Own")

    with override("en"):
        english = labels.label(answers.TOPIC, "t-own")
    with override("de"):
        german = labels.label(answers.TOPIC, "t-own")

    assert [english, german] == ["Own", "Eigenes"]


@pytest.mark.parametrize(
    "facet", [answers.TOPIC, answers.MUNICIPALITY, answers.LANGUAGE, answers.ACCESSIBILITY]
)
def test_an_unknown_key_stands_for_itself(world: World, facet: str) -> None:
    assert labels.label(facet, "nobody-knows") == "nobody-knows"


def test_many_choices_are_named_with_the_queries_of_one(world: World) -> None:
    keys = [area.key for area in (world.north, world.middle, world.south)]

    counts = []
    for asked in (keys[:1], keys):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            name = labels.namer(answers.MUNICIPALITY)
            assert [name(key) for key in asked] == ["Nordhausen", "Mittstadt", "Suedheim"][
                : len(asked)
            ]
        counts.append(len(queries))

    assert counts[0] == counts[1]
