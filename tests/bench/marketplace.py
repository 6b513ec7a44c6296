"""How fast proposals are handed in, listed and decided, with 5,000 of them waiting."""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit

from tests.bench import site
from tests.bench.figures import Figure

WAITING = 5_000
LISTED, DECIDED = 60, 60
GIVEN_UP = 10.0
QUEUE = "/de/redaktion/vorschlaege"
# Other pages of the list ask for more than the first.
QUERIES = ("", "?seite=100", "?von=provider", "?faellig=1", "?q=Pflege")
SOURCE = "bench"


def measure() -> list[Figure]:
    """Hand in, list, accept over HTTP, and ask the search until each change is found."""
    with site.served(SOZIALATLAS_WORKERS="2") as served:
        os.environ["SOZIALATLAS_DATA"] = str(site.FOLDER)
        import django

        django.setup()
        with _proposals() as (handed_in, ids):
            desk = _Desk(served.address)
            listed = {query: desk.listed_ms(query) for query in QUERIES}
            decided = [desk.decide(proposal_id) for proposal_id in ids[:DECIDED]]
    accepted = sorted(one.accepted_ms for one in decided)
    found = sorted(one.found_s for one in decided)
    return [
        Figure("proposal saved and handed in, p50", statistics.median(handed_in), "ms", 150),
        Figure("proposal saved and handed in, p99", _p99(handed_in), "ms"),
        *(
            Figure(f"queue of 5,000 proposals, p50: {query or 'first page'}", ms, "ms", 60)
            for query, ms in listed.items()
        ),
        Figure("proposal accepted, p50", statistics.median(accepted), "ms", 150),
        Figure("proposal accepted, p99", _p99(accepted), "ms"),
        Figure("accepted proposal is found, p50", statistics.median(found), "s"),
        Figure("accepted proposal is found, p99", _p99(found), "s", 0.5),
    ]


def _p99(values: Sequence[float]) -> float:
    return sorted(values)[max(0, len(values) * 99 // 100 - 1)]


@contextmanager
def _proposals() -> Iterator[tuple[list[float], list[uuid.UUID]]]:
    """Yield how long each took to hand in, and the ids; none of them stays."""
    from sozialatlas.marketplace.proposals.models import Proposal

    try:
        yield _handed_in()
    finally:
        Proposal.objects.filter(source=SOURCE).delete()


def _handed_in() -> tuple[list[float], list[uuid.UUID]]:
    from django.utils import timezone

    from sozialatlas.directory.actions import Wanted
    from sozialatlas.directory.models import Service
    from sozialatlas.marketplace.proposals import actions
    from sozialatlas.marketplace.proposals.actions import Beginning

    run, times, ids = f"{time.time_ns():x}", [], []
    services = list(Service.objects.order_by("pk").values_list("pk", flat=True)[:WAITING])
    for number, service_id in enumerate(services):
        name = f"Messvorschlag{run}x{number}"
        wanted = Wanted(kind="service", id=service_id, fields={"name": name, "fees": "5 Euro"})
        now = timezone.now()
        began = time.perf_counter()
        beginning = Beginning(origin="provider", by=None, at=now, source=SOURCE)
        proposal = actions.begin(beginning, [wanted])
        actions.submit(proposal, by=None, at=now)
        times.append((time.perf_counter() - began) * 1000)
        ids.append(proposal.pk)
    return times, ids


class _Decided:
    """How long one decision took, and until the public search knew of it."""

    def __init__(self, accepted_ms: float, found_s: float) -> None:
        self.accepted_ms = accepted_ms
        self.found_s = found_s


class _Desk:
    """A county editor at work, over HTTP."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self._cookie = f"sessionid={_session()}"

    def listed_ms(self, query: str) -> float:
        times = []
        for _ in range(LISTED):
            began = time.perf_counter()
            self._get(f"{QUEUE}{query}")
            times.append((time.perf_counter() - began) * 1000)
        return statistics.median(times)

    def decide(self, proposal_id: uuid.UUID) -> _Decided:
        page = self._get(f"{QUEUE}/{proposal_id}")
        names = ("csrfmiddlewaretoken", "fassung", "gelesen", "feld")
        fields = [(name, value) for name in names for value in _values(page, name)]
        began = time.perf_counter()
        self._post(f"{QUEUE}/{proposal_id}/annehmen", urlencode(fields))
        accepted = time.perf_counter()
        found_s = self._seconds_until_found(_name(proposal_id), accepted)
        return _Decided((accepted - began) * 1000, found_s)

    def _get(self, path: str) -> str:
        self._connection.request("GET", path, headers={"Cookie": self._cookie})
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{path} answers {answer.status}")
        for value in answer.headers.get_all("Set-Cookie") or ():
            if value.startswith("csrftoken="):
                self._cookie = f"{self._cookie.partition(';')[0]}; {value.partition(';')[0]}"
        return text

    def _post(self, path: str, body: str) -> None:
        headers = {
            "Cookie": self._cookie,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self._connection.request("POST", path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != 302:
            raise RuntimeError(f"{path} answers {answer.status}")

    def _seconds_until_found(self, name: str, since: float) -> float:
        while (passed := time.perf_counter() - since) < GIVEN_UP:
            answer = json.loads(self._get(f"/api/search?q={name}&exact=1"))
            if any(item["name"] == name for item in answer["items"]):
                return time.perf_counter() - since
            time.sleep(0.005)
        return passed


def _values(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]*)"', page)


def _name(proposal_id: uuid.UUID) -> str:
    from sozialatlas.marketplace.proposals.models import Change

    return str(Change.objects.get(proposal=proposal_id).values["name"])


def _session() -> str:
    """Return the key of a session of the demo's county editor."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from sozialatlas.accounts.models import User

    editor = User.objects.get(email="landkreis@auental.example")
    session = SessionStore()
    session[SESSION_KEY] = str(editor.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = editor.get_session_auth_hash()
    session.create()
    return str(session.session_key)
