"""Embeds are valid HTML, as fragments and as pages for frames."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.portal.embed.conftest import Filled
from tests.portal.test_html_validity import faults

FRAME = (
    '<!DOCTYPE html><html lang="de"><head><title>Seite</title></head>'
    "<body><h1>Seite</h1>{}</body></html>"
)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_embed_is_valid(
    client: Client, filled: Filled, tmp_path: Path, language: str
) -> None:
    asked = [
        *(
            f"{view}?portal=eigen&lang={language}"
            for view in ("liste", "karte", "termine", "zahl")
        ),
        f"angebot?angebot={filled.inside.pk}&lang={language}",
        f"liste?anzahl=999&lang={language}",
    ]
    pages = {one: client.get(f"/embed/v1/{one}").content.decode() for one in asked}
    for one in asked:
        part = client.get(f"/embed/v1/{one.replace('?', '.html?')}").content.decode()
        pages[f"fragment {one}"] = FRAME.replace("{}", part)

    assert faults(pages, tmp_path) == []
