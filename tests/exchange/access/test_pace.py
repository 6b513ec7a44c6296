"""How much one address may ask."""

import datetime as dt
import json

import pytest
from django.http import HttpRequest, HttpResponseBase
from django.test import RequestFactory
from pytest_django import Settings

from sozialatlas.exchange import open_answers
from sozialatlas.exchange.access.pace import Minute, minute

NOON = dt.datetime(2026, 11, 24, 12, 0, 10, tzinfo=dt.UTC)


@open_answers.open_to_all()
def _hello(_request: HttpRequest) -> HttpResponseBase:
    return open_answers.json({"hello": "world"})


@pytest.fixture(autouse=True)
def _three_a_minute(settings: Settings) -> None:
    minute.forget()
    settings.API_PER_MINUTE = 3


def test_each_sender_has_a_minute_of_its_own() -> None:
    counting = Minute()

    paces = [counting.ask("a", now=NOON, limit=2) for _ in range(3)]
    other = counting.ask("b", now=NOON, limit=2)
    later = counting.ask("a", now=NOON + dt.timedelta(seconds=50), limit=2)

    assert [(each.left, each.seconds, each.is_too_fast) for each in (*paces, other, later)] == [
        (1, 50, False),
        (0, 50, False),
        (-1, 50, True),
        (1, 50, False),
        (1, 60, False),
    ]


def test_who_asks_too_fast_is_told_how_long_to_wait(rf: RequestFactory) -> None:
    answers = [_hello(rf.get("/", REMOTE_ADDR="192.0.2.1")) for _ in range(4)]
    other = _hello(rf.get("/", REMOTE_ADDR="192.0.2.2"))

    refused = answers[-1]
    assert [each.status_code for each in (*answers, other)] == [200, 200, 200, 429, 200]
    assert [each["X-RateLimit-Remaining"] for each in answers] == ["2", "1", "0", "0"]
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert json.loads(refused.content)["reason"].startswith("more than 3 questions")  # type: ignore[attr-defined]  # -- whole


def test_one_connection_has_one_count_however_many_addresses_it_has(rf: RequestFactory) -> None:
    of_one = [f"2001:db8:1:2::{number}" for number in range(1, 5)]

    answers = [_hello(rf.get("/", REMOTE_ADDR=address)) for address in of_one]

    assert [each.status_code for each in answers] == [200, 200, 200, 429]


def test_no_limit_counts_nobody(rf: RequestFactory, settings: Settings) -> None:
    settings.API_PER_MINUTE = 0

    answers = [_hello(rf.get("/")) for _ in range(5)]

    assert {each.status_code for each in answers} == {200}
    assert not answers[0].has_header("X-RateLimit-Limit")
