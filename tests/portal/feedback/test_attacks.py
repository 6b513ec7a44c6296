"""What machines and foreign pages try with the forms about a record."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage, Sending
from sozialatlas.portal.feedback import proof
from sozialatlas.search import portals
from sozialatlas.search.models import Portal
from tests.portal import detail_world as world
from tests.portal.feedback.forms import filled, token
from tests.portal.feedback.solving import solved

pytestmark = pytest.mark.django_db

FORMS = ("aendern", "ergaenzen")
CHALLENGE = re.compile(r'data-proof="([^"]+)"')
TEXT = "Samstag ist zu."


@pytest.fixture
def url(record: ServiceAtLocation) -> str:
    """Return the page of a record."""
    return world.url(record)


def test_each_answer_has_its_own_question_and_kind(client: Client, url: str) -> None:
    pages = [client.get(f"{url}/{form}").content.decode() for form in FORMS]
    answers = [client.post(f"{url}/{form}", filled(url, text=form)) for form in FORMS]

    assert [
        [words in page for words in ("Stimmt etwas nicht mehr?", "Fehlt etwas?")] for page in pages
    ] == [[True, False], [False, True]]
    assert [each.headers["Location"] for each in answers] == [f"{url}/aendern/danke"] * 2
    assert sorted(PublicMessage.objects.values_list("kind", "text")) == [
        ("missing", "ergaenzen"),
        ("outdated", "aendern"),
    ]


def test_a_press_is_counted_without_a_message(client: Client, url: str) -> None:
    answers = [client.post(f"{url}/hilfreich") for _ in range(3)]

    counts = HelpfulCount.objects.values_list("record_kind", "record_name", "area_key", "count")
    assert [each.headers["Location"] for each in answers] == [f"{url}/hilfreich/danke"] * 3
    assert list(counts) == [("service_at_location", "Pflegestützpunkt Auental", "99999001", 1)]
    assert PublicMessage.objects.count() == 0
    assert "Danke für Ihre Antwort" in client.get(f"{url}/hilfreich/danke").content.decode()


def test_whoever_only_opens_the_address_of_the_button_is_led_to_the_record(
    client: Client, url: str
) -> None:
    answers = [client.get(f"{url}/hilfreich"), client.head(f"{url}/hilfreich")]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(302, url)] * 2
    assert HelpfulCount.objects.count() == 0


@pytest.mark.parametrize("path", ["aendern", "ergaenzen", "hilfreich"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "https://testserver.elsewhere.example"},
        {"Origin": "http://["},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_nothing_is_taken_from_another_site(url: str, path: str, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(f"{url}/{path}", filled(url, text=TEXT), headers=headers)

    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (403, None)
    assert [PublicMessage.objects.count(), HelpfulCount.objects.count()] == [0, 0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda url: {}, "Das Formular war abgelaufen"),
        (lambda url: {"token": "forged"}, "Das Formular war abgelaufen"),
        (lambda url: {"token": token(url, age=86_402)}, "Das Formular war abgelaufen"),
        (lambda url: {"token": token(url, age=0)}, "Das ging sehr schnell"),
        (lambda url: {"token": f"{token(url)}x"}, "Das Formular war abgelaufen"),
    ],
)
def test_a_form_that_is_not_good_says_why_and_keeps_what_was_typed(
    client: Client, url: str, given: object, said: str
) -> None:
    assert callable(given)
    answer = client.post(
        f"{url}/aendern", {**given(url), "text": TEXT, "email": "ich@example.org"}
    )

    page = answer.content.decode()
    assert (answer.status_code, PublicMessage.objects.count()) == (400, 0)
    assert [
        words in page for words in (said, f"{TEXT}</textarea>", 'value="ich@example.org"')
    ] == [
        True,
        True,
        True,
    ]


def test_a_form_that_was_too_fast_is_good_when_it_is_sent_again(client: Client, url: str) -> None:
    young = token(url, age=0)

    page = client.post(f"{url}/aendern", {"token": young, "text": TEXT}).content.decode()

    assert f'name="token" value="{young}"' in page


def test_what_is_missing_is_said_before_the_form_is_too_old(client: Client, url: str) -> None:
    answer = client.post(f"{url}/aendern", {"token": token(url, age=86_402), "text": ""})

    page = answer.content.decode()
    assert [
        answer.status_code,
        page.count('role="alert"'),
        "Schreiben Sie, was nicht stimmt." in page,
    ] == [200, 1, True]


def test_a_proof_is_taken_once(client: Client, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "ROUNDS", 1)
    page = client.get(f"{url}/aendern").content.decode()
    found = CHALLENGE.search(page)
    assert found is not None
    work = solved(html.unescape(found[1]))

    for text in ("erste", "noch einmal"):
        client.post(f"{url}/aendern", filled(url, text=text, proof=work))
    client.post(f"{url}/aendern", filled(url, text="gefälscht", proof=work[:-4] + "AAA="))

    stored = PublicMessage.objects.order_by("pk").values_list("text", "is_proven")
    assert list(stored) == [("erste", True), ("noch einmal", False), ("gefälscht", False)]


def test_signs_that_steer_machines_are_left_out(client: Client, url: str) -> None:
    client.post(f"{url}/aendern", filled(url, text="a\x00b\x1b[31mc\r\nd\te\rf"))

    assert PublicMessage.objects.get().text == "ab[31mc\nd\te\nf"


def test_ten_thousand_letters_are_refused_and_kept(client: Client, url: str) -> None:
    text = "ä" * 10_000

    answer = client.post(f"{url}/aendern", filled(url, text=text))

    page = answer.content.decode()
    assert [answer.status_code, PublicMessage.objects.count()] == [200, 0]
    assert "Ihr Text hat 10.000 Zeichen. Kürzen Sie ihn auf höchstens 2.000." in page
    assert f"{text}</textarea>" in page


def test_fifty_in_a_row_leave_five(client: Client, url: str) -> None:
    answers = [client.post(f"{url}/aendern", filled(url, text="x")) for _ in range(50)]

    statuses = [each.status_code for each in answers]
    assert statuses == [302] * 5 + [429] * 45
    assert [PublicMessage.objects.count(), Sending.objects.count()] == [5, 5]


def test_nothing_that_is_kept_holds_the_address(client: Client, url: str) -> None:
    client.post(f"{url}/aendern", filled(url, text="x"), REMOTE_ADDR="192.0.2.77")
    client.post(f"{url}/hilfreich", REMOTE_ADDR="192.0.2.77")

    kept = [list(model.objects.values()) for model in (PublicMessage, HelpfulCount, Sending)]
    assert [len(kept[2]), "192.0.2" in str(kept)] == [3, False]


@pytest.mark.parametrize("path", ["kaufen", "aendern/x", "hilfreich/x", "outdated"])
def test_an_unknown_kind_is_not_found(client: Client, url: str, path: str) -> None:
    answers = [client.get(f"{url}/{path}"), client.post(f"{url}/{path}", filled(url, text="x"))]

    assert [each.status_code for each in answers] == [404, 404]


@pytest.mark.parametrize("path", ["aendern", "ergaenzen", "hilfreich"])
def test_a_record_that_is_gone_takes_nothing(client: Client, url: str, path: str) -> None:
    ServiceAtLocation.objects.update(status="closed")

    answers = [
        client.get(f"{url}/{path}"),
        client.post(f"{url}/{path}", filled(url, text="x")),
    ]

    assert [each.status_code for each in answers] == [410, 410]
    assert [PublicMessage.objects.count(), HelpfulCount.objects.count()] == [0, 0]


@pytest.mark.parametrize("path", ["aendern", "ergaenzen", "hilfreich"])
@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(client: Client, url: str, path: str, method: str) -> None:
    assert getattr(client, method)(f"{url}/{path}").status_code == 405


@pytest.mark.parametrize("path", ["aendern", "ergaenzen"])
def test_a_broken_body_is_answered_in_words(client: Client, url: str, path: str) -> None:
    broken = [
        client.post(f"{url}/{path}", b"--x\r\n", content_type="multipart/form-data; boundary="),
        client.post(
            f"{url}/{path}", b"text=%ff%fe", content_type="application/x-www-form-urlencoded"
        ),
        client.post(f"{url}/{path}", {f"f{number}": "" for number in range(2_000)}),
        client.post(f"{url}/{path}", b"{}", content_type="application/json"),
    ]

    assert [each.status_code for each in broken] == [400, 400, 400, 200]
    assert PublicMessage.objects.count() == 0


def test_pages_of_forms_are_kept_nowhere_and_set_no_cookie(client: Client, url: str) -> None:
    answers = [client.get(f"{url}/{form}") for form in FORMS]

    assert [(each.headers["Cache-Control"], dict(each.cookies)) for each in answers] == [
        ("max-age=0, no-cache, no-store, must-revalidate, private", {})
    ] * 2


def test_the_page_of_a_record_holds_no_mark(client: Client, url: str) -> None:
    page = client.get(url).content.decode()

    assert [
        words in page for words in ("/aendern", "/ergaenzen", "/hilfreich", 'name="token"')
    ] == [
        True,
        True,
        True,
        False,
    ]


def test_an_info_point_asks_for_no_mail_address(client: Client, url: str) -> None:
    Portal.objects.create(kind="kiosk", slug="rathaus", name="Rathaus", is_published=True)
    portals.renew()
    inside = f"/rathaus{url}"

    page = client.get(f"{inside}/aendern").content.decode()
    answer = client.post(f"{inside}/aendern", filled(url, text="x", email="ich@example.org"))
    thanks = client.get(f"{inside}/aendern/danke").content.decode()

    assert ['type="email"' in page, "E-Mail" in thanks] == [False, False]
    assert answer.headers["Location"] == f"{inside}/aendern/danke"
    assert PublicMessage.objects.get().email == ""
