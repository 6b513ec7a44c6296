"""What strangers send is answered: never a failure, never what another portal or a draft holds."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory
from pytest_django import Settings

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Topic
from sozialatlas.project import utf8_only
from sozialatlas.project.response_cache import layer
from sozialatlas.search import indexing, labels, portals
from sozialatlas.search.models import Portal
from tests import odd_requests
from tests.fresh_world import world
from tests.odd_requests import DRAFT, OTHER, PORTAL, Odd
from tests.search.world import World

__all__ = ["world"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECRETS = ("Verborgenes Netz", "Geheimhaus", "Geheimweg")


@pytest.fixture
def record(world: World, settings: Settings) -> Iterator[str]:
    """Return the page of a record of a portal; a draft and a shelter must never be seen."""
    settings.ALLOWED_HOSTS = ["testserver"]
    own = Topic.objects.create(code="x-own", name="Eigenes")
    theme = Portal.objects.create(kind="theme", slug=PORTAL, name="Eigen", is_published=True)
    theme.topics.add(own)
    Portal.objects.create(kind="theme", slug=OTHER, name="Fremd", is_published=True)
    Portal.objects.create(kind="kiosk", slug=DRAFT, name=SECRETS[0])
    shown = world.record("Eigen", world.middle)
    shown.service.topics.add(own)
    world.record(
        "Zuflucht",
        world.middle,
        place={"name": SECRETS[1], "is_confidential": True, "transportation": SECRETS[2]},
    )
    indexing.build()
    for kept in (portals, labels):
        kept.forget()
    yield f"/de/angebote/eigen-{shown.pk}"
    portals.forget()


@pytest.fixture
def lasting() -> Iterator[None]:
    """Keep the connection: each answer would close it, and with it what the test has made."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def answer(site: layer.ResponseCache, odd: Odd) -> tuple[int, str]:
    """Return the status and all that an answer says."""
    path, _mark, query = odd.path.partition("?")
    environ = (
        RequestFactory()
        .generic(odd.method, "/", odd.body, headers=odd.headers, content_type="")
        .environ
    )
    environ |= {
        "PATH_INFO": _read(path),
        "QUERY_STRING": query,
        "wsgi.input": io.BytesIO(odd.body),
        "CONTENT_LENGTH": odd.headers.get("Content-Length", str(len(odd.body))),
        "CONTENT_TYPE": odd.headers.get("Content-Type", ""),
    }
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None, /) -> None:
        told.append((status, headers))

    parts = utf8_only.in_front_of(site)(environ, start)
    body = b"".join(parts).decode(errors="replace")
    if hasattr(parts, "close"):
        parts.close()
    status, headers = told[-1]
    return int(status[:3]), f"{headers}\n{body}"


def _read(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")


@pytest.mark.usefixtures("lasting")
def test_no_request_fails_or_tells_a_secret(record: str, caplog: pytest.LogCaptureFixture) -> None:
    site = layer.in_front_of(WSGIHandler(), 8)

    wrong = []
    for odd in odd_requests.requests(record):
        status, told = answer(site, odd)
        is_led_away = "evil.example" in told.partition("\n")[0]
        if status >= 500 or is_led_away or any(secret in told for secret in SECRETS):
            wrong.append((status, odd))

    assert wrong == []
    assert [one for one in caplog.records if one.levelno >= logging.ERROR and one.exc_info] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/de/redaktion/vorschlaege/annehmen?ort=1", "/de/redaktion/vorschlaege?ort=1"),
        ("/de/konto/geraete", "/de/konto"),
    ],
)
def test_the_address_of_a_button_leads_to_its_page(client: Client, path: str, to: str) -> None:
    client.force_login(User.objects.create_user("wer@kreis.example"))

    found = client.get(path)

    assert (found.status_code, found.headers["Location"]) == (302, to)
    assert client.put(path).status_code == 405
