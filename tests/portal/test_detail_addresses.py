"""Where the page of a record is, and what stands there once the record is gone."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.test import Client

from sozialatlas.directory.models import (
    ServiceAtLocation,
    Topic,
)
from sozialatlas.search.actions import reindex
from tests.portal import detail_world as world

pytestmark = pytest.mark.django_db


def test_a_wrong_name_in_the_address_leads_to_the_right_one(
    client: Client, record: ServiceAtLocation
) -> None:
    answers = [
        client.get(f"/de/angebote/alter-name-{record.pk}"),
        client.get(f"/de/angebote/{record.pk}"),
        client.get(f"/de/angebote/alter-name-{str(record.pk).upper()}"),
    ]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (301, world.url(record))
    ] * 3


def test_a_service_with_places_leads_to_its_first_record(
    client: Client, record: ServiceAtLocation
) -> None:
    answer = client.get(f"/de/angebote/x-{record.service_id}")

    assert (answer.status_code, answer.headers["Location"]) == (302, world.url(record))


@pytest.mark.parametrize(
    "values",
    [
        {"status": "closed"},
        {"visible_to": dt.date(2020, 1, 1)},
        {"visible_from": dt.date(2999, 1, 1)},
    ],
)
def test_what_is_over_or_not_yet_answers_gone(
    client: Client, record: ServiceAtLocation, values: dict[str, object]
) -> None:
    ServiceAtLocation.objects.filter(pk=record.pk).update(**values)

    answer = client.get(world.url(record))

    assert (answer.status_code, "gibt es nicht mehr" in answer.content.decode()) == (410, True)


def test_an_unknown_id_answers_not_found(client: Client, record: ServiceAtLocation) -> None:
    answers = [
        client.get(f"/de/angebote/x-{uuid.uuid4()}"),
        client.get(f"/de/mitmachen/x-{record.pk}"),
    ]

    assert [each.status_code for each in answers] == [404, 404]


@pytest.mark.usefixtures("data_dir")
def test_what_is_gone_names_what_there_is_instead(client: Client) -> None:
    topic = Topic.objects.exclude(parent=None).order_by("pk").first()
    assert topic is not None
    area = world.town()
    records = [
        world.at(world.service(name), area, number)
        for number, name in enumerate(("Alt", "Neu"), start=1)
    ]
    for each in records:
        each.service.topics.add(topic)
    ServiceAtLocation.objects.filter(pk=records[0].pk).update(status="closed")
    reindex()

    html = client.get(world.url(records[0])).content.decode()

    links = re.findall(r'<li><a href="(/de/angebote/[^"]+)">([^<]+)</a>', html)
    assert links == [(world.url(records[1]), "Neu, Weilental")]
