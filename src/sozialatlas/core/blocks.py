"""Text of editors that is parted by blocks, each fenced by lines of three colons.

    ::: angebote
    suche: topic=care&free=1
    titel: Kostenlose Hilfe
    :::

What stands between blocks is Markdown. Inside a block, lines like `titel: ...` are its settings,
until the first line that is none; the rest is its own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_OPENS = re.compile(r":::+[ \t]*([^\s:].*?)[ \t]*")
_CLOSES = re.compile(r":::+[ \t]*")
_SETTING = re.compile(r"([a-zäöüß]+):[ \t]*(.*?)[ \t]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One block, or with an empty `name` the text before or behind one; `line` is its first."""

    name: str
    text: str
    line: int
    settings: Mapping[str, str] = field(default_factory=dict)


class UnclosedBlockError(ValueError):
    """A block that never ends; `line` is where it begins."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(f"{name} in line {line}")
        self.name = name
        self.line = line


def parse(text: str) -> list[Block]:
    """Return the parts of a text in their order, without empty ones.

    Raises: UnclosedBlockError.
    """
    return [part for part in _parts(text) if part.name or part.text]


def _parts(text: str) -> Iterator[Block]:
    name, begin, held = "", 1, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        opened = _OPENS.fullmatch(line) if not name else None
        if opened or (name and _CLOSES.fullmatch(line)):
            yield _made(name, begin, held)
            name, begin, held = (opened[1].casefold() if opened else ""), number, []
        else:
            held.append(line)
    if name:
        raise UnclosedBlockError(name, begin)
    yield _made(name, begin, held)


def _made(name: str, line: int, held: list[str]) -> Block:
    settings: dict[str, str] = {}
    rest = list(held)
    while name and rest and (found := _SETTING.fullmatch(rest[0])):
        settings[found[1]] = found[2]
        rest.pop(0)
    return Block(name, "\n".join(rest).strip(), line, settings)
