"""The parts of a text that are looked at for themselves: its sentences, and windows over it.

What people say together stands together; a long text is not searched from end to end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sozialatlas.search.understanding.crisis_words import STOP

SPAN = 14
"""So many words belong together."""

# A long text is looked at in windows: whatever spans so many words lies whole in one of them.
_STEP = 14
_WINDOW = _STEP + SPAN
# Words that make others harmless do so in their window and this near to it, and in a text of
# several sentences only in the one that tells of danger: a course that is told of before says
# nothing of "Mein Mann schlägt mich."
_BESIDE = 7


@dataclass(frozen=True, slots=True)
class Window:
    """Some words of a text, one bit a word; `beside` has those before and behind them as well."""

    within: int
    beside: int


@cache
def windows(length: int) -> tuple[Window, ...]:
    """Return windows over a text of so many words; each overlaps the next by half."""
    starts = range(0, max(1, length), _STEP)
    return tuple(
        Window(_bits(start, start + _WINDOW), _bits(start - _BESIDE, start + _WINDOW + _BESIDE))
        for start in starts
    )


def sentences(words: Sequence[str]) -> Iterator[Window]:
    """Yield a window for each sentence of a text that is longer than what belongs together."""
    stops = [place for place, word in enumerate(words) if word == STOP]
    if len(words) <= SPAN or not stops:
        return
    for start, end in pairwise((-1, *stops, len(words))):
        sentence = _bits(start + 1, end + 1)
        yield Window(sentence, sentence)


def _bits(start: int, end: int) -> int:
    return (1 << end) - (1 << max(0, start))
