"""What an import did or would do, in words for the person who started it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange.importers.findings import Reason
from sozialatlas.exchange.planning import Plan

VALUES_SHOWN = 20
"""Different values of one kind of notice that are shown."""
ROWS_SHOWN = 5


def lines(plan: Plan) -> Iterator[str]:
    """Yield the report of a plan: each rejected row, then notices, and the counts at the end."""
    yield _("%(file)s als Quelle „%(source)s“") % {"file": plan.file_name, "source": plan.source}
    if plan.rejected:
        yield _("Abgelehnt:")
        yield from ("  " + finding.sentence() for finding in plan.rejected)
        if any(finding.reason is Reason.UNKNOWN_CODE for finding in plan.rejected):
            yield "  " + _(
                "Die Codes stehen in der Verwaltung bei Themen, Zielgruppen und Lebenslagen, die"
                " der Themen auch unter /api/codes; fremde Wörter übersetzt eine Zuordnung"
                " (values, docs/importing.md)."
            )
    if plan.read.notices:
        yield _("Hinweise:")
        yield from ("  " + line for line in notices(plan))
    yield _("Ergebnis:")
    for line in (
        *_counts(plan),
        *_places(plan.placed),
        *_services_outside(plan.services_outside),
    ):
        yield "  " + line


def incomplete(plan: Plan, *, is_dry_run: bool) -> str:
    """Return the sentence about a file of which some rows are not taken over."""
    count = len(plan.rejected)
    if is_dry_run:
        text = ngettext(
            "%(count)s Zeile würde abgelehnt; die übrigen würden übernommen.",
            "%(count)s Zeilen würden abgelehnt; die übrigen würden übernommen.",
            count,
        )
    else:
        text = ngettext(
            "%(count)s Zeile wurde abgelehnt; die übrigen sind übernommen.",
            "%(count)s Zeilen wurden abgelehnt; die übrigen sind übernommen.",
            count,
        )
    return text % {"count": count}


def _counts(plan: Plan) -> Iterator[str]:
    rejected = Counter(finding.kind for finding in plan.rejected)
    for kind in RecordKind:
        numbers = {
            _("neu"): plan.created.get(kind, 0),
            _("geändert"): plan.changed.get(kind, 0),
            _("unverändert"): plan.unchanged.get(kind, 0),
            _("abgelehnt"): rejected[kind],
            _("nicht mehr in der Quelle (bleiben)"): plan.missing.get(kind, 0),
        }
        if any(numbers.values()):
            yield f"{kind.label}: " + ", ".join(f"{n} {name}" for name, n in numbers.items())
    yield _("Abgelehnte Zeilen: %(count)s") % {"count": len(plan.rejected)}


def _places(counts: Mapping[str, int]) -> Iterator[str]:
    yield _(
        "Standorte: %(exact)s genau, %(by_address)s nach Adresse in die Gemeinde gesetzt,"
        " %(outside)s außerhalb, %(unplaced)s ohne Ort"
    ) % dict(counts)


def _services_outside(by_country: Mapping[str, int]) -> Iterator[str]:
    if by_country:
        yield _("Angebote ohne Standort, deren Träger außerhalb liegt: %(counts)s") % {
            "counts": ", ".join(
                f"{count} ({country or _('mehrere Länder')})"
                for country, count in by_country.items()
            )
        }


def notices(plan: Plan) -> Iterator[str]:
    """Yield one line for each kind and value of notice, the most frequent value first."""
    rows: dict[tuple[Reason, str, str, str], list[int]] = defaultdict(list)
    for each in sorted(plan.read.notices, key=lambda one: (one.origin.file, one.origin.row)):
        rows[each.reason, each.detail, each.origin.file, each.name].append(each.origin.row)
    for reason in sorted({key[0] for key in rows}):
        values = [key for key in rows if key[0] == reason]
        values.sort(key=lambda key: (-len(rows[key]), rows[key][0], key))
        yield from (_notice(*key, rows[key]) for key in values[:VALUES_SHOWN])
        if left := sum(len(rows[key]) for key in values[VALUES_SHOWN:]):
            yield _("%(count)s-mal %(reason)s: weitere Werte") % {
                "count": formats.number(left),
                "reason": reason.label,
            }


def _notice(reason: Reason, detail: str, file: str, field: str, rows: list[int]) -> str:
    values = {
        "count": formats.number(len(rows)),
        "reason": f"{reason.label} ({detail})" if detail else reason.label,
        "file": file,
        "field": field or "-",
        "rows": ", ".join(map(str, rows[:ROWS_SHOWN])) + (" …" if len(rows) > ROWS_SHOWN else ""),
    }
    return _("%(count)s-mal %(reason)s: %(file)s, %(field)s, Zeile %(rows)s") % values
