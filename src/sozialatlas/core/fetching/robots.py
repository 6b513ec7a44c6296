"""Reads robots.txt (RFC 9309): which pages programs shall leave alone.

Python's own reader knows neither the longest match nor `*` inside of a path, on which most sites
rely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_BYTES = 500_000
"""RFC 9309, 2.5: at least so much must be read, and what stands behind it need not be."""

_MOST_RULES = 2_000
_LONGEST_DELAY = 10.0


@dataclass(slots=True)
class Group:
    """The rules for some programs: a path pattern and whether it is allowed."""

    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of one program."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Return whether a page may be fetched: the longest rule counts, then the kinder one."""
        fitting = [(len(rule), is_allowed) for rule, is_allowed in self.rules if fits(rule, path)]
        return max(fitting)[1] if fitting else True


EVERYTHING = Robots()


def read(text: str, agent: str) -> Robots:
    """Return what a file asks of the program of a name, else of all programs."""
    groups = list(_groups(text))
    own = [group for group in groups if agent.lower() in group.agents]
    meant = own or [group for group in groups if "*" in group.agents]
    rules = [rule for group in meant for rule in group.rules]
    delay = max((group.delay for group in meant), default=0.0)
    return Robots(tuple(rules[:_MOST_RULES]), delay)


def fits(rule: str, path: str) -> bool:
    """Return whether a path begins as a rule says; `*` is anything, `$` at the end the end."""
    is_whole = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(others, start=1):
        if is_whole and number == len(others):
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not is_whole or at == len(path)


def _groups(text: str) -> Iterator[Group]:
    group = Group()
    for name, value in _lines(text.splitlines()):
        if name == "user-agent":
            if group.rules or group.delay:
                yield group
                group = Group()
            group.agents.append(value.lower())
        elif name in ("allow", "disallow"):
            # An empty "Disallow:" allows everything, which is so without it.
            group.rules += [(value, name == "allow")] if value else []
        elif name == "crawl-delay":
            group.delay = _delay(value)
    yield group


def _lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _delay(value: str) -> float:
    try:
        return min(max(float(value), 0.0), _LONGEST_DELAY)
    except ValueError:
        return 0.0
