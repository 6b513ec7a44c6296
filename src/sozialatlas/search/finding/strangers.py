"""Words that no record holds, and which of them people have to be told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tantivy import Searcher

from sozialatlas.search.finding.about import is_sentence
from sozialatlas.search.finding.wanted import is_known
from sozialatlas.search.german.analysis import Word
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.synonyms import Expansion
from sozialatlas.search.understanding.terms import Span


def unknown(
    words: Sequence[Word],
    said: Sequence[Span | Expansion],
    is_found: Callable[[Sequence[Word]], bool],
    searcher: Searcher,
) -> tuple[str, ...]:
    """Return the words that no record holds, nor what is said with them in other words."""
    lost = {at for at, word in enumerate(words) if not is_known(word, searcher)}
    for one in said:
        inside = lost.intersection(range(one.start, one.end))
        if inside and is_found(words[one.start : one.end]):
            lost -= inside
    return tuple(words[at].surface for at in sorted(lost))


def strange(
    text: str,
    words: Sequence[Word],
    unknown_words: Sequence[str],
    known: Knowledge,
    searcher: Searcher,
) -> tuple[str, ...]:
    """Return the unknown words that people do not say for any topic either.

    Of a sentence only names and numbers: its topics stand for all its other words. Nothing of
    another language: our records hold next to none of its words.
    """
    if not _is_german(words, unknown_words, searcher):
        return ()
    found = tuple(word for word in unknown_words if word not in known.words)
    if not is_sentence(text):
        return found
    names = {fold(word) for word in written_words(text)[1:] if not word[0].islower()}
    return tuple(word for word in found if word in names and not is_everyday(word))


def _is_german(words: Sequence[Word], unknown_words: Sequence[str], searcher: Searcher) -> bool:
    return any(
        word.surface not in unknown_words
        and (is_known(word, searcher) or is_everyday(word.surface))
        for word in words
    )
