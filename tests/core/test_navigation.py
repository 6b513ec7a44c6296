"""Entries of the header."""

import pytest

from sozialatlas.core.navigation import Entry


@pytest.mark.parametrize(
    ("path", "address"), [("suche", "/en/suche"), ("/api/", "/api/"), ("", "/en/")]
)
def test_an_entry_leads_into_the_language_or_to_a_machines_path(path: str, address: str) -> None:
    assert Entry("Angebote", path, 10).address("en") == address


@pytest.mark.parametrize(
    ("path", "is_covered"),
    [("suche", True), ("angebote/heim-7", True), ("suchen", False), ("", False)],
)
def test_an_entry_covers_its_own_pages_and_those_below(path: str, is_covered: bool) -> None:
    entry = Entry("Angebote", "suche", 10, also=("angebote",))

    assert entry.covers(path) is is_covered
