"""What a proposal changes, in a few words that are read in the list without opening it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from django.db.models import CharField, TextField

from sozialatlas.directory.differences import label_of
from sozialatlas.directory.kinds import KIND_OF

FEW = 2
"""Of more fields there is no line: that is read on the page of the proposal."""
LONGEST = 70
_LEAD = 20

_TEXTS = {
    code: frozenset(
        field.name
        for field in kind.model._meta.get_fields()
        if isinstance(field, (CharField, TextField)) and not field.choices
    )
    for code, kind in KIND_OF.items()
}
"""The fields that are read as they are written: no codes and no references."""


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
    label = label_of(KIND_OF[kind], name)
    if not (isinstance(before, str) and isinstance(after, str)) or name not in _TEXTS[kind]:
        return Glance(label)
    return Glance(label, *_told(" ".join(before.split()), " ".join(after.split())))


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
