"""What a proposal changes, in a few words that are read in the list without opening it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from sozialatlas.directory.differences import NOTHING, difference, label_of
from sozialatlas.directory.kinds import KIND_OF, REFERENCES
from sozialatlas.directory.partial import from_json
from sozialatlas.directory.references import TERM_MODELS

FEW = 2
"""Of more fields there is no line: that is read on the page of the proposal."""
LONGEST = 70
_LEAD = 20

_ASKS_THE_DATABASE = frozenset({*REFERENCES, *TERM_MODELS, "serves", "texts", "picture"})
"""What is put into words only by asking for names is read on the page of the proposal."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One field and its texts before and after, shortened; without texts only that it changes."""

    label: str
    before: str = ""
    after: str = ""


def glances(
    kind: str, values: Mapping[str, object], base: Mapping[str, object]
) -> tuple[Glance, ...]:
    """Return what a change says, of values as they are stored; nothing where that is too much."""
    if len(values) > FEW:
        return ()
    return tuple(_glance(kind, name, base.get(name), value) for name, value in values.items())


def _glance(kind: str, name: str, before: object, after: object) -> Glance:
    of_kind = KIND_OF[kind]
    if name in _ASKS_THE_DATABASE:
        return Glance(label_of(of_kind, name))
    said = [
        from_json(of_kind, {name: each})[name] if each is not None else None
        for each in (before, after)
    ]
    found = difference(of_kind, name, *said)
    if found is None:
        return Glance(label_of(of_kind, name))
    return Glance(found.label, *_told(_line(found.before), _line(found.after)))


def _line(text: str) -> str:
    """Return a text in one line; a dot stands where it had several."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "" if text == NOTHING else " · ".join(filter(None, lines))


def _told(before: str, after: str) -> tuple[str, str]:
    """Return two texts; of long ones without the words before they differ."""
    same = 0
    if max(len(before), len(after)) > LONGEST:
        pairs = zip(before, after, strict=False)
        same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
        same = before.rfind(" ", 0, max(0, same - _LEAD)) + 1
    return _cut(before, same), _cut(after, same)


def _cut(text: str, start: int) -> str:
    head, rest = ("… " if start else ""), text[start:]
    return f"{head}{rest}" if len(rest) <= LONGEST else f"{head}{rest[:LONGEST].rstrip()} …"
