"""From a page of results one subscribes to what is new there."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.directory.models import Topic
from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _topics(settings: Settings, world: World) -> None:
    settings.EMAIL_HOST = "mail.example"
    group = Topic.objects.create(code="t-group", name="Gruppe")
    Topic.objects.create(code="t-fine", name="Feines", parent=group)
    Topic.objects.create(code="t-other", name="Anderes")
    world.record("Haus am Anger")
    indexing.build()


def news(page: str) -> str:
    found = re.search(r'href="([^"]*/abo[^"]*)" rel="nofollow">Neues per Mail', page)
    return html.unescape(found[1]) if found else ""


def checked(page: str, name: str) -> list[str]:
    boxes = re.findall(r"<input[^>]*>", page)
    own = [box for box in boxes if f'name="{name}"' in box and " checked" in box]
    return [re.findall(r'value="([^"]*)"', box)[0] for box in own]


def test_the_form_is_filled_in_with_what_was_searched(client: Client) -> None:
    place = "06999001"
    found = news(look(client, f"/de/suche?topic=t-fine&municipality={place}"))
    form = look(client, found)

    assert found == f"/de/abo?gebiet={place}&thema=t-fine&was=angebote"
    assert (checked(form, "topics"), checked(form, "kinds")) == (["t-group"], ["angebote"])
    assert f'<option value="{place}" selected>' in form


def test_events_lead_to_news_of_events(client: Client) -> None:
    assert news(look(client, "/de/veranstaltungen")) == "/de/abo?was=veranstaltungen"


def test_nothing_is_offered_where_no_mails_go_out(client: Client, settings: Settings) -> None:
    settings.EMAIL_HOST = ""

    assert news(look(client, "/de/suche")) == ""


def test_what_a_link_makes_up_is_left_out(client: Client) -> None:
    form = look(client, "/de/abo?gebiet=nirgends&thema=%22%3E&was=alles&was=")

    assert (checked(form, "topics"), len(checked(form, "kinds"))) == ([], 2)
    assert "nirgends" not in form.partition("<main")[2]
