"""What a verdict says in words: what is there, what is missing, what nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _, gettext_noop

from sozialatlas.core import formats
from sozialatlas.directory.models import AccessibilityFeature
from sozialatlas.portal.profile.rules import (
    BY_APPOINTMENT,
    WRITTEN_CONTACT,
    Fit,
    Judged,
    Verdict,
)

_NAMES = {
    "wheelchair": gettext_noop("Ich nutze einen Rollstuhl"),
    "walking_aid": gettext_noop("Ich gehe am Rollator oder am Stock"),
    "blind": gettext_noop("Ich bin blind"),
    "low_vision": gettext_noop("Ich sehe schlecht"),
    "deaf": gettext_noop("Ich bin gehörlos"),
    "hard_of_hearing": gettext_noop("Ich höre schlecht"),
    "learning_difficulty": gettext_noop("Ich lerne langsam, oder Lesen fällt mir schwer"),
    "anxious": gettext_noop("Viele Menschen machen mir Angst"),
}
_SHORT = {
    "wheelchair": gettext_noop("Mit Rollstuhl"),
    "walking_aid": gettext_noop("Mit Rollator oder Stock"),
    "blind": gettext_noop("Blind"),
    "low_vision": gettext_noop("Sehbehindert"),
    "deaf": gettext_noop("Gehörlos"),
    "hard_of_hearing": gettext_noop("Schwerhörig"),
    "learning_difficulty": gettext_noop("Mit Lernschwierigkeiten"),
    "anxious": gettext_noop("Mit Angst vor vielen Menschen"),
}
_VERDICTS = {
    Fit.FITS: gettext_noop("passt"),
    Fit.FAILS: gettext_noop("passt nicht"),
    Fit.OPEN: gettext_noop("unklar"),
}
ICONS = {Fit.FITS: "check-circle", Fit.FAILS: "close", Fit.OPEN: "help-circle-outline"}


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in words; `details` say it feature by feature."""

    name: str
    verdict: str
    details: str
    icon: str
    fit: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.name}: {self.verdict}. {self.details}"


def name(profile: str) -> str:
    """Return what somebody says of themselves."""
    return _(_NAMES[profile])


def short(profile: str) -> str:
    """Return a profile in few words."""
    return _(_SHORT[profile])


def in_a_word(fit: Fit) -> str:
    """Return whether something suits somebody, in one word."""
    return _(_VERDICTS[fit])


def told(verdict: Verdict) -> Told:
    """Return a verdict in the language of the page."""
    return Told(
        name=short(verdict.profile),
        verdict=in_a_word(verdict.fit),
        details=_details(verdict.judged),
        icon=ICONS[verdict.fit],
        fit=verdict.fit.value,
    )


def _details(judged: Iterable[Judged]) -> str:
    by_fit: dict[Fit, list[str]] = {fit: [] for fit in Fit}
    for each in judged:
        by_fit[each.fit].append(_feature(each))
    if not (by_fit[Fit.FITS] or by_fit[Fit.FAILS]) and len(by_fit[Fit.OPEN]) > 1:
        return _("Dazu ist noch nichts bekannt, fragen Sie vorher nach.")
    heads = (
        (Fit.FITS, _("Vorhanden: {features}.")),
        (Fit.FAILS, _("Fehlt: {features}.")),
        (Fit.OPEN, _("Unbekannt: {features}.")),
    )
    return " ".join(
        text.format(features=formats.joined(by_fit[fit])) for fit, text in heads if by_fit[fit]
    )


def feature(code: str) -> str:
    """Return what a feature is called."""
    own = {
        WRITTEN_CONTACT: _("Kontakt ohne Telefonieren"),
        BY_APPOINTMENT: _("Termin ohne Warten"),
    }
    return own.get(code) or str(AccessibilityFeature(code).label)


def _feature(judged: Judged) -> str:
    label = feature(judged.feature)
    known = judged.known
    if known.measure is None:
        return label
    decimals = 0 if known.measure == int(known.measure) else 1
    size = f"{formats.number(known.measure, decimals)}{formats.NBSP}{known.unit}"
    told = _("nur {size}").format(size=size) if judged.is_measure else size
    return f"{label} ({told})"
