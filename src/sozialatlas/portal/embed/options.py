"""What the address of an embed says besides its search: how much, in which language, how it looks.

Shared with partners and promised to stay as they are: see docs/embedding.md.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.search.models import Embed
from sozialatlas.search.models.embed import MOST_SHOWN
from sozialatlas.search.parameters import NAMES

PORTAL, PRESET, COUNT, LANGUAGE = "portal", "preset", "anzahl", "lang"
LEVEL, SCHEME, ACCENT, RECORD = "ebene", "schema", "akzent", "angebot"
OWN = (PORTAL, PRESET, RECORD, COUNT, LANGUAGE, LEVEL, SCHEME, ACCENT)
LEFT_OUT = ("page", "page_size", "around", "outside", "lat", "lon")
OF_SEARCH = tuple(name for name in NAMES if name not in LEFT_OUT)
"""Parameters of a search that an embed takes: none that leads out of its portal."""

VIEWS: tuple[str, ...] = tuple(Embed.View.values)
LIGHT, DARK = "hell", "dunkel"
SHOWN, LEVELS = 5, ("2", "3", "4", "5")
# Longer than any address that the generator makes.
LONGEST_QUERY = 2_000
_COLOUR = re.compile(r"[0-9a-f]{6}")

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Options:
    """One embed as its address tells; `preset` is the signed number of a fixed one.

    `count` 0 and `level` 0 are those that the view or the page chooses. `scheme` is empty where
    the embed follows the page around it.
    """

    portal: str = ""
    preset: str = ""
    record: uuid.UUID | None = None
    count: int = 0
    language: str = ""
    level: int = 0
    scheme: str = ""
    accent: str = ""


def options(given: Given) -> tuple[Options, dict[str, list[str]]]:
    """Return the options of an address, and the search that is left.

    Raises: EmbedError, naming what is wrong.
    """
    for name in given:
        if name not in OWN and name not in OF_SEARCH:
            raise _unknown(name)
    single = {name: _single(given, name) for name in OWN}
    found = Options(
        portal=single[PORTAL],
        preset=single[PRESET],
        record=_record(single[RECORD]),
        count=_count(single[COUNT]),
        language=_language(single[LANGUAGE]),
        level=int(_one_of(LEVEL, single[LEVEL], LEVELS) or 0),
        scheme=_one_of(SCHEME, single[SCHEME], (LIGHT, DARK)),
        accent=accent(single[ACCENT]),
    )
    return found, {name: list(values) for name, values in given.items() if name not in OWN}


def accent(text: str) -> str:
    """Return a colour as six hexadecimal digits, empty where none is named.

    Raises: EmbedError.
    """
    digits = text.strip().lower().removeprefix("#")
    if digits and not _COLOUR.fullmatch(digits):
        raise EmbedError(400, _("„akzent“ ist eine Farbe aus sechs Ziffern, zum Beispiel 00594a."))
    return digits


def _unknown(name: str) -> EmbedError:
    told = _("Die Angabe „{name}“ ist hier nicht bekannt.")
    return EmbedError(400, told.format(name=name[:40]))


def _single(given: Given, name: str) -> str:
    values = {value.strip() for value in given.get(name, ())} - {""}
    if len(values) > 1:
        raise EmbedError(400, _("„{name}“ darf nur einmal vorkommen.").format(name=name))
    return values.pop() if values else ""


def _record(text: str) -> uuid.UUID | None:
    if not text:
        return None
    try:
        return uuid.UUID(text[-36:])
    except ValueError as error:
        told = _("„angebot“ ist die Kennung am Ende der Adresse eines Angebots.")
        raise EmbedError(400, told) from error


def _count(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= MOST_SHOWN):
        told = _("„anzahl“ ist eine Zahl von 1 bis {most}.")
        raise EmbedError(400, told.format(most=MOST_SHOWN))
    return int(text)


def _language(text: str) -> str:
    return _one_of(LANGUAGE, text, tuple(code for code, _name in settings.LANGUAGES))


def _one_of(name: str, text: str, known: Sequence[str]) -> str:
    if text and text not in known:
        told = _("„{name}“ kennt nur: {known}.")
        raise EmbedError(400, told.format(name=name, known=", ".join(known)))
    return text
