"""The form about a wrong record."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError
from django.test import Client

from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.directory.values import PhoneValues
from sozialatlas.marketplace import actions
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.proposals.models import Proposal
from tests.portal import detail_world as world
from tests.portal.feedback.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def url() -> str:
    return f"{world.url(world.at(world.service(), world.town()))}/aendern"


def test_a_message_is_stored_and_thanked_for(client: Client, url: str) -> None:
    answer = client.post(url, filled(url, text="Neue Nummer: 06400 99", email="ich@example.org"))

    record = ServiceAtLocation.objects.get()
    stored = PublicMessage.objects.values(
        "kind",
        "is_proven",
        "record_kind",
        "record_id",
        "record_name",
        "area_key",
        "text",
        "email",
        "language",
        "state",
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{url}/danke")
    assert list(stored) == [
        {
            "kind": "outdated",
            "is_proven": False,
            "record_kind": "service_at_location",
            "record_id": record.pk,
            "record_name": "Pflegestützpunkt Auental",
            "area_key": "99999001",
            "text": "Neue Nummer: 06400 99",
            "email": "ich@example.org",
            "language": "de",
            "state": "open",
        }
    ]
    assert "Danke für Ihren Hinweis" in client.get(f"{url}/danke").content.decode()


def test_what_cannot_be_stored_now_is_not_lost(
    client: Client, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_given: object) -> None:
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(actions, "receive", fail)

    answer = client.post(url, filled(url, text="Neue Nummer: 06400 99"))

    html = answer.content.decode()
    assert answer.status_code == 503
    assert "Neue Nummer: 06400 99" in html
    assert "Ihr Hinweis ließ sich gerade nicht speichern." in html


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": " "}, "Schreiben Sie, was nicht stimmt."),
        ({"text": "\u200b\ufeff \u3164"}, "Schreiben Sie, was nicht stimmt."),
        ({"text": "x", "email": "ich"}, "Das ist keine vollständige E-Mail-Adresse."),
        (
            {"text": "x", "email": f"{'a' * 250}@b.example"},
            "Das ist keine vollständige E-Mail-Adresse.",
        ),
        (
            {"text": "x" * 2001},
            "Ihr Text hat 2.001 Zeichen. Kürzen Sie ihn auf höchstens 2.000.",
        ),
    ],
)
def test_a_wrong_answer_is_explained_and_nothing_is_lost(
    client: Client, url: str, given: dict[str, str], said: str
) -> None:
    answer = client.post(url, filled(url, **given))

    html = answer.content.decode()
    assert (answer.status_code, PublicMessage.objects.count()) == (200, 0)
    assert [said in html.split("error-summary")[1].split("</ul>")[0], given["text"] in html] == [
        True,
        True,
    ]


def test_a_machine_is_thanked_and_forgotten(client: Client, url: str) -> None:
    answer = client.post(url, filled(url, text="Kaufen", website="https://spam.example"))

    assert (answer.status_code, PublicMessage.objects.count()) == (302, 0)


def test_the_sixth_message_of_an_hour_is_refused_with_its_text_kept(
    client: Client, url: str
) -> None:
    answers = [client.post(url, filled(url, text=f"Nummer {number}")) for number in range(6)]

    html = answers[-1].content.decode()
    assert [each.status_code for each in answers] == [302] * 5 + [429]
    assert ["Nummer 5</textarea>" in html, PublicMessage.objects.count()] == [True, 5]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_a_form_is_taken_from_our_own_page_only(
    url: str, headers: dict[str, str], status: int
) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(url, filled(url, text="x"), headers=headers)

    assert (answer.status_code, PublicMessage.objects.count()) == (status, int(status == 302))


def test_the_form_sets_no_cookie(client: Client, url: str) -> None:
    answers = [
        client.get(url),
        client.post(url, filled(url, text="x")),
        client.get(f"{url}/danke"),
    ]

    assert [(each.status_code, dict(each.cookies)) for each in answers] == [
        (200, {}),
        (302, {}),
        (200, {}),
    ]


def test_a_closed_record_takes_no_messages(client: Client, url: str) -> None:
    ServiceAtLocation.objects.update(status="closed")

    assert client.post(url, filled(url, text="x")).status_code == 410


def test_the_limit_is_said_and_no_browser_cuts_at_it(client: Client, url: str) -> None:
    html = client.get(url).content.decode()

    assert "Höchstens 2.000 Zeichen." in html
    assert re.findall(r"<textarea[^>]*>", html)[0].count("maxlength") == 0


def test_ends_of_lines_count_once_as_in_the_browser(client: Client, url: str) -> None:
    answer = client.post(url, filled(url, text="x\r\n" * 999 + "xx"))

    assert answer.status_code == 302
    assert PublicMessage.objects.get().text == "x\n" * 999 + "xx"


def test_an_empty_form_says_so_first_and_in_its_title(client: Client, url: str) -> None:
    html = client.post(url, filled(url, text="")).content.decode()

    assert re.findall(r"<title>(\S+)", html) == ["Fehler:"]
    assert re.findall(r'id="(\w+)" autofocus', html) == ["fehler"]


def test_who_knows_the_right_number_proposes_it(client: Client, url: str) -> None:
    record = ServiceAtLocation.objects.get()
    record.phones.all().delete()
    service = record.service
    service.phones.create(number="06400 1", description="Büro")
    sent = filled(url, text="Die Nummer ist alt.", right_phone="06400 99", right_url="neu.example")

    client.post(url, sent)

    proposal = Proposal.objects.get()
    change = proposal.changes.get()
    assert (proposal.origin, proposal.state) == ("public", "open")
    assert proposal.comment == "Die Nummer ist alt."
    assert (change.kind, change.record_id) == ("service", service.pk)
    assert change.wanted == {
        "url": "https://neu.example",
        "phones": (PhoneValues(number="06400 99", description="Büro"),),
    }
    assert PublicMessage.objects.get().proposal_id == proposal.pk


def test_what_is_gone_is_proposed_to_be_closed(client: Client, url: str) -> None:
    client.post(url, filled(url, text="Steht leer.", is_gone="on"))

    change = Proposal.objects.get().changes.get()
    assert (change.kind, change.wanted) == ("service_at_location", {"status": "closed"})


def test_words_alone_propose_nothing(client: Client, url: str) -> None:
    client.post(url, filled(url, text="Die Nummer ist alt."))

    assert (Proposal.objects.count(), PublicMessage.objects.count()) == (0, 1)


def test_a_number_that_nobody_can_dial_comes_back_with_what_was_typed(
    client: Client, url: str
) -> None:
    page = client.post(url, filled(url, text="Alt.", right_phone="ruf an")).content.decode()

    assert '<details class="correction__right" open>' in page
    assert "Bitte eine Telefonnummer in Ziffern angeben" in page
    assert PublicMessage.objects.count() == 0


def test_what_is_missing_is_said_in_words_alone(client: Client, url: str) -> None:
    page = client.get(url.replace("/aendern", "/ergaenzen")).content.decode()

    assert "correction__right" not in page
