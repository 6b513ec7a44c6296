"""Terms have a name in each language; topics stand in two levels: groups, and those in them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from sozialatlas.directory.models import Audience, LifeSituation, Topic

pytestmark = pytest.mark.django_db


def test_a_topic_stands_in_a_group_or_is_one() -> None:
    group = Topic.objects.create(code="t-gruppe", name="Gruppe")

    group.clean()
    Topic(code="t-thema", name="Thema", parent=group).clean()


@pytest.mark.parametrize("place", ["in a topic", "in itself", "with topics in a group"])
def test_there_is_no_third_level(place: str) -> None:
    group = Topic.objects.create(code="t-gruppe", name="Gruppe")
    topic = Topic.objects.create(code="t-thema", name="Thema", parent=group)
    other = Topic.objects.create(code="t-andere", name="Andere")
    wrong = {
        "in a topic": lambda: Topic(code="t-neu", name="Neu", parent=topic),
        "in itself": lambda: Topic(pk=other.pk, parent=other),
        "with topics in a group": lambda: Topic(pk=group.pk, parent=other),
    }[place]()

    with pytest.raises(ValidationError) as refused:
        wrong.clean()

    assert list(refused.value.message_dict) == ["parent"]


def test_plain_german_keeps_the_names_of_topics_that_offices_use() -> None:
    names = {"name": "Schulden", "plain_name": "Ich habe Schulden"}
    terms = [Topic(**names), LifeSituation(**names), Audience(**names), Audience(name="Alle")]

    told = [term.name_in("de-simple") for term in terms]

    assert told == ["Schulden", "Ich habe Schulden", "Ich habe Schulden", "Alle"]
    assert [term.name_in("de") for term in terms] == ["Schulden"] * 3 + ["Alle"]
