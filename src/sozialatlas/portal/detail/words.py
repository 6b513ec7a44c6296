"""What a record's values say in words: ages, prices, free places, access."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Pair
from sozialatlas.directory.faces import Access, Face, Places, Price, Served
from sozialatlas.directory.languages import language_name
from sozialatlas.directory.models import AccessibilityFeature, Answer

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•\u2013])\s+")


def ages(face: Face) -> str:
    """Return for which ages something is, empty where nobody said so."""
    low, high = face.minimum_age, face.maximum_age
    if low and high:
        return _("Von {low} bis {high} Jahren").format(low=low, high=high)
    if low:
        return ngettext("Ab {low} Jahr", "Ab {low} Jahren", low).format(low=low)
    if high is not None:
        return ngettext("Bis {high} Jahr", "Bis {high} Jahre", high).format(high=high)
    return ""


def steps(text: str) -> list[str]:
    """Return the lines of a text without the numbers that somebody put before them."""
    lines = (_NUMBERING.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def price(found: Price) -> str:
    """Return what it costs for whom: Ermäßigt: 5,00 €."""
    amount = _amount(found) if found.amount is not None else ""
    words = formats.joined((amount, found.description))
    return f"{found.option}: {words}" if found.option and words else found.option or words


def _amount(found: Price) -> str:
    assert found.amount is not None
    if not found.amount:
        return _("kostenlos")
    currency = {"EUR": "€", "CHF": "CHF"}.get(found.currency, found.currency)
    return f"{formats.number(float(found.amount), 2)}{formats.NBSP}{currency}"


def language(code: str, note: str) -> str:
    """Return the name of a language with what is special about it."""
    return f"{language_name(code)} ({note})" if note else language_name(code)


def served(found: Served) -> str:
    """Return where a service reaches."""
    if found.is_everywhere:
        return _("Überall, ohne feste Grenze")
    return formats.joined(name for name, _key in found.areas)


def places(found: Places) -> str:
    """Return how many places are free, of how many."""
    unit = found.unit
    if found.available is None:
        if found.maximum is None:
            return ""
        return _("{maximum} {unit} insgesamt").format(maximum=found.maximum, unit=unit)
    if found.maximum is None:
        return _("{count} {unit} frei").format(count=found.available, unit=unit)
    return _("{count} {unit} frei, {maximum} insgesamt").format(
        count=found.available, maximum=found.maximum, unit=unit
    )


def access(found: Access) -> Pair:
    """Return a feature and whether it is there; unknown is a word of its own."""
    answer = {Answer.YES: _("Ja"), Answer.NO: _("Nein")}.get(Answer(found.answer), _("Unbekannt"))
    parts = [answer]
    if found.measure is not None:
        # 90.0 was measured as 90.
        decimals = 0 if found.measure == int(found.measure) else 1
        measure = formats.number(float(found.measure), decimals)
        parts.append(f"{measure}{formats.NBSP}{found.unit}")
    is_unknown = len(parts) == 1 and not found.note and found.answer == Answer.UNKNOWN
    words = ". ".join(part for part in (formats.joined(parts), found.note) if part)
    return Pair(AccessibilityFeature(found.feature).label, words, is_unknown)
