"""What is wrong with the blocks of a page is said in words, with its line."""

from __future__ import annotations

import pytest

from sozialatlas.core.blocks import Block
from sozialatlas.search import page_blocks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nur Text.", []),
        ("::: angebote\nsuche: topic=care&free=1\nanzahl: 6\n:::", []),
        ("::: angebote\nsuche: https://x.example/de/suche?topic=care\n:::", []),
        ("::: bild\nname: fest\n:::", []),
        (
            "a\n::: zahlen",
            ["Zeile 2: Der Block „zahlen“ hat kein Ende. Schließen Sie ihn mit :::"],
        ),
        (
            "::: umfrage\n:::",
            [
                "Zeile 1: Den Block „umfrage“ gibt es nicht. Es gibt: angebote, mitmachen,"
                " veranstaltungen, zahlen, hinweis, kontakt, bild."
            ],
        ),
        (
            "::: zahlen\nanzahl: 3\n:::",
            ["Zeile 1: Im Block „zahlen“ gibt es kein „anzahl:“."],
        ),
        (
            "::: angebote\nsuche: topic=nix\n:::",
            ["Zeile 1: Der Filter „topic“ ist hier nicht bekannt: 'nix' is not known"],
        ),
        (
            "::: angebote\nanzahl: 7\n:::",
            ["Zeile 1: „anzahl:“ ist eine Zahl von 1 bis 6."],
        ),
        ("::: hinweis\n:::", ["Zeile 1: Der Hinweis hat keinen Text."]),
        (
            "::: bild\nname: weg\n:::",
            [
                "Zeile 1: Ein Bild „weg“ ist bei diesem Portal nicht hochgeladen. Laden Sie es"
                " weiter unten bei „Bilder und Logos“ unter diesem Namen hoch."
            ],
        ),
    ],
)
def test_problems_are_told(text: str, told: list[str]) -> None:
    assert page_blocks.problems(text, {"fest"}) == told


@pytest.mark.parametrize(("text", "count"), [("", 3), ("5", 5), ("99", 6), ("x", 3)])
def test_a_block_shows_few_records(text: str, count: int) -> None:
    assert page_blocks.shown(Block("angebote", "", 1, {"anzahl": text})) == count


def test_the_search_of_a_block_cannot_change_its_type() -> None:
    block = Block("angebote", "", 1, {"suche": "type=event&free=1"})

    assert page_blocks.wanted(block).types == ("service",)
