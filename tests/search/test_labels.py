"""Words for the choices of facets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from sozialatlas.directory.actions import save_term
from sozialatlas.directory.models import Topic
from sozialatlas.search import answers, choices, labels
from sozialatlas.search.parameters import parse
from sozialatlas.search.requests import BadRequestError
from tests.search.world import World


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    labels.forget()
    yield
    labels.forget()


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
        (answers.BY_PHONE, answers.YES),
        (answers.ONLINE, answers.YES),
        (answers.AT_HOME, answers.YES),
        (answers.IN_PERSON, answers.YES),
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
        "Am Telefon",
        "Online",
        "Kommt nach Hause",
        "Vor Ort",
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
        labels.forget()
        with CaptureQueriesContext(connection) as queries:
            name = labels.namer(answers.MUNICIPALITY)
            assert [name(key) for key in asked] == ["Nordhausen", "Mittstadt", "Suedheim"][
                : len(asked)
            ]
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_new_topic_is_known_at_once_and_a_new_name_within_a_second(world: World) -> None:
    parameters = parse({"topic": ["t-new"]})
    with pytest.raises(BadRequestError):
        choices.known(parameters, on=dt.date(2026, 1, 1))
    topic = Topic(code="t-new", name="Neu")
    save_term(topic, is_new=True, at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    assert choices.known(parameters, on=dt.date(2026, 1, 1)) == parameters
    assert labels.label(answers.TOPIC, "t-new") == "Neu"

    topic.name = "Umbenannt"
    save_term(topic, is_new=False, at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))

    assert labels.names(answers.TOPIC, is_fresh=True)["t-new"] == "Umbenannt"
    assert labels.label(answers.TOPIC, "t-new") == "Umbenannt"


def test_names_that_are_known_cost_no_query(world: World) -> None:
    labels.label(answers.TOPIC, "t-own")

    with CaptureQueriesContext(connection) as queries:
        labels.label(answers.TOPIC, "t-own")

    assert len(queries) == 0
