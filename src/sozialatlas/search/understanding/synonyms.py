"""Other words for the same: Kita and Kindertagesstätte, Spitex and ambulanter Pflegedienst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.search.german.analysis import Word, analyse, spellings
from sozialatlas.search.german.umlauts import unmarked

# What a query asks besides its own words is bounded, whatever editors enter.
MOST_ALTERNATIVES = 10
MOST_EXPANSIONS = 8
MOST_WORDS = 5
# Shorter words at the beginning of a compound are rather syllables: "uni" in "Uniform".
_SHORTEST_PART = 4
# A phrase of five words may be typed with its compounds taken apart.
_MOST_TYPED = 8

Key = tuple[str, ...]
Phrase = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SynonymSet:
    """Words and short phrases that mean the same; one way, only the first finds the others.

    Of a foreign set, the first word is of a language without our spelling.
    """

    words: tuple[str, ...]
    is_one_way: bool = False
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words of a query from `start` to before `end`, and what may be said in their place."""

    start: int
    end: int
    alternatives: tuple[Phrase, ...]


class SynonymTable:
    """All sets, ready for queries; a word leads to its own sets and never further.

    `words` are those of all entries, folded and as written: no typing errors, even where no
    record holds them. `foreign` are those of other languages alone, which nobody means who
    mistypes a German one.
    """

    def __init__(self, sets: Iterable[SynonymSet]) -> None:
        """Take sets; words of several sets find what stands in any of them."""
        self._others: dict[Key, tuple[Phrase, ...]] = {}
        # Nouns begin compounds; "taub" in "Taubenschlag" is no word of its own.
        self._nouns: set[Key] = set()
        self.words: dict[str, str] = {}
        ours: set[str] = set()
        for one in sets:
            for text in one.words:
                self.words.update(spellings(text))
            ours.update(_ours(one))
            phrases = {text: analyse(text).words for text in one.words}
            said = [phrase for phrase in phrases.values() if phrase]
            for phrase in said[:1] if one.is_one_way else said:
                self._add(key_of(phrase), said)
            self._nouns |= {key_of(phrase) for text, phrase in phrases.items() if _is_noun(text)}
        self._add_plurals()
        # Typed without umlauts they are known as well, where nothing else is meant by it.
        for key, others in list(self._others.items()):
            self._others.setdefault(tuple(map(unmarked, key)), others)
        self._longest: Mapping[str, int] = _longest(self._others)
        self.foreign = frozenset(self.words.keys() - ours)

    def __len__(self) -> int:
        return len(self._others)

    def _add(self, key: Key, others: Sequence[Phrase]) -> None:
        found = {key_of(one): one for one in (*self._others.get(key, ()), *others)}
        found.pop(key, None)
        if found:
            self._others[key] = tuple(found.values())[:MOST_ALTERNATIVES]

    def _add_plurals(self) -> None:
        """Know Kitas and WGs, too: stems keep this ending, for it is rare in German."""
        for key, others in list(self._others.items()):
            plural = _plural(key)
            if plural and plural not in self._others:
                self._add(plural, [_joined(key), *others])

    def expansions(self, words: Sequence[Word]) -> list[Expansion]:
        """Return what may be said otherwise, the longest first come; spans do not overlap."""
        found: list[Expansion] = []
        start = 0
        while start < len(words) and len(found) < MOST_EXPANSIONS:
            one = self._whole(words, start) or self._inside(words[start], start)
            if one is not None:
                found.append(one)
            start = one.end if one is not None else start + 1
        return found

    def _whole(self, words: Sequence[Word], start: int) -> Expansion | None:
        longest = self._longest.get(_parts(words[start])[0])
        if longest is None:
            return None
        ends: list[tuple[int, tuple[Phrase, ...]]] = []
        key: Key = ()
        for end in range(start, min(len(words), start + _MOST_TYPED)):
            key += _parts(words[end])
            if len(key) > longest:
                break
            if others := self._others.get(key):
                ends.append((end + 1, others))
        return Expansion(start, *ends[-1]) if ends else None

    def _inside(self, word: Word, at: int) -> Expansion | None:
        """Return what the beginning of a compound may be replaced by: Spitalaufenthalt.

        Its end says what it is: a Tagesklinik is no Krankenhaus.
        """
        for last in range(len(word.parts) - 1, 0, -1):
            key = word.parts[:last]
            others = self._others.get(key) if key in self._nouns else None
            if others is not None and len("".join(key)) >= _SHORTEST_PART:
                rest = _joined(word.parts[last:])
                return Expansion(at, at + 1, tuple((*one, *rest) for one in others))
        return None


def key_of(words: Sequence[Word]) -> Key:
    """Return what is compared: the parts of all words in their order.

    Kinder-Tagesstätte and Kindertagesstätte are one, and inflected forms as well.
    """
    return tuple(part for word in words for part in _parts(word))


def _ours(one: SynonymSet) -> Iterator[str]:
    """Yield the folded words of a set that are written as ours are."""
    for text in one.words[1:] if one.is_foreign else one.words:
        yield from (folded for folded, _ in spellings(text))


def _plural(key: Key) -> Key:
    if len(key) > 1:
        return ()
    return key_of(analyse(f"{key[0]}s").words)


def _parts(word: Word) -> Key:
    return word.parts or (word.whole,)


def _longest(keys: Iterable[Key]) -> dict[str, int]:
    """Return how many parts the longest entry has that begins with a part."""
    found: dict[str, int] = {}
    for key in keys:
        found[key[0]] = max(len(key), found.get(key[0], 0))
    return found


def _is_noun(text: str) -> bool:
    return text[:1].isupper() and " " not in text


def _joined(parts: Key) -> Phrase:
    """Return the rest of a compound as a word of its own."""
    if not parts:
        return ()
    whole = "".join(parts)
    return (Word(whole, whole, parts if len(parts) > 1 else (), ()),)
