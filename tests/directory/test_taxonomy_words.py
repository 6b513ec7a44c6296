"""The words by which people look for help: each of these leads to its topic."""

from __future__ import annotations

import re

import pytest

from sozialatlas.directory.taxonomy import read_taxonomy

LAW = re.compile(
    r"(SGB [IVX]+|AsylG|AufenthG|BerHG|BtOG|KKG|SchKG|WoFG|WoGG) §§? \d+[a-z]?"
    r"( Abs\. \d+)?(, \d+[a-z]?)*"
)


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("Kita", "kindergarten"),
        ("EUTB", "participation_advice"),
        ("Spitex", "home_care"),
        ("AMS", "jobcentre"),
        ("Grundsicherungsgeld", "jobcentre"),
        ("Arbeitsamt", "job_search_help"),
        ("Bezirkshauptmannschaft", "county_administration"),
        ("Stromsperre", "consumer_energy_advice"),
        ("Mein Partner trinkt", "addiction_counselling"),
        ("mein Mann schlägt mich", "womens_shelter"),
        ("Pflegeheim", "nursing_home"),
        ("Rollator", "medical_aids"),
        ("Beerdigung", "pastoral_care"),
    ],
)
def test_a_word_of_everyday_life_names_a_topic(word: str, topic: str) -> None:
    found = [
        each.code
        for each in read_taxonomy().topics
        if each.group and word.casefold() in [known.casefold() for known in each.words]
    ]

    assert found == [topic]


def test_legal_anchors_are_written_as_lawyers_cite() -> None:
    odd = [
        (topic.code, topic.law)
        for topic in read_taxonomy().topics
        if topic.law and not LAW.fullmatch(topic.law)
    ]

    assert odd == []


def test_each_group_holds_several_topics() -> None:
    topics = [topic for topic in read_taxonomy().topics if topic.group]

    sizes = {group: sum(each.group == group for each in topics) for group in _groups()}

    assert [group for group, size in sizes.items() if size < 4] == []


def _groups() -> list[str]:
    return [topic.code for topic in read_taxonomy().topics if not topic.group]
