"""A list says once that texts in it stand there in German."""

from __future__ import annotations

import re

from django.test import Client

from sozialatlas.directory.models import LocalizedText
from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World


def test_texts_in_german_are_told_once_to_who_reads_another_language(
    client: Client, world: World
) -> None:
    made = [world.record(f"Hilfe {number}", summary="Beistand.").service for number in range(2)]
    world.record("Rat ohne Text")
    LocalizedText.objects.create(
        kind="service", record_id=made[0].pk, field="summary", language="tr", text="Destek.",
        origin="machine",
    )  # fmt: skip
    indexing.build()

    told = [
        len(re.findall('class="found__language"', look(client, f"/{language}/suche?q={word}")))
        for language, word in (("tr", "Hilfe"), ("de", "Hilfe"), ("tr", "Rat"))
    ]

    assert told == [1, 0, 0]
