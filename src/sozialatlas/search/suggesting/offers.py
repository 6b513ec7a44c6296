"""What can be offered, and the texts under which it is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a suggestion is; in the order in which the kinds are offered."""

    TOPIC = "topic"
    LIFE_SITUATION = "life_situation"
    PLACE = "place"
    SERVICE = "service"
    ORGANIZATION = "organization"


class Source(IntEnum):
    """Where a text comes from: the name of what is offered, or other words for it."""

    NAME = 0
    WORD = 1
    PHRASE = 2
    SENTENCE = 3


# Named tuples, unlike our other values: ten thousands are made at once, four times as fast.
class Offer(NamedTuple):
    """Something that can be chosen.

    `key` is the code of a topic or life situation, and the text by which the others are looked
    for. `record_count` says how many records it leads to; None where nobody has counted them.
    """

    kind: Kind
    key: str
    label: str
    # In other languages: pairs of a language and the name, so that offers can be compared.
    labels: tuple[tuple[str, str], ...] = ()
    record_count: int | None = None

    def label_in(self, language: str) -> str:
        """Return the name in a language, in German where it has none there."""
        return dict(self.labels).get(language, self.label)


class Text(NamedTuple):
    """A text under which an offer is found.

    Those of a smaller `source` come first (a name before other words), then the weightier.
    `language` tells topics and life situations apart, which are known in several.
    """

    offer: Offer
    text: str
    source: int = 0
    weight: int = 0
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion in the language of the page.

    `hint` is the text that matched, where it is not the label. `words` are typed words that go
    on being looked for: "Beratung" of "Beratung Auenb", beside the place.
    """

    kind: Kind
    key: str
    label: str
    hint: str = ""
    count: int | None = None
    words: str = ""
