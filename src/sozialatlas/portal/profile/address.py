"""The profile in an address: `profile=wheelchair&profile=deaf`, carried from page to page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from sozialatlas.portal.profile.rules import PROFILES

NAME = "profile"
Pairs = tuple[tuple[str, str], ...]


def known(values: Iterable[str]) -> tuple[str, ...]:
    """Return the profiles among the values, each once, in the order in which they are offered."""
    given = set(values)
    return tuple(profile for profile in PROFILES if profile in given)


def pairs(profile: Iterable[str]) -> Pairs:
    """Return the parameters of a profile."""
    return tuple((NAME, value) for value in profile)


def carry(url: str, profile: tuple[str, ...]) -> str:
    """Return an address with the profile; what stands behind its # stays there."""
    if not profile or not url:
        return url
    path, mark, fragment = url.partition("#")
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}{urlencode(pairs(profile))}{mark}{fragment}"
