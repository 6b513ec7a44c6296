"""Texts of a record in the language of a page, else in German, each with its origin."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.faces.face import Said
from sozialatlas.directory.models import LocalizedText, Published


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that records have in one language."""

    language: str
    found: dict[tuple[uuid.UUID, str], Said]

    def of(self, thing: Published, field: str) -> Said:
        """Return what a field of a thing says in the language, else the German original."""
        german: str = getattr(thing, field)
        return self.found.get((thing.pk, field)) or Said(german, GERMAN)


def read(ids: Collection[uuid.UUID], language: str) -> Texts:
    """Return the texts of records in a language; the German ones stand in their own columns."""
    if language == GERMAN:
        return Texts(language, {})
    rows = LocalizedText.objects.filter(record_id__in=ids, language=language).exclude(text="")
    return Texts(
        language,
        {
            (row.record_id, row.field): Said(row.text, row.language, row.origin)
            for row in rows.order_by("pk")
        },
    )
