"""The feeds that pages of results name."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from sozialatlas.directory.models import Topic
from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World

pytestmark = pytest.mark.django_db


def named(page: str) -> list[tuple[str, str]]:
    found = re.findall(
        r'<link rel="alternate" type="(application/[a-z]+\+xml)" href="([^"]*)"', page
    )
    return [(media_type, html.unescape(path)) for media_type, path in found]


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/de/suche", "/de/suche.{}"),
        ("/de/suche?sort=name&page=2&open_now=1&topic=x-rat&profile=deaf",
         "/de/suche.{}?topic=x-rat"),
        ("/de/mitmachen?q=Rat", "/de/mitmachen.{}?q=Rat"),
        ("/en/veranstaltungen?topic=x-rat&from=2026-12-01",
         "/en/veranstaltungen.{}?topic=x-rat"),
        ("/de/veranstaltungen/karte?free=1", "/de/veranstaltungen.{}?free=1"),
    ],
)  # fmt: skip
def test_a_page_of_results_names_feeds_that_answer(
    client: Client, world: World, page: str, feed: str
) -> None:
    Topic.objects.create(code="x-rat", name="Rat")
    indexing.build()

    found = named(look(client, page))

    assert found == [
        ("application/atom+xml", feed.format("atom")),
        ("application/rss+xml", feed.format("rss")),
    ]
    assert [client.get(path).status_code for _type, path in found] == [200, 200]
