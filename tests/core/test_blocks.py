"""Editors' text with blocks is parted where its colons say so."""

from __future__ import annotations

import pytest

from sozialatlas.core.blocks import Block, UnclosedBlockError, parse


def test_text_without_blocks_is_one_part() -> None:
    assert parse("## Titel\n\nEin Satz.") == [Block("", "## Titel\n\nEin Satz.", 1)]


def test_nothing_has_no_parts() -> None:
    assert parse(" \n\n") == []


def test_a_block_stands_between_texts_with_its_settings() -> None:
    text = "Davor\n::: Angebote\nsuche: topic=care&free=1\ntitel: Hilfe\n:::\nDanach"

    assert parse(text) == [
        Block("", "Davor", 1),
        Block("angebote", "", 2, {"suche": "topic=care&free=1", "titel": "Hilfe"}),
        Block("", "Danach", 5),
    ]


def test_behind_the_settings_comes_the_text_of_the_block() -> None:
    text = ":::hinweis\ntitel: Geschlossen\nAm 24. Dezember.\n\nzeit: ist kein Merkmal mehr\n:::"

    assert parse(text) == [
        Block(
            "hinweis",
            "Am 24. Dezember.\n\nzeit: ist kein Merkmal mehr",
            1,
            {"titel": "Geschlossen"},
        )
    ]


def test_a_block_that_never_ends_is_named_with_its_line() -> None:
    with pytest.raises(UnclosedBlockError) as caught:
        parse("Text\n\n::: zahlen\n\nmehr")

    assert (caught.value.name, caught.value.line) == ("zahlen", 3)


def test_a_fence_inside_a_block_ends_it() -> None:
    assert [part.name for part in parse("::: zahlen\n:::\n::: kontakt\n:::")] == [
        "zahlen",
        "kontakt",
    ]


def test_lines_of_windows_and_colons_in_a_text_do_no_harm() -> None:
    assert parse("Um 10:::30 Uhr\r\n:::\r\nEnde") == [Block("", "Um 10:::30 Uhr\n:::\nEnde", 1)]
