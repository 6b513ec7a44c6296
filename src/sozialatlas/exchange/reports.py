"""What is kept of a plan for its page: counts, each rejected row, notices in words."""

from __future__ import annotations

from collections import Counter

from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange import reporting
from sozialatlas.exchange.planning import Plan

MOST_REJECTED = 5_000
"""Rejected rows that are kept; a file with more is wrong as a whole."""


def of(plan: Plan) -> dict[str, object]:
    """Return the report of a plan, ready for the database.

    Shape: `kinds` is a list of code, created, changed, unchanged, rejected, missing; `rejected`
    a list of file, row, field, reason in words, value.
    """
    return {
        "kinds": _kinds(plan),
        "rejected": [
            [each.origin.file, each.origin.row, each.name, str(each.reason.label), each.detail]
            for each in plan.rejected[:MOST_REJECTED]
        ],
        "rejected_count": len(plan.rejected),
        "notices": list(reporting.notices(plan)),
        "fingerprint": plan.fingerprint,
    }


def _kinds(plan: Plan) -> list[list[object]]:
    rejected = Counter(finding.kind for finding in plan.rejected)
    rows = (
        (
            kind.value,
            plan.created.get(kind, 0),
            plan.changed.get(kind, 0),
            plan.unchanged.get(kind, 0),
            rejected[kind],
            plan.missing.get(kind, 0),
        )
        for kind in RecordKind
    )
    return [list(row) for row in rows if any(row[1:])]
