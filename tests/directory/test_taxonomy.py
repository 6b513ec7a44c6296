"""The packaged taxonomy: complete, without contradictions, and kept in step."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from sozialatlas.core import icons
from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.directory.taxonomy import read_taxonomy, topics_for_osm_tags
from sozialatlas.directory.taxonomy.sync import sync_taxonomy


def test_there_are_as_many_topics_as_people_can_survey() -> None:
    taxonomy = read_taxonomy()

    groups = [topic for topic in taxonomy.topics if not topic.group]

    assert (len(groups), len(taxonomy.topics) - len(groups)) == (13, 119)


def test_each_term_has_all_its_names() -> None:
    taxonomy = read_taxonomy()
    terms = (*taxonomy.topics, *taxonomy.audiences, *taxonomy.life_situations)

    nameless = [term.code for term in terms if not (term.name and term.name_en and term.plain)]

    assert nameless == []


def test_an_everyday_word_leads_to_one_topic_only() -> None:
    topics = [topic for topic in read_taxonomy().topics if topic.group]
    seen: dict[str, str] = {}
    doubled = []
    for topic in topics:
        for word in topic.words:
            if word.lower() in seen:
                doubled.append((word, seen[word.lower()], topic.code))
            seen[word.lower()] = topic.code

    assert doubled == []


def test_icons_of_the_taxonomy_are_known() -> None:
    taxonomy = read_taxonomy()
    named = {term.icon for term in (*taxonomy.topics, *taxonomy.life_situations) if term.icon}

    assert sorted(name for name in named if not icons.is_known(name)) == []


@pytest.mark.parametrize(
    ("tags", "topics"),
    [
        ({"amenity": "kindergarten"}, ("kindergarten",)),
        ({"amenity": "social_facility", "social_facility": "nursing_home"}, ("nursing_home",)),
        (
            {"amenity": "social_facility", "social_facility": "shelter;food_bank"},
            ("food_bank", "emergency_shelter"),
        ),
        (
            {"social_facility": "shelter", "social_facility:for": "woman"},
            ("womens_shelter",),
        ),
        ({"amenity": "doctors"}, ("general_practitioner",)),
        ({"amenity": "doctors", "healthcare:speciality": "paediatrics"}, ("paediatrician",)),
        ({"amenity": "fuel"}, ()),
    ],
)
def test_osm_tags_lead_to_topics(tags: dict[str, str], topics: tuple[str, ...]) -> None:
    assert topics_for_osm_tags(tags) == topics


@pytest.mark.django_db
def test_migrating_brings_the_taxonomy() -> None:
    topic = Topic.objects.select_related("parent").get(code="care_advice")

    assert (topic.parent.code, topic.legal_anchor) == ("care", "SGB XI § 7c")
    situation = LifeSituation.objects.get(code="debt")
    assert sorted(situation.topics.values_list("code", flat=True)) == [
        "debt_counselling",
        "social_counselling",
    ]


@pytest.mark.django_db
def test_an_update_leaves_alone_what_editors_keep() -> None:
    now = dt.datetime(2026, 11, 18, tzinfo=dt.UTC)
    Topic.objects.filter(code="care_advice").update(name="Pflegeberatung hier", edited_at=now)
    Topic.objects.create(code="eigenes", name="Eigenes", is_own=True)
    Topic.objects.filter(code="nursing_home").update(name="Verstellt")

    sync_taxonomy()

    names = dict(
        Topic.objects.filter(code__in=["care_advice", "eigenes", "nursing_home"]).values_list(
            "code", "name"
        )
    )
    assert names == {
        "care_advice": "Pflegeberatung hier",
        "eigenes": "Eigenes",
        "nursing_home": "Pflegeheime",
    }


@pytest.mark.django_db
def test_a_term_that_left_the_package_is_switched_off() -> None:
    taxonomy = read_taxonomy()
    smaller = dataclasses.replace(
        taxonomy, topics=tuple(each for each in taxonomy.topics if each.code != "hobby_club")
    )

    sync_taxonomy(smaller)

    assert not Topic.objects.get(code="hobby_club").is_active
