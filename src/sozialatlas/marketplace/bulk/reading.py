"""Reads what somebody wrote into a cell as the values of the directory."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _, override

from sozialatlas.core import languages
from sozialatlas.core.errors import SozialatlasError
from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory.hours import typed
from sozialatlas.directory.models import Phone, Status
from sozialatlas.directory.phone_numbers import has_number
from sozialatlas.directory.values import CapacityValues, PhoneValues
from sozialatlas.marketplace.bulk import columns, rows
from sozialatlas.marketplace.bulk.rows import Row

LONGEST_NUMBER = 60
MOST_NUMBERS = 10
MOST_PLACES = 100_000


class WrongCell(SozialatlasError):
    """What stands in a cell cannot be stored; `said` tells people why and what to do."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell as it is to be: its row, what was written, and the moment."""

    row: Row
    text: str
    at: dt.datetime


def value(code: str, asked: Asked) -> object:
    """Return what a cell says in the type of its field.

    Raises: WrongCell.
    """
    if "\0" in asked.text:
        raise WrongCell(_("Hier steht ein Zeichen, das nicht gespeichert werden kann."))
    return _READERS[code](asked)


def _name(asked: Asked) -> str:
    text = " ".join(asked.text.split())
    if not text:
        raise WrongCell(_("Ein Angebot braucht einen Namen."))
    return _bounded(text, 250)


def _sentence(asked: Asked) -> str:
    return _bounded(" ".join(asked.text.split()), 300)


def _bounded(text: str, most: int) -> str:
    if len(text) > most:
        told = _("Das sind {count} Zeichen, höchstens {most} sind möglich.")
        raise WrongCell(told.format(count=len(text), most=most))
    return text


def _phones(asked: Asked) -> tuple[PhoneValues, ...]:
    numbers = [" ".join(part.split()) for part in asked.text.replace("\n", ";").split(";")]
    numbers = list(dict.fromkeys(number for number in numbers if number))
    if len(numbers) > MOST_NUMBERS:
        raise WrongCell(_("Höchstens zehn Nummern sind möglich."))
    known = {each.number: each for each in asked.row.phones}
    for number in numbers:
        if not has_number(number) or len(number) > LONGEST_NUMBER:
            told = _("„{text}“ ist keine Telefonnummer, etwa 06031 1234-56.")
            raise WrongCell(told.format(text=number[:LONGEST_NUMBER]))
    kept = tuple(each for each in asked.row.phones if each.kind == Phone.Kind.FAX)
    return (*(known.get(each, PhoneValues(number=each)) for each in numbers), *kept)


def _mail(asked: Asked) -> str:
    text = asked.text.strip()
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            told = _("„{text}“ ist keine E-Mail-Adresse.")
            raise WrongCell(told.format(text=text[:100])) from error
    return _bounded(text, 254)


def _hours(asked: Asked) -> object:
    text = rows.tidied(asked.text)
    found = typed.parse(text, timezone.localdate(asked.at)) if text else typed.TypedHours()
    if not found.is_understood:
        words = "“, „".join(each.text[:60] for each in found.problems[:3])
        told = _("Nicht verstanden: „{words}“. Schreiben Sie zum Beispiel: Mo-Fr 9-12, Do 14-18.")
        raise WrongCell(told.format(words=words))
    return found.rules


def _free(asked: Asked) -> tuple[CapacityValues, ...]:
    text = asked.text.strip()
    free = whole(text, most=MOST_PLACES)
    if text and free is None:
        raise WrongCell(_("Bitte eine ganze Zahl ab 0 angeben, oder nichts."))
    given = asked.row.capacities
    had = given[0] if given else CapacityValues(unit="Plätze", asserted_at=asked.at)
    if free is not None and had.maximum is not None and free > had.maximum:
        told = _("Es gibt {count} Plätze; so viele können nicht frei sein.")
        raise WrongCell(told.format(count=had.maximum))
    return (dataclasses.replace(had, available=free, asserted_at=asked.at),)


def _status(asked: Asked) -> str:
    words = " ".join(asked.text.split()).casefold()
    for language in (languages.ENGLISH, languages.GERMAN):
        with override(language):
            for status in Status:
                if words in {status.value, str(status.label).casefold()}:
                    return status.value
    raise WrongCell(_("Möglich sind: aktiv, vorübergehend geschlossen, dauerhaft geschlossen."))


_READERS: Mapping[str, Callable[[Asked], object]] = {
    columns.NAME: _name,
    columns.SENTENCE: _sentence,
    columns.PHONE: _phones,
    columns.MAIL: _mail,
    columns.HOURS: _hours,
    columns.FREE: _free,
    columns.STATUS: _status,
}
