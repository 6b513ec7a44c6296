"""Names and everyday words of the taxonomy in other languages: kreş, логопед, حضانة."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sozialatlas.directory.models.taxonomy import Term

_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_ARTICLE = "\u0627\u0644"


def words_of(term: Term) -> Iterator[str]:
    """Yield what a term is called in any of them."""
    return (word for words in term.in_languages.values() for word in words)


def forms(word: str) -> tuple[str, ...]:
    """Return a word, and a single Arabic one with and without the article written to it."""
    if not _ARABIC.fullmatch(word):
        return (word,)
    bare = word.removeprefix(_ARTICLE)
    return (word, f"{_ARTICLE}{bare}" if bare == word else bare)
