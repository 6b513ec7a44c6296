"""The post box of the demo shows what would have been sent, and nothing outside of it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.core import mail
from sozialatlas.core.mail.models import Letter

pytestmark = pytest.mark.django_db


def post(key: str, text: str = "Hallo") -> int:
    mail.post(key=key, to=f"{key}@b.example", subject=f"Betreff {key}", text=text)
    return Letter.objects.get(key=key).pk


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


def test_newest_mail_stands_first(client: Client, demo: None) -> None:
    first, second = post("a"), post("b")
    page = client.get("/de/postfach").content.decode()

    links = [page.index(f'href="/de/postfach/{pk}"') for pk in (second, first)]
    assert links == sorted(links)


def test_empty_box_says_what_will_lie_in_it(client: Client, demo: None) -> None:
    page = client.get("/de/postfach").content.decode()

    assert "Noch keine Mail" in page


def test_links_of_a_mail_can_be_opened_and_its_text_does_nothing(
    client: Client, demo: None
) -> None:
    pk = post("a", "Hier: http://localhost/de/abo/x <script>alert(1)</script>")
    page = client.get(f"/de/postfach/{pk}").content.decode()

    assert '<a href="http://localhost/de/abo/x" rel="nofollow">' in page
    assert "<script>alert" not in page


def test_there_is_no_post_box_outside_the_demo(client: Client) -> None:
    pk = post("a")

    answers = [client.get(path) for path in ("/de/postfach", f"/de/postfach/{pk}")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert not any(b"Betreff a" in answer.content for answer in answers)


def test_number_that_no_mail_can_have_is_not_found(client: Client, demo: None) -> None:
    assert client.get(f"/de/postfach/{10**30}").status_code == 404
