"""What an import of areas did or would do, in words for the person who started it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _, ngettext_lazy, pgettext_lazy

from sozialatlas.core import formats
from sozialatlas.places import queries
from sozialatlas.places.drafts import AreaImportReport
from sozialatlas.places.importers.detect import Format
from sozialatlas.places.models import Area

_LINES_SHOWN = 20
_EXAMPLES = 5
_FORMATS = {
    Format.BOUNDARIES: pgettext_lazy("file", "Grenzen"),
    Format.AUSTRIA: pgettext_lazy("file", "Grenzen in Österreich"),
    Format.GV100AD: pgettext_lazy("file", "Gemeindeverzeichnis GV100AD"),
    Format.CSV: pgettext_lazy("file", "Tabelle der Gemeinden"),
    Format.POSTAL_CODES: pgettext_lazy("file", "Postleitzahlen"),
    Format.SOCIAL_AREAS: pgettext_lazy("file", "Sozialräume"),
    Format.CHANGES: pgettext_lazy("file", "Gebietsänderungen"),
}
_KINDS = {
    Area.Kind.COUNTRY: ngettext_lazy("%(count)s Staat", "%(count)s Staaten", "count"),
    Area.Kind.STATE: ngettext_lazy("%(count)s Bundesland", "%(count)s Bundesländer", "count"),
    Area.Kind.COUNTY: ngettext_lazy(
        "%(count)s Kreis oder kreisfreie Stadt",
        "%(count)s Kreise und kreisfreie Städte",
        "count",
    ),
    Area.Kind.ASSOCIATION: ngettext_lazy(
        "%(count)s Gemeindeverband", "%(count)s Gemeindeverbände", "count"
    ),
    Area.Kind.MUNICIPALITY: ngettext_lazy("%(count)s Gemeinde", "%(count)s Gemeinden", "count"),
    Area.Kind.SOCIAL_AREA: ngettext_lazy("%(count)s Sozialraum", "%(count)s Sozialräume", "count"),
    Area.Kind.DISTRICT: ngettext_lazy("%(count)s Ortsteil", "%(count)s Ortsteile", "count"),
}


def lines(report: AreaImportReport) -> Iterator[str]:
    """Yield what a run has done: counts, what was repaired and left out, what is missing."""
    yield _("%(format)s: %(created)s neu, %(changed)s geändert, %(unchanged)s unverändert") % {
        "format": _FORMATS[Format(report.format)],
        "created": formats.number(report.created),
        "changed": formats.number(report.changed),
        "unchanged": formats.number(report.unchanged),
    }
    if report.kinds:
        yield _("  neu: %(kinds)s") % {"kinds": _kinds(dict(report.kinds))}
    yield from _repaired(report)
    yield from _left_out(report)
    yield from _without_names()
    if report.is_dry_run:
        yield _("Probelauf: Es wurde nichts geschrieben.")


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(str(_KINDS[Area.Kind(kind)] % {"count": n}) for kind, n in counts.items())


def _repaired(report: AreaImportReport) -> Iterator[str]:
    found = report.repaired
    if not found:
        return
    yield _("repariert: %(count)s") % {"count": formats.number(len(found))}
    yield from (f"  {line}" for line in found[:_LINES_SHOWN])
    if len(found) > _LINES_SHOWN:
        more = formats.number(len(found) - _LINES_SHOWN)
        yield _("  … und %(count)s weitere") % {"count": more}


def _left_out(report: AreaImportReport) -> Iterator[str]:
    """Yield how much was left out for which reason, with a few examples of each."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for each in report.left_out:
        by_reason[each.reason].append(each.sentence)
    if by_reason:
        yield _("ausgelassen:")
    for reason, sentences in by_reason.items():
        yield f"  {formats.number(len(sentences))} {reason}"
        yield from (f"    {sentence}" for sentence in sentences[:_EXAMPLES])
        if len(sentences) > _EXAMPLES:
            yield "    …"


def _without_names() -> Iterator[str]:
    counts = queries.nameless_counts()
    if counts:
        yield _(
            "Noch ohne Namen und nur mit Schlüssel: %(kinds)s. Namen bringen das"
            " Gemeindeverzeichnis (GV100AD) oder die Ebenen der Kreise und der"
            " Gemeindeverbände desselben Grenzdatensatzes (docs/importing.md)."
        ) % {"kinds": _kinds(counts)}
