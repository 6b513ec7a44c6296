"""Whether a translation keeps the gaps of its German text: `{name}`, `%(count)s`, `%d`."""

from __future__ import annotations

import re
from collections import Counter
from gettext import c2py

from babel.messages.catalog import Catalog, Message

_GAP = re.compile(r"%\(\w+\)[a-z]|%[sd](?![a-z])|\{\w*(?:\.\w+)*(?::[^{}]*)?\}")
# Enough to meet each form of a number in all our languages.
_NUMBERS = range(200)


def gaps(text: str) -> frozenset[str]:
    """Return the gaps of a text that are filled when it is shown."""
    return frozenset(_GAP.findall(text))


def wrong(catalog: Catalog) -> list[str]:
    """Return the translations that lack a gap of their German text, or have one too many."""
    forms = _forms(catalog.plural_expr)
    return [
        form
        for message in catalog
        if message.id
        for number, form in enumerate(_texts(message))
        if form and not _fits(message, form, is_one_number=forms[number] == 1)
    ]


def _forms(expression: str) -> Counter[int]:
    """Return how many numbers each form of a language stands for."""
    form = c2py(expression)
    return Counter(form(number) for number in _NUMBERS)


def _texts(message: Message) -> tuple[str, ...]:
    given = message.string
    return (str(given or ""),) if isinstance(given, str | None) else tuple(map(str, given))


def _fits(message: Message, text: str, *, is_one_number: bool) -> bool:
    if isinstance(message.id, str):
        return gaps(text) == gaps(message.id)
    # "Ein Angebot" needs no number, and may name it instead; a form for 1, 21 and 31 needs it.
    one, many = (gaps(each) for each in message.id)
    return gaps(text) <= one | many if is_one_number else gaps(text) == many
