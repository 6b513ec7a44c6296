"""Puts what speaks for a pair in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.core.formats import distance
from sozialatlas.marketplace.duplicates.reasons import Reason

_KILOMETRE = 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """A reason in words, and whether it speaks for or against."""

    text: str
    is_for: bool


def stored(reasons: Sequence[Reason]) -> list[dict[str, object]]:
    """Return reasons as they are kept."""
    return [{"code": each.code, "value": each.value, "for": each.is_for} for each in reasons]


def said(reasons: Sequence[Mapping[str, object]]) -> list[Said]:
    """Return kept reasons in words, what speaks for it first."""
    read = (
        Reason(str(each["code"]), int(str(each["value"])), is_for=bool(each["for"]))
        for each in reasons
    )
    known = [Said(words(each), each.is_for) for each in read if each.code in _WORDS]
    return sorted(known, key=lambda each: not each.is_for)


def words(reason: Reason) -> str:
    """Return one reason in words."""
    return _WORDS[reason.code](reason.value)


def apart(metres: int) -> str:
    """Return a distance in words."""
    return _("{distance} entfernt").format(distance=distance(metres / _KILOMETRE))


_WORDS: Mapping[str, Callable[[int], str]] = {
    "same_name": lambda _value: _("im Kern gleicher Name"),
    "name": lambda value: _("Name zu {percent} % gleich").format(percent=value),
    "unnamed": lambda _value: _("der Name sagt nicht, was dort ist"),
    "same_phone": lambda _value: _("gleiche Telefonnummer"),
    "same_mail": lambda _value: _("gleiche E-Mail-Adresse"),
    "same_domain": lambda _value: _("gleiche Internetadresse (Domain)"),
    "same_page": lambda _value: _("gleiche Internetseite"),
    "same_address": lambda _value: _("gleiche Anschrift"),
    "alike_address": lambda _value: _("fast gleiche Anschrift"),
    "same_text": lambda _value: _("gleiche Beschreibung"),
    "alike_text": lambda _value: _("ähnliche Beschreibung"),
    "other_text": lambda _value: _("andere Beschreibung"),
    "other_topics": lambda _value: _("anderes Thema"),
    "same_id": lambda _value: _("gleiche Kennung"),
    "same_town": lambda _value: _("gleicher Ort"),
    "same_owner": lambda _value: _("gleicher Träger"),
    "alike_owner": lambda _value: _("Träger heißen fast gleich"),
    "near": apart,
    "far": apart,
    "other_phone": lambda _value: _("andere Telefonnummer"),
    "other_mail": lambda _value: _("andere E-Mail-Adresse"),
    "other_address": lambda _value: _("andere Anschrift"),
    "other_door": lambda _value: _("anderes Stockwerk oder anderer Raum"),
    "other_town": lambda _value: _("anderer Ort"),
    "other_owner": lambda _value: _("anderer Träger"),
    "other_day": lambda _value: _("anderer Termin"),
    "related": lambda _value: _("das eine gehört schon zum anderen"),
}
