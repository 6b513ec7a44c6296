"""How easy a German text is to read, and what would make it easier.

The measure is the first of the new Wiener Sachtextformeln (Bamberger and Vanecek, "Lesen,
Verstehen, Lernen, Schreiben", Vienna 1984): the school year from which a text is understood.

Syllables are counted by their vowels. The libraries that know the formula ask patterns for
hyphenation instead, which part no single letter: they hear one syllable in "Abend" and two in
"überall". Of 1,500 words of our own pages vowels told a dozen wrongly, the patterns a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sozialatlas.directory.sentences import passive, sentences, words

FEWEST_WORDS = 12
"""Of a shorter text the formula says nothing."""
MOST_WORDS = 15
"""More words in a sentence are many: what Einfache Sprache allows at most."""
_LONG_WORD = 7  # letters, for the formula
_TOO_LONG_WORD = 17
_MANY_SYLLABLES = 3

# What somebody reads of Markdown and addresses are not words to judge.
_UNREAD = re.compile(r"\]\([^)\s]{0,500}\)|https?://\S+|www\.\S+|(?<!\S)\S+@\S+|[*_#>`\[\]]+")
# Two letters, one sound; but "Muse-um" and "Ide-en".
_VOWELS = re.compile(r"aa|ee(?!n$)|oo|au|äu|eu(?!m$)|ei|ai|ie|[aeiouäöüy]")


class Ease(StrEnum):
    """How easy a text is."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    VERY_HARD = "very hard"


# Up to these school years. From 12 on they are degrees of difficulty rather than years.
_UP_TO = ((6.0, Ease.EASY), (9.0, Ease.MEDIUM), (12.0, Ease.HARD))


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to say about a text; a text of few words has no school year."""

    year: float | None
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]
    passives: tuple[str, ...]

    @property
    def ease(self) -> Ease | None:
        """How easy the text is by its school year."""
        if self.year is None:
            return None
        return next((ease for most, ease in _UP_TO if self.year <= most), Ease.VERY_HARD)

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to make easier."""
        return not (self.long_sentences or self.long_words or self.passives)


def read(text: str) -> Reading:
    """Return how easy a text is; the longest sentences and words come first."""
    told = sentences(_UNREAD.sub(" ", text))
    used = [word for sentence in told for word in words(sentence)]
    long = [sentence for sentence in told if len(words(sentence)) > MOST_WORDS]
    return Reading(
        year=sachtextformel(told) if len(used) >= FEWEST_WORDS else None,
        long_sentences=tuple(sorted(long, key=lambda sentence: -len(words(sentence)))),
        long_words=tuple(sorted(dict.fromkeys(filter(_is_too_long, used)), key=len, reverse=True)),
        passives=tuple(found for sentence in told if (found := passive(sentence))),
    )


def sachtextformel(told: Sequence[str]) -> float:
    """Return the school year from which these sentences are understood: 4 is easy, 15 hard."""
    used = [word for sentence in told for word in words(sentence)]
    per_word = 100 / len(used)
    counts = [syllables(word) for word in used]
    many = sum(count >= _MANY_SYLLABLES for count in counts) * per_word
    one = sum(count == 1 for count in counts) * per_word
    long = sum(len(word) >= _LONG_WORD for word in used) * per_word
    mean = len(used) / len(told)
    return 0.1935 * many + 0.1672 * mean + 0.1297 * long - 0.0327 * one - 0.875


def syllables(word: str) -> int:
    """Return how many syllables a German word has; a number or an abbreviation has one."""
    return max(1, len(_VOWELS.findall(word.lower().replace("qu", "k"))))


def _is_too_long(word: str) -> bool:
    # "Pflege-Versicherung" is read in parts.
    return any(len(part) >= _TOO_LONG_WORD for part in re.split(r"[-/·]", word))
