"""How soon a saved change is found over HTTP, while others search and the cache is on."""

from __future__ import annotations

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit

from tests.bench import site
from tests.bench.figures import Figure

EDITS = 100
SECONDS_BETWEEN = 0.2
LOAD_SECONDS = 120
GIVEN_UP = 10.0
LOAD = ["/de/suche?q=Beratung", "/api/search?q=Hilfe", "/de/", "/api/search?q=Pflege&free=1"]


def measure() -> list[Figure]:
    """Rename services one after the other, and ask until each new name is found."""
    with site.served(SOZIALATLAS_WORKERS="2") as served:
        os.environ["SOZIALATLAS_DATA"] = str(site.FOLDER)
        import django

        django.setup()
        searching = _searching(served.address)
        try:
            seconds = sorted(_edited(served.address))
        finally:
            searching.kill()
            searching.wait()
    share = sum(one < 0.5 for one in seconds) / len(seconds)
    return [
        Figure("saved change is found, p50", statistics.median(seconds), "s"),
        Figure("saved change is found, p99", seconds[len(seconds) * 99 // 100 - 1], "s", 0.5),
        Figure("saved change is found within 0.5 s", share * 100, "%"),
    ]


def _searching(address: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "tests.bench.load", address, str(LOAD_SECONDS), "2"]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.write("\n".join(LOAD).encode())
    process.stdin.close()
    return process


def _edited(address: str) -> list[float]:
    from sozialatlas.directory.models import Service

    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    ids = list(Service.objects.order_by("pk").values_list("pk", flat=True)[:EDITS])
    run = f"{time.time_ns():x}"
    found = []
    for number, service_id in enumerate(ids):
        name = f"Messangebot{run}x{number}"
        _rename(service_id, name)
        found.append(_seconds_until_found(connection, name))
        time.sleep(SECONDS_BETWEEN)
    return found


def _rename(service_id: object, name: str) -> None:
    """Save as the administration does: the change and its note for the index in one go."""
    from django.db import transaction
    from django.utils import timezone

    from sozialatlas.accounts.models import User
    from sozialatlas.directory import actions
    from sozialatlas.directory.models import Service
    from sozialatlas.directory.snapshots import snapshot

    editor = User.objects.order_by("pk").first()
    assert editor is not None
    with transaction.atomic():
        service = Service.objects.select_for_update().get(pk=service_id)
        before = snapshot(service)
        service.name = name
        service.save(update_fields=["name"])
        actions.edited(service, before=before, by=editor, at=timezone.now())


def _seconds_until_found(connection: http.client.HTTPConnection, name: str) -> float:
    saved = time.perf_counter()
    while (passed := time.perf_counter() - saved) < GIVEN_UP:
        connection.request("GET", f"/api/search?q={name}&exact=1")
        answer = json.loads(connection.getresponse().read())
        if any(item["name"] == name for item in answer["items"]):
            return time.perf_counter() - saved
        time.sleep(0.005)
    return passed
