"""Which topics the tags of an OpenStreetMap object speak of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sozialatlas.directory.taxonomy.reader import read_taxonomy

Rule = tuple[tuple[tuple[str, str], ...], str]


def topics_for_osm_tags(tags: Mapping[str, str]) -> tuple[str, ...]:
    """Return the topics of an object; several values of a tag stand between semicolons.

    For each value the rule with the most tags counts: a kindergarten for disabled children is
    a kindergarten, but a shelter for women is a women's shelter and no night shelter besides.
    """
    values = {key: frozenset(part.strip() for part in tags[key].split(";")) for key in tags}
    matching = [
        rule for rule in _rules() if all(val in values.get(key, ()) for key, val in rule[0])
    ]
    best = [rule for rule in matching if not any(_is_finer(other, rule) for other in matching)]
    return tuple(dict.fromkeys(topic for _, topic in best))


def _is_finer(other: Rule, rule: Rule) -> bool:
    return set(other[0]) > set(rule[0]) or (
        other[0][0][0] in _DETAILS and rule[0][0][0] in _ROUGH and other[1] != rule[1]
    )


# A doctor's speciality says more than that there is a doctor; so does whom a place is for.
_ROUGH = frozenset({"amenity", "healthcare"})
_DETAILS = frozenset({"healthcare:speciality", "social_facility", "community_centre:for"})


@cache
def _rules() -> tuple[Rule, ...]:
    rules = []
    for topic in read_taxonomy().topics:
        for tag in topic.osm:
            pairs = tuple(tuple(part.split("=", 1)) for part in tag.split("+"))
            rules.append((tuple((pair[0], pair[1]) for pair in pairs), topic.code))
    return tuple(rules)
