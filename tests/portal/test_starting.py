"""The words of the start page."""

from __future__ import annotations

import tomllib
from importlib import resources

from django.utils import translation

from sozialatlas.core import icons
from sozialatlas.directory.models import Topic
from sozialatlas.portal import plain_names, starting


def test_groups_say_what_they_are_in_english_too() -> None:
    group = Topic(
        code="housing", name="Wohnen", name_en="Housing", plain_name="Hilfe rund um die Wohnung"
    )

    with translation.override("en"):
        tile = starting.tiles([group], "en")[0]

    assert (tile.title, tile.text) == ("Housing", "Help with everything about your home")


def _topics() -> list[dict[str, str]]:
    """Return all groups and topics of the packaged taxonomy."""
    folder = resources.files("sozialatlas.directory.taxonomy.topics")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return [
        topic
        for file in sorted(files, key=lambda file: file.name)
        for topic in tomllib.loads(file.read_text(encoding="utf-8")).values()
    ]


def test_every_topic_of_the_taxonomy_has_its_plain_words_translated() -> None:
    told = [topic["plain"] for topic in _topics()]

    assert sorted(told) == sorted(plain_names.PLAIN_NAMES)


def test_every_topic_of_the_taxonomy_has_an_icon() -> None:
    unknown = [topic["name"] for topic in _topics() if not icons.is_known(topic.get("icon", ""))]

    assert unknown == []


def test_a_topic_has_its_hint_in_the_language_of_the_page() -> None:
    topic = Topic(code="home_care", name="Pflegedienste", plain_name=HOME_CARE)

    told = {}
    for language in ("de", "de-simple", "en", "uk", "ru", "tr", "ar"):
        with translation.override(language):
            told[language] = starting.tiles([topic], language)[0].text

    assert told == {
        "de": HOME_CARE,
        "de-simple": HOME_CARE,
        "en": "Somebody comes to your home and gives care",
        "uk": "Хтось приходить додому й доглядає",
        "ru": "Кто-то приходит домой и ухаживает",
        "tr": "Biri eve gelir ve bakım yapar",  # noqa: RUF001 -- Turkish
        "ar": "شخص يأتي إلى البيت ويقدّم الرعاية",
    }


HOME_CARE = "Jemand kommt nach Hause und pflegt"
