"""The words of the start page."""

from __future__ import annotations

import tomllib
from importlib import resources

from django.utils import translation

from sozialatlas.directory.models import Topic
from sozialatlas.portal import starting


def test_groups_say_what_they_are_in_english_too() -> None:
    group = Topic(
        code="housing", name="Wohnen", name_en="Housing", plain_name="Hilfe rund um die Wohnung"
    )

    with translation.override("en"):
        tile = starting.tiles([group], "en")[0]

    assert (tile.title, tile.text) == ("Housing", "Help with everything about your home")


def test_every_group_of_the_taxonomy_has_its_plain_words_translated() -> None:
    folder = resources.files("sozialatlas.directory.taxonomy.topics")
    groups = [
        tomllib.loads(file.read_text(encoding="utf-8"))["group"]["plain"]
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]

    assert sorted(groups) == sorted(starting.PLAIN_NAMES)
