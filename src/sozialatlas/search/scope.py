"""What a portal shows of the directory: chosen by its editors, never by a visitor.

What a portal is about adds up: its topics, audiences and life situations. A portal for older
people shows what is under its topics and, whatever the topic, what names them as its audience;
a record that names no audience at all is told by its topic, for unknown is no "no". Everything
else narrows: areas, organizations, languages, accessibility, types, yes-or-no wishes. What a
visitor chooses narrows further, also in the same filter.

`home` is the town of a town's portal, a border with three gates: a place elsewhere that was
asked for, the search all around, and danger, which knows no border.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the directory. Equal ones show the same; without any value it is all of it.

    `home`, `areas`: keys of municipalities; what lies in one of them or serves it is inside.
    `social_areas`: keys, likewise. Codes of groups hold what is under them.
    `accessibility` asks for each of its features, all other lists for any of their values.
    `organizations` are ids as texts; each holds what belongs to it.
    """

    home: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    social_areas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    life_situations: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    free: bool = False
    remote: bool = False
    at_home: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not any(getattr(self, one.name) for one in fields(self))

    @property
    def anywhere(self) -> Scope:
        """The same without its borders: what a town's pages show of what is near."""
        return replace(self, home=(), areas=(), social_areas=())

    @property
    def has_subject(self) -> bool:
        """Whether it is about certain topics, audiences or life situations."""
        return bool(self.topics or self.audiences or self.life_situations)


EVERYTHING = Scope()
