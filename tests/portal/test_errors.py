"""The pages of errors, in our look."""

import pytest
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation

from sozialatlas.core.components import Link
from sozialatlas.portal.views import errors

pytestmark = pytest.mark.usefixtures("_german")


@pytest.fixture
def _german() -> object:
    with translation.override("de"):
        yield


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/de/gibt-es-nicht")


def title_of(html: str) -> str:
    return html.split("<h1>")[1].split("</h1>")[0]


@pytest.mark.django_db
def test_a_missing_page_offers_the_search(request_: HttpRequest) -> None:
    answer = errors.not_found(request_, Http404())

    html = answer.content.decode()
    assert (answer.status_code, title_of(html)) == (404, "Diese Seite gibt es nicht")
    assert 'action="/de/suche"' in html


@pytest.mark.django_db
def test_a_closed_service_names_what_there_is_instead(request_: HttpRequest) -> None:
    answer = errors.gone(
        request_, name="Tagespflege <Nord>", alternatives=[Link("Tagespflege Süd", "/de/x")]
    )

    html = answer.content.decode()
    assert (answer.status_code, title_of(html)) == (
        410,
        "„Tagespflege &lt;Nord&gt;“ gibt es nicht mehr",
    )
    assert '<a href="/de/x">Tagespflege Süd</a>' in html


def test_the_page_of_a_failure_needs_no_database(request_: HttpRequest) -> None:
    answer = errors.server_error(request_)

    html = answer.content.decode()
    assert (answer.status_code, title_of(html)) == (500, "Hier ist etwas schiefgegangen")
    assert 'href="tel:112"' in html


@pytest.mark.django_db
def test_refusals_say_what_to_do(request_: HttpRequest) -> None:
    answers = [
        errors.bad_request(request_, ValueError()),
        errors.forbidden(request_),
        errors.csrf_failure(request_, "expired"),
    ]

    assert [(a.status_code, title_of(a.content.decode())) for a in answers] == [
        (400, "Die Anfrage war nicht zu verstehen"),
        (403, "Diese Seite ist nicht für alle"),
        (403, "Das Formular ist abgelaufen"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "a b", "127.0.0.1/../x", ""])
def test_a_host_name_that_is_not_ours_is_refused_and_not_repeated(
    client: Client, host: str
) -> None:
    answer = client.get("/de/", headers={"host": host})

    html = answer.content.decode()
    assert (answer.status_code, title_of(html)) == (400, "Die Anfrage war nicht zu verstehen")
    assert "evil.example" not in html
