"""Which topics the tags of an OpenStreetMap object speak of.

A rule such as `amenity=doctors+healthcare:speciality=neurology|psychiatry` asks for both tags,
the second with one of its values. Source: wiki.openstreetmap.org, the pages of the keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

from sozialatlas.directory.taxonomy.reader import read_taxonomy

Tag = tuple[str, str]
Rule = tuple[frozenset[Tag], str]


def topics_for_osm_tags(tags: Mapping[str, str]) -> tuple[str, ...]:
    """Return the topics of an object, the most specific first.

    Several values of a tag stand between semicolons and each counts. A rule gives way to one
    that asks for the same and more: a shelter for women is a women's shelter and no night
    shelter besides, while a hospital with an eye department stays a hospital.
    """
    given = {(key, part.strip()) for key, value in tags.items() for part in str(value).split(";")}
    fitting = [(wanted, topic) for wanted, topic in _rules() if wanted <= given]
    best = [
        (wanted, topic)
        for wanted, topic in fitting
        if not any(wanted < finer for finer, _ in fitting)
    ]
    best.sort(key=lambda rule: -len(rule[0]))
    return tuple(dict.fromkeys(topic for _, topic in best))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        (frozenset(wanted), topic.code)
        for topic in read_taxonomy().topics
        for rule in topic.osm
        for wanted in product(*(_choices(part) for part in rule.split("+")))
    )


def _choices(part: str) -> list[Tag]:
    key, _, values = part.partition("=")
    return [(key, value) for value in values.split("|")]
