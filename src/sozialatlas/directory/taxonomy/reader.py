"""Reads the packaged taxonomy and says where it is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from sozialatlas.directory.taxonomy.names import Names, read_names
from sozialatlas.directory.taxonomy.toml_files import TaxonomyError, entry, tables, toml_files

ORDER = (
    "care",
    "health",
    "children",
    "crisis",
    "addiction",
    "disability",
    "education",
    "work_money",
    "housing",
    "migration",
    "leisure",
    "sport",
    "public",
)  # fmt: skip -- two lines read better than thirteen
"""The groups of topics in the order in which people see them."""

LEAST_WORDS = 2
_OSM_TAG = r"[a-z_:]+=[^=+|;\s]+(?:\|[^=+|;\s]+)*"
_OSM_RULE = re.compile(rf"{_OSM_TAG}(?:\+{_OSM_TAG})*")
GROUP = "group"


class TermEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word of the taxonomy: names, plain-language name, everyday words."""

    code: str
    name: str
    name_en: str
    plain: str
    words: tuple[str, ...]
    icon: str = ""
    # By language: the name first, everyday words behind it.
    in_languages: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class TopicEntry(TermEntry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic, or a group where `group` is empty; `osm` holds the rules of `taxonomy.osm`."""

    group: str = ""
    law: str = ""
    osm: tuple[str, ...] = ()


class AudienceEntry(TermEntry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For whom something is."""


class LifeSituationEntry(TermEntry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody goes through, and the topics that help."""

    topics: tuple[str, ...]


Entry = TypeVar("Entry", bound=TermEntry)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The whole taxonomy, in order: each group stands before its topics."""

    topics: tuple[TopicEntry, ...]
    audiences: tuple[AudienceEntry, ...]
    life_situations: tuple[LifeSituationEntry, ...]


@cache
def read_taxonomy() -> Taxonomy:
    """Return the packaged taxonomy.

    Raises: TaxonomyError, naming file and entry.
    """
    folder = resources.files("sozialatlas.directory.taxonomy")
    taxonomy = Taxonomy(
        tuple(topic for group in _groups(folder / "topics") for topic in group),
        tuple(_entries(folder / "audiences.toml", AudienceEntry)),
        tuple(_entries(folder / "life_situations.toml", LifeSituationEntry)),
    )
    _check(taxonomy)
    names = read_names(folder / "names")
    return Taxonomy(
        _named(taxonomy.topics, names["topics"]),
        _named(taxonomy.audiences, names["audiences"]),
        _named(taxonomy.life_situations, names["life_situations"]),
    )


def _named(terms: tuple[Entry, ...], names: Names) -> tuple[Entry, ...]:
    """Return the terms with what they are called in other languages."""
    names.check({term.code for term in terms})
    return tuple(msgspec.structs.replace(term, in_languages=names.of(term.code)) for term in terms)


def _groups(folder: Traversable) -> list[list[TopicEntry]]:
    found: dict[str, list[TopicEntry]] = {}
    for file in toml_files(folder):
        told = tables(file)
        group = entry(file.name, GROUP, told.pop(GROUP, {}), TopicEntry)
        found[group.code] = [group] + [
            entry(file.name, code, {**table, "code": code, "group": group.code}, TopicEntry)
            for code, table in told.items()
        ]
    if set(found) != set(ORDER):
        raise TaxonomyError(f"groups and ORDER differ: {sorted(set(found) ^ set(ORDER))}")
    return [found[code] for code in ORDER]


def _entries(file: Traversable, kind: type[Entry]) -> list[Entry]:
    return [
        entry(file.name, code, {**table, "code": code}, kind)
        for code, table in tables(file).items()
    ]


def _check(taxonomy: Taxonomy) -> None:
    terms = (*taxonomy.topics, *taxonomy.audiences, *taxonomy.life_situations)
    for term in terms:
        if len(term.words) < LEAST_WORDS:
            raise TaxonomyError(f"[{term.code}]: needs at least {LEAST_WORDS} everyday words")
    for part in (taxonomy.topics, taxonomy.audiences, taxonomy.life_situations):
        doubled = [
            code for code, count in Counter(term.code for term in part).items() if count > 1
        ]
        if doubled:
            raise TaxonomyError(f"[{doubled[0]}]: stands twice")
    _check_rules(taxonomy.topics)
    codes = {topic.code for topic in taxonomy.topics}
    for situation in taxonomy.life_situations:
        if unknown := set(situation.topics) - codes:
            raise TaxonomyError(f"[{situation.code}]: unknown topic {min(unknown)}")


def _check_rules(topics: tuple[TopicEntry, ...]) -> None:
    for topic in topics:
        for rule in topic.osm:
            if not _OSM_RULE.fullmatch(rule):
                raise TaxonomyError(f"[{topic.code}]: {rule!r} is no rule of key=value+key=a|b")
