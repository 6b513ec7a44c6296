"""The description of the interface is true: strangers' programs make do with it alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from sozialatlas.directory.models import Phone, Topic
from tests.directory import factories
from tests.exchange.hsds import contract

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.any_database,
]

# What somebody with an app would write after reading the names of the client's modules.
PROGRAM = """
import datetime as dt, json, sys, uuid
from sozialatlas_hsds_3_1_client import Client
from sozialatlas_hsds_3_1_client.api.deleted import list_deleted
from sozialatlas_hsds_3_1_client.api.services import ask_services, get_services, list_services
from sozialatlas_hsds_3_1_client.models import AskServicesJsonBody

client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)
page = list_services.sync(client=client, full=True, per_page=10)
one = get_services.sync(uuid.UUID(sys.argv[2]), client=client)
asked = ask_services.sync(client=client, body=AskServicesJsonBody(per_page=5))
since = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ended = list_deleted.sync(client=client, modified_after=since)
print(json.dumps({
    "listed": [each.name for each in page.contents],
    "total": page.total_items,
    "number": [one.phones[0].number, one.phones[0].extension],
    "topics": [each.taxonomy_term.name for each in one.attributes],
    "asked by post": asked.total_items,
    "ended": ended.total_items,
}))
"""


def _county() -> str:
    service = factories.service("Tagespflege", summary="Pflege am Tag")
    record = factories.record(service=service)
    Phone.objects.create(service=service, number="06031 1234 ext. 5")
    service.topics.add(Topic.objects.get(code="playground"))
    return str(record.service_id)


def _client(folder: Path) -> Path:
    """Make a client from the description alone."""
    description = folder / "openapi.json"
    description.write_bytes(Client().get("/api/hsds/v3/openapi.json").content)
    tools = str(Path(sys.executable).parent)
    made = subprocess.run(
        [
            f"{tools}/openapi-python-client",
            *("generate", "--fail-on-warning"),
            *("--path", str(description), "--output-path", str(folder / "client")),
        ],
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder / "client"


def test_a_client_made_from_the_description_works(live_server: LiveServer, tmp_path: Path) -> None:
    service = _county()
    client = _client(tmp_path)
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)

    done = subprocess.run(
        [sys.executable, str(program), f"{live_server.url}/api/hsds/v3", service],
        env={**os.environ, "PYTHONPATH": str(client), "NO_PROXY": "*", "no_proxy": "*"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "listed": ["Tagespflege"],
        "total": 1,
        "number": ["06031 1234", 5],
        "topics": ["Spielplätze"],
        "asked by post": 1,
        "ended": 0,
    }


def test_what_the_description_allows_is_answered_as_it_says(
    live_server: LiveServer, tmp_path: Path
) -> None:
    _county()

    asked = contract.ask(live_server.url, tmp_path, examples=13)

    assert asked.wrong == ""
    assert asked.cases >= 300
