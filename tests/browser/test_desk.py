"""Every page of the marketplace that has no test of its own is whole in every mode."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import looking
import pytest
from playwright.sync_api import Browser
from served import served
from test_accounts import CALM, sign_in

# The pages of an entry, of joining, of the table and of a reminder are looked at elsewhere.
ELSEWHERE = re.compile(
    "/de/(mein/(entwurf/.*/|tabelle|fuer-wen|zeiten|eintraege$|bestaetigen)|eintragen|mein$)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Return the address of an installation of its own, with one of everything."""
    with served(folder, "desk_seed.py") as address:
        yield address


@pytest.mark.parametrize("name", ["citizen", "newcomer", "provider", "county_editor"])
def test_every_page_is_whole_in_every_mode(
    browser: Browser, site: str, folder: Path, name: str
) -> None:
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))[name]
    page = browser.new_context(locale="de-DE", viewport=looking.WIDE_WINDOW, **CALM).new_page()
    if name != "citizen":
        page.goto(f"{site}/de/konto/anmelden?next=/de/konto")
        sign_in(page, name)
    found = {}
    for path in pages:
        if not ELSEWHERE.match(path):
            page.set_viewport_size(looking.WIDE_WINDOW)
            page.goto(site + path)
            found[path] = looking.faults_by_mode(page)
    page.context.close()

    assert len(found) > 3
    assert {path: faults for path, faults in found.items() if faults} == {}
