"""Leaves the newest change of each thing: the others tell nobody anything."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from sozialatlas.exchange.models import PublicChange

_BATCH = 1_000


def tidy() -> int:
    """Delete changes that a newer one of the same thing outdoes, in batches; return how many."""
    newer = PublicChange.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), pk__gt=OuterRef("pk")
    )
    outdone = PublicChange.objects.filter(Exists(newer)).order_by("pk")
    removed = 0
    while keys := list(outdone.values_list("pk", flat=True)[:_BATCH]):
        removed += PublicChange.objects.filter(pk__in=keys).delete()[0]
    return removed
