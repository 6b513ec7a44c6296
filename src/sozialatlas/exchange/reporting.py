"""What an import did or would do, in words for the person who started it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _, ngettext

from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange.importers.findings import Reason
from sozialatlas.exchange.planning import Plan

NOTICES_SHOWN = 20


def lines(plan: Plan) -> Iterator[str]:
    """Yield the report of a plan: counts first, then each rejected row, then notices."""
    yield _("%(file)s als Quelle „%(source)s“") % {"file": plan.file_name, "source": plan.source}
    yield from _counts(plan)
    yield from _places(plan.placed)
    yield from _services_outside(plan.services_outside)
    for finding in plan.rejected:
        yield "  " + finding.sentence()
    yield from _notices(plan)


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


def _notices(plan: Plan) -> Iterator[str]:
    notices = sorted(plan.read.notices, key=lambda each: (each.origin.file, each.origin.row))
    by_reason = Counter(finding.reason for finding in notices)
    for reason, count in sorted(by_reason.items()):
        yield _("Hinweis: %(reason)s (%(count)s-mal)") % {
            "reason": Reason(reason).label,
            "count": count,
        }
        same = [finding for finding in notices if finding.reason == reason]
        for finding in same[:NOTICES_SHOWN]:
            yield "  " + finding.sentence()
        if count > NOTICES_SHOWN:
            yield _("  … und %(count)s weitere") % {"count": count - NOTICES_SHOWN}
