"""Whether mail addresses can be ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from rapidfuzz.distance import DamerauLevenshtein

from sozialatlas.marketplace.quality.checks.contacts import CONTACTS, EMAIL, Way
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.problems import Problem

# Long enough that one wrong letter is no other provider's name; gmx.de and gmx.at are both right.
_COMMON = (
    "arcor.de", "freenet.de", "gmail.com", "googlemail.com", "hotmail.com", "hotmail.de",
    "outlook.com", "outlook.de", "t-online.de", "vodafone.de", "yahoo.com", "yahoo.de",
)  # fmt: skip
_REAL = frozenset({*_COMMON, "ymail.com", "mail.com", "email.com", "outlook.at", "yahoo.at"})


def check(ways: Iterable[Way]) -> Iterator[Found]:
    """Yield the addresses to which no mail can go, and those that look mistyped."""
    for way in ways:
        if way.field not in (EMAIL, CONTACTS):
            continue
        if not is_address(way.value):
            yield Found(Problem.MAIL_SYNTAX, way.thing, way.field, way.value)
        elif meant := likely(way.value):
            yield Found(Problem.MAIL_TYPO, way.thing, way.field, way.value, meant)


def is_address(text: str) -> bool:
    """Return whether a text is a mail address by its form."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def likely(address: str) -> str:
    """Return the address that was probably meant, empty where it looks right."""
    name, _at, domain = address.rpartition("@")
    meant = _meant(domain.lower())
    return f"{name}@{meant}" if meant else ""


@lru_cache(maxsize=10_000)
def _meant(domain: str) -> str:
    if domain in _REAL:
        return ""
    near = (each for each in _COMMON if DamerauLevenshtein.distance(domain, each) == 1)
    return next(near, "")
