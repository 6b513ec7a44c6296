"""An address means the same, whatever charset a client names."""

from __future__ import annotations

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from sozialatlas.project.utf8_only import in_front_of


def asked(method: str, content_type: str) -> tuple[str, str]:
    """Return the status, and what Django reads of the address."""
    statuses: list[str] = []

    def site(environ: dict, start_response: object) -> list[bytes]:
        statuses.append("200 OK")
        return [WSGIRequest(environ).GET["q"].encode()]

    environ = RequestFactory().generic(method, "/de/suche?q=B%C3%BCro").environ
    given = {**environ, "CONTENT_TYPE": content_type, "wsgi.input": io.BytesIO()}
    body = in_front_of(site)(given, lambda status, _headers: statuses.append(status))
    return statuses[0], b"".join(body).decode().strip()


@pytest.mark.parametrize(
    "charset",
    [
        "utf-8",
        '"UTF8"',
        "utf-16",
        "utf-7",
        "latin-1",
        "cp037",
        "rot13",
        "hex",
        "idna",
        "nothing",
        "*",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_address_is_utf_8(method: str, charset: str) -> None:
    assert asked(method, f"text/html; charset={charset}") == ("200 OK", "Büro")


def test_without_a_type_nothing_changes() -> None:
    assert asked("GET", "") == ("200 OK", "Büro")


@pytest.mark.parametrize("charset", ["utf-16", "rot13", "nothing", "utf-8; charset*=utf-16''x"])
def test_a_form_in_another_charset_is_refused_or_read_as_utf_8(charset: str) -> None:
    answer = asked("POST", f"application/x-www-form-urlencoded; charset={charset}")

    assert answer in {("415 Unsupported Media Type", "UTF-8 only."), ("200 OK", "Büro")}


def test_a_form_in_utf_8_passes() -> None:
    form = "application/x-www-form-urlencoded"

    assert [asked("POST", f"{form}; charset=UTF-8"), asked("POST", form)] == [
        ("200 OK", "Büro")
    ] * 2
