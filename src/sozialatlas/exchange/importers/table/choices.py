"""Reads values of which only some are allowed: by their code, or in the German words of a page."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import override

from sozialatlas.core.languages import GERMAN
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.table.fields import RowFields


def one(fields: RowFields, target: str, known: type[TextChoices]) -> str:
    """Return the code that a cell names; empty where it says nothing.

    Raises: CellError, with all that is allowed.
    """
    given = fields.text(target)
    return _code(target, given, known) if given else ""


def several(fields: RowFields, target: str, known: type[TextChoices]) -> tuple[str, ...]:
    """Return the codes that a cell lists, each once. Raises: CellError."""
    return tuple(dict.fromkeys(_code(target, each, known) for each in fields.texts(target)))


def _code(target: str, given: str, known: type[TextChoices]) -> str:
    if given in known.values:
        return given
    with override(GERMAN):
        words = {str(each.label).casefold(): str(each.value) for each in known}
    found = words.get(" ".join(given.casefold().split()))
    if found is None:
        allowed = ", ".join(known.values)
        raise CellError(target, Reason.BAD_CHOICE, f"{given[:40]}; erlaubt: {allowed}")
    return found
