"""What somebody has typed so far, as beginnings of words."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import tokens, written_words

# More than this much of a beginning says nothing more about what is meant.
LONGEST_TEXT = 100
MOST_WORDS = 8
SHORTEST_TEXT = 2


@dataclass(frozen=True, slots=True)
class Typed:
    """Folded words, the last one perhaps unfinished, and the same words as they were typed."""

    words: tuple[str, ...]
    written: tuple[str, ...]


def typed(text: str) -> Typed:
    """Return the words of a text; none where it is too short to mean anything.

    Words that say nothing are left out, unless there are no others.
    """
    written = written_words(text[:LONGEST_TEXT])[:MOST_WORDS]
    if sum(map(len, written)) < SHORTEST_TEXT:
        return Typed((), ())
    pairs = [(folded, word) for word in written if (folded := fold(word))]
    telling = set(tokens(" ".join(written)))
    said = [pair for pair in pairs if pair[0] in telling] or pairs
    return Typed(tuple(folded for folded, _ in said), tuple(word for _, word in said))
