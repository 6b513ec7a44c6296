"""The hand-written content of the demo county is complete, agrees in itself, and reads well."""

import datetime as dt
import random
import re
from collections import Counter

import pytest

from sozialatlas.directory.hours.rules import check
from sozialatlas.directory.taxonomy.reader import read_taxonomy
from sozialatlas.exchange.importers.demo import activities, hours, topics
from sozialatlas.exchange.importers.demo.vocabulary.providers import read_provider_kinds

TOPICS = topics.read_topics()
PATTERNS = [*activities.read_patterns("events"), *activities.read_patterns("roles")]
PLACEHOLDER = re.compile(r"{(\w+)}")
ALWAYS = {"ort", "gemeinde", "titel", "name", "name2", "verein", "kommune", "strasse"}
# A name of unknown gender must not follow an article or a preposition that shows the gender.
ARTICLE_BEFORE_NAME = re.compile(
    r"\b(?:der|die|das|dem|den|des|beim|vom|zum|zur|im|am|ein|eine|einen|einem)"
    r" {(?:ort|verein|gemeinde)}"
)
WRONG_AFTER = re.compile(
    r"\b(?:mit|bei|nach|von|zu|aus|seit) (?:die|den Kind|der Kindern)\b"
    r"|\b(?:für|ohne|durch|gegen|um) (?:dem|der Kind)\b"
    r"|\bein (?:Frau|Gruppe|Beratung|Wohnung|Schule)\b|\beine (?:Mann|Haus|Kind|Verein)\b"
)


def sentences() -> list[tuple[str, str]]:
    return (
        [
            (topic.key, text)
            for topic in TOPICS
            for text in (
                *topic.summaries,
                *topic.descriptions,
                *topic.closings,
                *topic.eligibility,
            )
        ]
        + [
            (each.key, text)
            for each in (*TOPICS, *PATTERNS)
            for about in each.about
            for text in (*about.summaries, *about.descriptions)
        ]
        + [
            (pattern.key, text)
            for pattern in PATTERNS
            for text in (*pattern.summaries, *pattern.descriptions, *pattern.skills, *pattern.time)
        ]
    )


def names() -> list[tuple[str, str]]:
    return [
        (topic.key, name)
        for topic in TOPICS
        for name in (*topic.names, *(n for more in topic.names_of.values() for n in more))
    ] + [(pattern.key, name) for pattern in PATTERNS for name in pattern.names]


def test_every_topic_of_the_taxonomy_has_content() -> None:
    taxonomy = read_taxonomy()
    groups = {entry.code for entry in taxonomy.topics if not entry.group}

    used = {code for topic in TOPICS for code in topic.topics}

    assert used == {entry.code for entry in taxonomy.topics} - groups


def test_audiences_and_life_situations_are_of_the_taxonomy() -> None:
    taxonomy = read_taxonomy()
    audiences = {code for each in (*TOPICS, *PATTERNS) for code in each.audiences}
    situations = {code for topic in TOPICS for code in topic.situations}

    assert audiences - {entry.code for entry in taxonomy.audiences} == set()
    assert situations - {entry.code for entry in taxonomy.life_situations} == set()


def test_every_topic_has_several_texts() -> None:
    poor = [
        topic.key
        for topic in TOPICS
        if len(topic.names) < 3 or len(topic.summaries) < 3 or len(topic.descriptions) < 3
    ]

    assert poor == []


def test_providers_and_hours_are_known() -> None:
    kinds = read_provider_kinds()

    assert {kind for each in (*TOPICS, *PATTERNS) for kind in each.providers} - set(kinds) == set()
    assert {topic.hours for topic in TOPICS} - hours.kinds() == set()
    assert {t.key for t in TOPICS if set(t.names_of) - set(t.providers)} == set()


def test_placeholders_have_words() -> None:
    unknown = [
        (topic.key, word)
        for topic in TOPICS
        for text in (
            *topic.names,
            *topic.summaries,
            *topic.descriptions,
            *(text for about in topic.about for text in (*about.summaries, *about.descriptions)),
        )
        for word in PLACEHOLDER.findall(text)
        if word not in ALWAYS | set(topic.words)
    ]

    assert unknown == []


def test_own_texts_are_for_names_that_exist() -> None:
    kinds = read_provider_kinds()
    unused = []
    for each in (*TOPICS, *PATTERNS):
        lists = (
            each.names,
            *getattr(each, "names_of", {}).values(),
            *each.words.values(),
            *(kinds[kind].names for kind in each.providers),
        )
        possible = " ".join(name for names in lists for name in names)
        unused += [
            (each.key, word) for about in each.about for word in about.when if word not in possible
        ]

    assert unused == []


def test_a_name_with_own_texts_gets_no_others() -> None:
    topic = next(topic for topic in TOPICS if topic.key == "transport_service")

    assert topic.summaries_for("Krankenfahrten Auenburg") == (
        "Sitzend oder liegend zum Arzt und in die Klinik.",
    )
    assert topic.summaries_for("Fahrdienst Auenburg") == topic.summaries


def test_texts_are_clean_sentences() -> None:
    faults = [
        (key, text)
        for key, text in sentences()
        if not re.match(r"[A-ZÄÖÜ{§„]", text)
        or text[-1] not in ".!?“"
        or "  " in text
        or re.search(r" [.,;:!?]", text)
        or re.search(r"[.,;][A-Za-zÄÖÜäöü]", text)
    ]

    assert faults == []


def test_no_article_stands_before_a_name_of_unknown_gender() -> None:
    faults = [
        (key, text)
        for key, text in (*sentences(), *names())
        if ARTICLE_BEFORE_NAME.search(text) or WRONG_AFTER.search(text)
    ]

    assert faults == []


def test_no_text_is_used_twice_in_a_topic() -> None:
    texts = Counter((topic.key, text) for topic in TOPICS for text in topic.descriptions)

    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("kind", sorted(hours.kinds()))
def test_hours_make_sense(kind: str) -> None:
    today = dt.date(2026, 11, 22)

    for number in range(30):
        rules = hours.draw(kind, random.Random(number), today)  # noqa: S311 -- no secret
        assert rules
        for rule in rules:
            check(rule)


def test_unknown_key_of_a_content_file_is_named() -> None:
    with pytest.raises(topics.DemoContentError, match=r"x\.toml, \[care\]: unknown keys nmaes"):
        topics._of_file("x.toml", {"care": {"nmaes": []}})


def test_wrong_value_of_a_content_file_is_named() -> None:
    with pytest.raises(topics.DemoContentError, match=r"x\.toml, \[care\]: .*count"):
        topics._of_file("x.toml", {"care": {"count": "many"}})
