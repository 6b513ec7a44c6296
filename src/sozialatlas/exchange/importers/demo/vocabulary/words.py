"""General words: surnames, streets, ways to get there, names of halls."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `words.toml`."""

    surnames: list[str]
    streets: list[str]
    extras: list[str]
    heilig: list[str]
    eintracht: list[str]
    stamm: list[str]
    transport: list[str]
    apply_place: list[str]
    apply_home: list[str]
    apply_group: list[str]
    apply_advice: list[str]
    apply_practice: list[str]
    insurer: list[str]
    co_payment: list[str]
    contacts: list[str]
    halls: dict[str, list[str]]
    at: dict[str, str]


@cache
def read_words() -> Words:
    """Return all lists."""
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Words)
