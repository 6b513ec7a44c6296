"""The script that partners build in."""

from __future__ import annotations

import json
import re

import pytest
from django.conf import settings
from django.test import Client

from sozialatlas.portal.embed.script import script


def _given(text: str, name: str) -> object:
    found = re.search(rf"^const {name} = (.*);$", text, re.MULTILINE)
    assert found is not None
    return json.loads(found[1])


def test_the_script_knows_one_address_and_no_other() -> None:
    text = script("https://sozialatlas.example")

    assert _given(text, "ORIGIN") == "https://sozialatlas.example"
    assert re.findall(r"https?://[^\"' ]+", text) == ["https://sozialatlas.example"]


def test_a_failure_is_said_in_every_language() -> None:
    words = _given(script("https://x.example"), "WORDS")

    assert isinstance(words, dict)
    assert set(words) == {code for code, _name in settings.LANGUAGES}
    assert all(words.values())


def test_the_script_leaves_no_name_and_keeps_nothing() -> None:
    text = script("https://x.example")

    assert text.split("\n")[1] == "(() => {"
    # Twice on a page, it would take the name of its policy twice.
    assert text.split("\n")[2] == 'if (customElements.get("sozialatlas-angebote")) return;'
    assert re.findall(r"\.cookie|localStorage|sessionStorage|innerHTML|eval\(|import ", text) == []


@pytest.mark.django_db
def test_the_address_of_the_script_stays(client: Client) -> None:
    answer = client.get("/embed/v1.js")

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert _given(answer.content.decode(), "ORIGIN") == "http://testserver"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("v1/quatsch.html", "Diese Ansicht gibt es nicht."),
        ("v1/quatsch.html?lang=en", "There is no such view."),
        (f"v1/liste.html?q={'x' * 2_001}", "Diese Adresse ist zu lang."),
        ("v2/liste.html", "Diese Fassung der Einbettung gibt es nicht."),
    ],
)
def test_the_browser_does_not_choose_the_language_of_a_fault(
    client: Client, path: str, told: str
) -> None:
    answer = client.get(f"/embed/{path}", headers={"accept-language": "en, uk;q=0.5"})

    assert told in answer.content.decode()
