"""Links from a page of results to the same one in another language."""

from __future__ import annotations

import re

from django.conf import settings
from django.test import Client

from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World


def test_links_to_other_languages_are_those_of_the_canonical_address(
    client: Client, world: World
) -> None:
    indexing.build()

    pages = [
        look(client, f"/de/suche?{query}")
        for query in ("free=1&q=Hilfe%20f%C3%BCr&place=", "q=Hilfe+f%C3%BCr&free=1")
    ]

    query = "q=Hilfe+f%C3%BCr&amp;free=1"
    codes = [code for code, _name in settings.LANGUAGES]
    found = [re.findall(r'<a href="([^"]+)"[^>]* hreflang', page) for page in pages]
    assert [set(each) for each in found] == [
        {f"/{code}/suche?{query}" for code in codes if code != "de"}
    ] * 2
    assert [re.findall(r'rel="alternate" hreflang="[\w-]+" href="([^"]+)"', p) for p in pages] == [
        [f"http://testserver/{code}/suche?{query}" for code in codes]
    ] * 2
