"""The four measures, and shares of entries as figures; no database here."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.core import formats


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the four: its code, its word, what it asks, and what lacks it."""

    code: str
    label: str | Promise
    question: str | Promise
    lacking: str | Promise


MEASURES = (
    Measure(
        "complete",
        gettext_lazy("vollständig"),
        gettext_lazy("Satz, Beschreibung, Thema und Kontakt sind da."),
        gettext_lazy("unvollständig"),
    ),
    Measure(
        "verified",
        gettext_lazy("geprüft"),
        gettext_lazy("Jemand hat bestätigt, dass alles stimmt, und die Frist dafür läuft noch."),
        gettext_lazy("nicht geprüft"),
    ),
    Measure(
        "reachable",
        gettext_lazy("erreichbar"),
        gettext_lazy("Mindestens eine Nummer, E-Mail-Adresse oder Internetseite ist in Ordnung."),
        gettext_lazy("nicht erreichbar"),
    ),
    Measure(
        "placed",
        gettext_lazy("verortet"),
        gettext_lazy("Der Punkt auf der Karte ist genau und liegt in der genannten Gemeinde."),
        gettext_lazy("nicht verortet"),
    ),
)
CODES = tuple(measure.code for measure in MEASURES)
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some entries have a measure."""

    measure: Measure
    count: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1; without entries nothing is missing."""
        return self.count / self.total if self.total else 1.0

    @property
    def lacking(self) -> int:
        """How many entries have it not."""
        return self.total - self.count

    @property
    def text(self) -> str:
        """The share in percent."""
        return percent(self.share)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries there are, and how many have each measure."""

    total: int
    values: tuple[int, ...]

    @property
    def shares(self) -> tuple[Share, ...]:
        """The four shares, in their order."""
        pairs = zip(MEASURES, self.values, strict=True)
        return tuple(Share(measure, count, self.total) for measure, count in pairs)

    @property
    def lacking(self) -> int:
        """How many measures are missing in all."""
        return sum(self.total - count for count in self.values)


def percent(share: float) -> str:
    """Return 81 %; never 100 % while an entry is missing, and never 0 % while there is one."""
    rounded = round(share * _WHOLE)
    if rounded == _WHOLE and share < 1:
        return _("über {number} %").format(number=formats.number(_WHOLE - 1))
    if rounded == 0 and share > 0:
        return _("unter {number} %").format(number=1)
    return f"{formats.number(rounded)}{formats.NBSP}%"
