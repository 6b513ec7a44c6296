"""Bodies that no form of ours sends: refused in words, before they are read."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.project import request_limits
from tests.portal import detail_world

pytestmark = pytest.mark.django_db

TITLE = "Das ist zu viel auf einmal"
MUCH = "x" * 2_700_000
PUBLIC = ("aendern", "ergaenzen", "hilfreich")


@pytest.fixture
def url(db: None) -> str:
    record: ServiceAtLocation = detail_world.at(detail_world.service(), detail_world.town())
    return detail_world.url(record)


@pytest.mark.parametrize("content", ["application/x-www-form-urlencoded", "text/plain"])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_form_that_is_too_large_is_refused_in_words(
    client: Client, url: str, path: str, content: str
) -> None:
    page = client.post(f"{url}/{path}", f"text={MUCH}", content_type=content)

    assert (page.status_code, TITLE in page.content.decode()) == (413, True)
    assert PublicMessage.objects.count() == 0


def test_a_file_fills_no_disk_behind_a_public_form(client: Client, url: str) -> None:
    page = client.post(f"{url}/aendern", {"text": io.BytesIO(MUCH.encode())})

    assert page.status_code == 413


def test_the_refusal_speaks_the_language_of_the_page(client: Client, url: str) -> None:
    page = client.post(url.replace("/de/", "/en/") + "/aendern", {"text": MUCH})

    assert (page.status_code, "too much at once" in page.content.decode()) == (413, True)


def test_handouts_and_the_administration_refuse_too(client: Client, admin_client: Client) -> None:
    handout = client.post("/de/merkliste/handzettel.pdf", {"note": MUCH})
    login = Client().post("/admin/login/", {"username": MUCH})
    form = admin_client.post("/admin/search/synonym/add/", {"words": MUCH})

    assert [page.status_code for page in (handout, login, form)] == [413] * 3


def test_editors_may_send_pictures_but_not_without_end(
    admin_client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"name": "x", "file": io.BytesIO(MUCH.encode())}
    taken = admin_client.post("/admin/search/portal/add/", given)
    monkeypatch.setattr(request_limits, "MOST_PICTURES", 0)
    given["file"] = io.BytesIO(MUCH.encode())
    refused = admin_client.post("/admin/search/portal/add/", given)

    assert (taken.status_code, refused.status_code) == (200, 413)


@pytest.mark.parametrize("length", ["", "abc", "-1", "9" * 30, "²"])
def test_an_odd_length_is_no_failure(client: Client, length: str) -> None:
    page = client.get("/de/", headers={"content-length": length})

    assert page.status_code in {200, 413}
