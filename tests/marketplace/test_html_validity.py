"""Every page of the marketplace is valid HTML, with one heading, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from tests.marketplace import roles_world
from tests.marketplace.attacks import world
from tests.portal.test_html_validity import faults

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example"


def is_page(answer: HttpResponse) -> bool:
    """Return whether it is a whole page, rather than a file or the part that a script asks for."""
    return answer.content.lstrip().lower().startswith(b"<!doctype html")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_of_the_marketplace_is_valid(tmp_path: Path, language: str) -> None:
    made = roles_world.made()
    pages: dict[str, str] = {}

    for name, paths in world.addresses(made).items():
        for path in paths:
            answer = made.clients[name].get(re.sub("^/de/", f"/{language}/", path))
            if answer.status_code == 200 and is_page(answer):
                pages[f"{name} {path}"] = answer.content.decode()

    assert len(pages) > 90
    assert faults(pages, tmp_path) == []
    assert [name for name, html in pages.items() if len(re.findall("<h1\\b", html)) != 1] == []


def test_every_page_that_refuses_is_valid(tmp_path: Path) -> None:
    """Each form as nobody filled it, with a word where a number belongs."""
    made = roles_world.made()
    pages: dict[str, str] = {}

    for name, paths in world.addresses(made).items():
        client = made.clients[name]
        for form in world.found_forms(client, paths):
            with world.undone():
                sent = form.filled(lambda each: "x" if each.kind == "number" else "")
                answer = world.send(world.browser_like(client), form, sent)
            if is_page(answer):
                pages[f"{name} {form.method} {form.action}"] = answer.content.decode()

    assert faults(pages, tmp_path) == []
