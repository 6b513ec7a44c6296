"""The way of a subscription through its pages: form, mail, confirming, leaving."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.notices import links
from sozialatlas.marketplace.notices.models import Subscription
from tests.search.world import World

pytestmark = pytest.mark.django_db
FORM = {"area": "", "kinds": ["angebote"], "topics": [], "email": "anna@post.example"}


@pytest.fixture(autouse=True)
def _mail(settings: Settings, world: World) -> None:
    settings.EMAIL_HOST = "mail.example"
    settings.SITE_URL = "http://testserver"


@pytest.fixture
def world() -> World:
    Topic.objects.create(code="pflege", name="Pflege")
    return World()


def link() -> str:
    found = re.search(r"http://testserver(/\S+)", Letter.objects.latest("pk").text)
    assert found
    return found[1]


def test_somebody_subscribes_confirms_and_leaves(client: Client) -> None:
    given = {**FORM, "area": "06999001", "topics": ["pflege"]}
    sent = client.post("/de/abo", given)
    confirm = link()
    shown = client.get(confirm).content.decode()
    before = Subscription.objects.get().confirmed_at
    done = client.post(confirm).content.decode()
    row = Subscription.objects.get()
    leave = links.ending(row.pk, "de").removeprefix("http://testserver")
    asked = client.get(leave).content.decode()
    still = Subscription.objects.count()
    left = client.post(leave).content.decode()
    again = client.post(leave).content.decode()

    assert (sent.status_code, sent["Location"]) == (302, "/de/abo/danke")
    assert (row.area_key, row.topics, row.wants_events) == ("06999001", ["pflege"], False)
    assert "Ja, schreiben Sie mir" in shown
    assert "Nordhausen" in shown
    assert before is None
    assert "<h1>Bestätigt</h1>" in done
    assert "Keine Mails mehr?" in asked
    assert still == 1
    assert "Sie sind abgemeldet" in left
    assert "Sie sind abgemeldet" in again
    assert Subscription.objects.count() == 0


def test_mail_program_leaves_with_one_click_and_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    row = Subscription.objects.create(
        email="a@b.example", language="de", created_at="2026-02-10T00:00Z"
    )
    path = links.ending(row.pk, "de").removeprefix("http://testserver")
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, Subscription.objects.count()) == (200, 0)


@pytest.mark.parametrize("purpose", ["bestaetigen", "abmelden"])
@pytest.mark.parametrize("token", ["x", "x.y", "0" * 32 + ".AAAA", "\0", "ü" * 99])
def test_forged_link_leads_to_nothing(client: Client, purpose: str, token: str) -> None:
    answers = [client.get(f"/de/abo/{purpose}/{token}"), client.post(f"/de/abo/{purpose}/{token}")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_link_of_one_purpose_does_not_serve_another(client: Client) -> None:
    client.post("/de/abo", FORM)
    path = link().replace("bestaetigen", "abmelden")

    assert client.post(path).status_code == 404
    assert Subscription.objects.count() == 1


def test_link_that_is_too_old_says_so(client: Client) -> None:
    client.post("/de/abo", FORM)
    Subscription.objects.all().delete()
    answer = client.post(link())

    assert answer.status_code == 404
    assert "Dieser Link gilt nicht mehr" in answer.content.decode()


def test_nobody_learns_who_subscribes(client: Client) -> None:
    first = client.post("/de/abo", FORM)
    client.post(link())
    second = client.post("/de/abo", FORM)

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"email": "anna"}, "Das ist keine vollständige E-Mail-Adresse."),
        ({"email": ""}, "Bitte geben Sie Ihre E-Mail-Adresse an."),
        ({"kinds": []}, "Bitte wählen Sie mindestens eines."),
        ({"area": "99"}, "Bitte wählen Sie aus der Liste."),
        ({"topics": ["nichts"]}, "Bitte wählen Sie aus der Liste."),
        ({"email": "a@b.example\r\nBcc: c@d.example"}, "keine vollständige E-Mail-Adresse"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_sent(
    client: Client, given: dict[str, object], told: str
) -> None:
    page = client.post("/de/abo", {**FORM, **given}).content.decode()

    assert told in page
    assert (Letter.objects.count(), Subscription.objects.count()) == (0, 0)


def test_machine_is_thanked_and_nothing_sent(client: Client) -> None:
    answer = client.post("/de/abo", {**FORM, "website": "http://spam.example"})

    assert (answer.status_code, Letter.objects.count()) == (302, 0)


def test_flood_is_told_to_wait(client: Client) -> None:
    codes = [
        client.post("/de/abo", {**FORM, "email": f"{number}@b.example"}).status_code
        for number in range(6)
    ]

    assert codes == [302] * 5 + [429]


def test_form_of_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/de/abo", FORM).status_code == 403


def test_nothing_is_offered_where_no_mail_goes_out(client: Client, settings: Settings) -> None:
    settings.EMAIL_HOST = ""

    assert client.get("/de/abo").status_code == 404


def test_mail_is_written_in_the_language_of_the_page(client: Client) -> None:
    client.post("/en/abo", FORM)

    assert "http://testserver/en/abo/bestaetigen/" in Letter.objects.get().text
    assert Letter.objects.get().subject == "Please confirm: news by email"
