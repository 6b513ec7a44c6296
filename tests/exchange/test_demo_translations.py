"""Some services of the demo county have texts in other languages."""

from __future__ import annotations

import re

from django.conf import settings

from sozialatlas.directory.readability import MOST_WORDS, read
from sozialatlas.directory.values import ServiceValues, TextValues
from sozialatlas.exchange.importers.demo.topics import read_topics
from sozialatlas.exchange.importers.demo.translations import read_translations, translated

KNOWN = read_translations()
# English, Turkish and plain German need no letters of their own in each sentence.
LETTERS = {"uk": re.compile(r"[\u0430-\u0491]{3}"), "ar": re.compile("[ء-ي]{2}")}


def service(key: str, summary: str, description: str = "", topic: str = "") -> ServiceValues:
    """Return a service of a topic."""
    return ServiceValues(
        key=key,
        name="Beratung",
        organization_key="o",
        summary=summary,
        description=description,
        topics=(topic or KNOWN.topics[0],),
    )


def test_every_sentence_has_all_languages_in_their_letters() -> None:
    languages = {"de", *KNOWN.origins}

    assert languages <= dict(settings.LANGUAGES).keys()
    assert [each["de"] for each in KNOWN.sentences if set(each) != languages] == []
    assert [
        each[code]
        for each in KNOWN.sentences
        for code, letters in LETTERS.items()
        if not letters.search(each[code])
    ] == []


def test_every_sentence_is_one_of_the_content() -> None:
    said = {
        text
        for topic in read_topics()
        if topic.key in KNOWN.topics
        for text in (*topic.summaries, *topic.descriptions, *topic.closings)
    }

    assert {each["de"] for each in KNOWN.sentences} - said == set()


def test_plain_german_has_short_sentences() -> None:
    long = [each for text in KNOWN.sentences for each in read(text["de-simple"]).long_sentences]

    assert (long, MOST_WORDS) == ([], 15)


def test_a_description_is_put_together_and_an_unknown_sentence_leaves_it_german() -> None:
    first, second = KNOWN.sentences[0], KNOWN.sentences[6]
    both = f"{first['de']} {second['de']}"

    known, unknown = translated(
        [service("1", second["de"], both), service("2", second["de"], f"{both} Neu.")]
    )

    assert known.texts == tuple(
        TextValues(field=field, language=code, text=text, origin=origin)
        for field in ("summary", "description")
        for code, origin in KNOWN.origins.items()
        for text in [second[code] if field == "summary" else f"{first[code]} {second[code]}"]
    )
    assert [text.field for text in unknown.texts] == ["summary"] * len(KNOWN.origins)


def test_only_the_first_of_the_chosen_topics_get_texts() -> None:
    sentence = KNOWN.sentences[0]["de"]
    many = [service(str(number), sentence) for number in range(KNOWN.services_each + 5)]
    other = service("other", sentence, topic="playground")

    found = translated([other, *many])

    assert [bool(each.texts) for each in found] == [
        False,
        *[True] * KNOWN.services_each,
        *[False] * 5,
    ]
