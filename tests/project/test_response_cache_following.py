"""Pages from memory follow what is changed, with the real site behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import RequestFactory
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions
from sozialatlas.directory.models import Organization, Service, Topic
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.project.response_cache import layer, version as versions
from sozialatlas.search import indexing, labels
from sozialatlas.search.indexer import Indexer
from sozialatlas.search.understanding import knowledge
from tests.fresh_world import forget

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
Capture = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
PAGES = ("/de/suche", "/api/search", "/de/")


class Front:
    """The site with its cache, and how often the site itself was asked."""

    def __init__(self) -> None:
        self.site = WSGIHandler()
        self.made = 0
        self.front = layer.in_front_of(self._counted, 8)

    def _counted(self, environ: object, start_response: Callable[..., object]) -> object:
        self.made += 1
        return self.site(environ, start_response)

    def text(self, path: str) -> str:
        environ = {**RequestFactory().get(path).environ, "HTTP_HOST": "localhost"}
        told: list[str] = []
        parts = self.front(environ, lambda status, _headers: told.append(status))
        body = b"".join(parts).decode()
        assert told == ["200 OK"], body
        return body


@pytest.fixture
def front(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Front]:
    monkeypatch.setattr(layer, "bucket", lambda *_: 7)  # no minute ends here
    forget()
    knowledge.held.forget()
    # A request of its own would close the connection that the test's transaction is on.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Front()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    forget()
    knowledge.held.forget()


@pytest.fixture
def service() -> Service:
    provider = Organization.objects.create(name="Beispielwerk")
    return Service.objects.create(organization=provider, name="Erste Hilfe", is_online=True)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the moment after the last change of words be over."""
    later = versions.now() + 3600
    monkeypatch.setattr(versions, "now", lambda: later)


def renamed(service: Service, name: str) -> None:
    editor, _ = User.objects.get_or_create(email="redaktion@kreis.example")
    with transaction.atomic():
        before = snapshot(service)
        service.name = name
        service.save(update_fields=["name"])
        actions.edited(service, before=before, by=editor, at=timezone.now())


@pytest.mark.usefixtures("settled")
def test_edited_record_is_shown_as_soon_as_the_index_has_it(
    front: Front, service: Service
) -> None:
    indexing.build()
    paths = (*PAGES[:2], f"/de/angebote/erste-hilfe-{service.pk}")
    before = [front.text(path) for path in paths]
    assert [front.text(path) for path in paths] == before
    assert front.made == len(paths)

    indexer = Indexer()
    renamed(service, "Zweite Hilfe")
    indexer.step()
    indexer.close()

    after = [front.text(path) for path in paths[:2]]
    assert ["Erste Hilfe" in text for text in before] == [True] * 3
    assert [("Erste Hilfe" in text, "Zweite Hilfe" in text) for text in after] == [
        (False, True)
    ] * 2
    assert "Zweite Hilfe" in front.text(f"/de/angebote/zweite-hilfe-{service.pk}")


def test_renamed_topic_is_shown_at_once(
    front: Front,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    topic = Topic.objects.create(code="rat", name="Guter Rat", is_active=True)
    service.topics.add(topic)
    indexing.build()
    later = versions.now() + 3600
    monkeypatch.setattr(versions, "now", lambda: later)
    before = [front.text("/de/suche"), front.text("/de/suche")]
    made = front.made

    with django_capture_on_commit_callbacks(execute=True):
        topic.name = "Bester Rat"
        topic.edited_at = timezone.now()
        topic.save()
    labels.forget()  # what a second does

    after = front.text("/de/suche")
    assert (made, front.made) == (1, 2)
    assert ["Guter Rat" in text for text in (*before, after)] == [True, True, False]
    assert "Bester Rat" in after


@pytest.mark.usefixtures("settled")
def test_public_pages_may_all_be_kept(front: Front, service: Service) -> None:
    indexing.build()
    paths = (
        *PAGES, "/en/suche?q=Hilfe", "/de/veranstaltungen", "/de/mitmachen", "/de/impressum",
        "/de/datenschutz", "/de/barrierefreiheit", "/api/", "/api/openapi.json",
        "/de/karte/suche.json?zoom=9", f"/de/angebote/erste-hilfe-{service.pk}",
    )  # fmt: skip

    texts = [front.text(path) for path in paths]

    assert [front.text(path) for path in paths] == texts
    assert front.made == len(paths)
