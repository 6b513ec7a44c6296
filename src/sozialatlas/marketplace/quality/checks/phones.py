"""Whether numbers can be dialled.

`phonenumbers` counts short numbers (112, 116 117, 115) as invalid and cannot read extensions
("Durchwahl 12"); both are right here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import phonenumbers

from sozialatlas.marketplace.quality.checks.contacts import Way, is_call
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import AT_HOME, Landscape, Thing
from sozialatlas.marketplace.quality.problems import Problem

_SHORT = re.compile(r"\d[\d /-]{1,7}\d")
# "Durchwahl 12" stands beside a number that somebody finds elsewhere on the page.
_EXTENSION = re.compile(r"durchwahl|nebenstelle|app(?:arat|\.)|intern|\bdw\b|^\s*-", re.IGNORECASE)
# An area code begins with 0, +, or 00; in Austria and Switzerland, too.
_AREA_CODE = re.compile(r"\s*\(?\s*(?:\+|0)")
# What people add: "0800 1234 (kostenlos)", "06031 12-0, Fax -99", "06031 1 oder 2".
_NOTE = re.compile(r"\s*(?:[(,;]|oder |und |bis |mo\b|di\b|fax).*", re.IGNORECASE | re.DOTALL)


def check(ways: Iterable[Way], landscape: Landscape) -> Iterator[Found]:
    """Yield the numbers that no telephone reaches."""
    countries = countries_of(landscape)
    for way in ways:
        if is_call(way):
            country = countries.get(way.thing, AT_HOME)
            if problem := problem_of(way.value, way.note, country):
                yield Found(problem, way.thing, way.field, way.value)


def countries_of(landscape: Landscape) -> Mapping[Thing, str]:
    """Return the countries of records that lie abroad."""
    found: dict[Thing, str] = {}
    for entry in landscape.entries:
        country = landscape.country_of(entry)
        if country != AT_HOME:
            found.update(dict.fromkeys(entry.owners, country))
    return found


@lru_cache(maxsize=50_000)
def problem_of(text: str, note: str, country: str) -> Problem | None:
    """Return what is wrong with a number as its provider writes it, None where it can be one."""
    if _is_short(text, country) or _EXTENSION.search(text) or _EXTENSION.search(note):
        return None
    if _is_valid(text, country) or _is_valid(_NOTE.sub("", text), country):
        return None
    return Problem.PHONE_INVALID if _AREA_CODE.match(text) else Problem.PHONE_AREA_CODE


def _is_short(text: str, country: str) -> bool:
    """Return whether a number is one of those that need no area code."""
    if not _SHORT.fullmatch(text.strip()):
        return False
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_short_number_for_region(number, country)


def _is_valid(text: str, country: str) -> bool:
    if not _AREA_CODE.match(text):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, country))
    except phonenumbers.NumberParseException:
        return False
