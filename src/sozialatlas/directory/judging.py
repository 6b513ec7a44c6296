"""Says in words how easy a text is to read, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.directory.readability import MOST_WORDS, Ease, Reading, read
from sozialatlas.directory.sentences import words

MOST_EXAMPLES = 3
_QUOTED_WORDS = 24
_EASE = {
    Ease.EASY: gettext_lazy("leicht zu lesen"),
    Ease.MEDIUM: gettext_lazy("nicht ganz leicht zu lesen"),
    Ease.HARD: gettext_lazy("schwer zu lesen"),
    Ease.VERY_HARD: gettext_lazy("sehr schwer zu lesen"),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make a text easier, and where."""

    text: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands below a text."""

    ease: str
    measure: str
    advice: tuple[Advice, ...]


def judgement(text: str) -> Judgement | None:
    """Return how easy a text is and what to do; there is nothing to say of a few good words."""
    reading = read(text)
    advice = tuple(_advice(reading))
    if reading.ease is None and not advice:
        return None
    return Judgement(
        str(_EASE[reading.ease]) if reading.ease else "", _measure(reading.year), advice
    )


def _measure(year: float | None) -> str:
    if year is None:
        return ""
    figure = number_format(year, 1)
    return _("Wiener Sachtextformel: {figure}. Leicht ist bis 6, schwer ab 9.").format(
        figure=figure
    )


def _advice(reading: Reading) -> Iterator[Advice]:
    if reading.long_sentences:
        text = _("Machen Sie aus einem langen Satz zwei. Mehr als {count} Wörter sind zu viel:")
        yield Advice(text.format(count=MOST_WORDS), _lengths(reading.long_sentences))
    if reading.long_words:
        text = _("Nehmen Sie kürzere Wörter, oder erklären Sie, was damit gemeint ist:")
        yield Advice(text, reading.long_words[:MOST_EXAMPLES])
    if reading.passives:
        text = _("Sagen Sie, wer etwas tut: „Wir bearbeiten“ statt „wird bearbeitet“:")
        yield Advice(text, _quoted(reading.passives))


def _lengths(sentences: Sequence[str]) -> tuple[str, ...]:
    given = zip(_quoted(sentences), sentences, strict=False)
    return tuple(
        _("{quote} ({count} Wörter)").format(quote=quote, count=len(words(sentence)))
        for quote, sentence in given
    )


def _quoted(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        _("„{text}“").format(text=Truncator(text).words(_QUOTED_WORDS, truncate=" …"))
        for text in texts[:MOST_EXAMPLES]
    )
