"""`GET /api/suggest`: its answers and its refusals."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings, strategies as st

from sozialatlas.directory.models import Topic
from sozialatlas.exchange.api import openapi, suggest
from sozialatlas.search import indexing
from sozialatlas.search.suggesting.held import held
from tests.search.world import World

ADDRESS = "/api/suggest"
ROOT = "http://testserver"


@pytest.fixture(autouse=True)
def _nothing_held() -> None:
    held.forget()


def ask(client: Client, **parameters: object) -> list[dict[str, object]]:
    """Return the suggestions of a request that is understood."""
    answer = client.get(ADDRESS, parameters)
    assert answer.status_code == 200, answer.content
    assert list(answer.json()) == ["items"]
    return list(answer.json()["items"])


def test_each_kind_leads_to_its_search(client: Client, world: World) -> None:
    topic = Topic.objects.create(
        code="t-home", name="Umsorgung daheim", name_en="Minding", words=["Spitexa"]
    )
    world.record("Beispielchor & Tanz").service.topics.add(topic)
    indexing.build()

    assert ask(client, q="beisp", language="de") == [
        {
            "kind": "service",
            "label": "Beispielchor & Tanz",
            "hint": "",
            "count": 1,
            "words": "",
            "url": f"{ROOT}/de/suche?q=Beispielchor+%26+Tanz&exact=1",
        },
        {
            "kind": "organization",
            "label": "Beispielwerk",
            "hint": "",
            "count": 1,
            "words": "",
            "url": f"{ROOT}/de/suche?q=Beispielwerk&exact=1",
        },
    ]
    assert ask(client, q="spitexa", language="en") == [
        {
            "kind": "topic",
            "label": "Minding",
            "hint": "Spitexa",
            "count": 1,
            "words": "",
            "url": f"{ROOT}/en/suche?topic=t-home",
        }
    ]
    assert ask(client, q="Chor in Nordh", language="de") == [
        {
            "kind": "place",
            "label": "Nordhausen",
            "hint": "",
            "count": None,
            "words": "Chor",
            "url": f"{ROOT}/de/suche?q=Chor&place=Nordhausen",
        }
    ]


def test_where_a_suggestion_leads_something_is_found(client: Client, world: World) -> None:
    topic = Topic.objects.create(code="t-home", name="Chormusik")
    world.record("Chorwerk Nordhausen").service.topics.add(topic)
    world.record("Chor der Stadt")
    indexing.build()

    found = ask(client, q="chor")
    firsts = [
        client.get(str(one["url"]).replace("/de/suche", "/api/search")).json()["items"][0]["name"]
        for one in found
    ]

    assert [(one["kind"], one["label"]) for one in found] == [
        ("topic", "Chormusik"),
        ("service", "Chor der Stadt"),
        ("service", "Chorwerk Nordhausen"),
    ]
    assert firsts == ["Chorwerk Nordhausen", "Chor der Stadt", "Chorwerk Nordhausen"]


def test_kinds_and_their_number_are_chosen(client: Client, world: World) -> None:
    for number in range(6):
        world.record(f"Nordchor {number}")
    indexing.build()

    assert [one["label"] for one in ask(client, q="nord", kind="place")] == ["Nordhausen"]
    assert len(ask(client, q="nord", kind="service")) == 6
    assert [one["kind"] for one in ask(client, q="nord", limit="2")] == ["place", "service"]


def test_labels_come_in_the_language_that_the_client_asks_for(
    client: Client, world: World
) -> None:
    topic = Topic.objects.create(code="t-home", name="Umsorgung daheim", name_en="Minding")
    world.record("Chor").service.topics.add(topic)
    indexing.build()

    answer = client.get(ADDRESS, {"q": "umsorg"}, headers={"accept-language": "en"}).json()

    assert [(one["label"], one["hint"]) for one in answer["items"]] == [
        ("Minding", "Umsorgung daheim")
    ]


def test_the_answer_may_be_read_by_pages_of_others(client: Client, world: World) -> None:
    assert client.get(ADDRESS).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("page=1", "page"),
        ("q=a&q=b", "q"),
        ("q=a%00b", "q"),
        (f"q={'x' * 201}", "q"),
        ("language=xx", "language"),
        ("language=de&language=en", "language"),
        ("kind=person", "kind"),
        ("limit=0", "limit"),
        ("limit=9", "limit"),
        ("limit=%C2%B2", "limit"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(
    client: Client, world: World, query: str, name: str
) -> None:
    answer = client.get(f"{ADDRESS}?{query}")

    assert [answer.status_code, answer.json()["parameter"]] == [400, name]
    assert set(answer.json()) == {"parameter", "reason"}


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=250), limit=st.sampled_from(["", "1", "8", "x"]))
def test_any_text_is_answered_or_refused(
    client: Client, world: World, text: str, limit: str
) -> None:
    answer = client.get(ADDRESS, {"q": text, "limit": limit})

    assert answer.status_code in {200, 400}


def test_the_document_describes_every_parameter_once() -> None:
    document = openapi.document()

    described = document["paths"]["/api/suggest"]["get"]["parameters"]
    assert [(each["name"], each["in"]) for each in described] == [
        (name, "query") for name in suggest.NAMES
    ]
    assert all(each["description"] for each in described)
