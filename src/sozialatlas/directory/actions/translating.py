"""Writes the texts of a thing in another language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import override

from sozialatlas.accounts.models import User
from sozialatlas.directory import translations
from sozialatlas.directory.actions.editing import edited
from sozialatlas.directory.kinds import KIND_OF_MODEL
from sozialatlas.directory.models import LocalizedText, Published
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.translating import mark


@dataclass(frozen=True, slots=True)
class Translation:
    """What a field shall say; `is_checked`: somebody has compared it with the German of today."""

    field: str
    text: str
    origin: str
    is_checked: bool = False


def translate(
    thing: Published,
    *,
    language: str,
    texts: Iterable[Translation],
    by: User,
    at: dt.datetime,
) -> bool:
    """Take over texts in a language, as an edit; return whether any differs.

    An empty text goes; a new one belongs to the German text as it stands now.
    """
    with transaction.atomic():
        before = snapshot(thing)
        for each in texts:
            _write(thing, language, each)
        return bool(edited(thing, before=before, by=by, at=at, reason=_reason(language)))


def _write(thing: Published, language: str, given: Translation) -> None:
    key = {
        "kind": KIND_OF_MODEL[type(thing)].code,
        "record_id": thing.pk,
        "field": given.field,
        "language": language,
    }
    if not given.text:
        LocalizedText.objects.filter(**key).delete()
        return
    row = LocalizedText.objects.filter(**key).first() or LocalizedText(**key)
    if row.text != given.text or given.is_checked:
        row.translated_from = mark(getattr(thing, given.field))
    row.text, row.origin = given.text, given.origin
    row.save()


def _reason(language: str) -> str:
    with override("de"):  # history is kept in the language of the county
        return f"{LocalizedText._meta.verbose_name_plural}: {translations.name_of(language)}"
