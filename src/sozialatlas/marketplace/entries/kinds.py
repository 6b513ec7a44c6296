"""The kinds of entries that providers keep, with the pages of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind

_ORGANIZATION, _LOCATION = RecordKind.ORGANIZATION.value, RecordKind.LOCATION.value
SERVICE, LINK = RecordKind.SERVICE.value, RecordKind.SERVICE_AT_LOCATION.value
EVENT, HELPING = RecordKind.EVENT.value, RecordKind.VOLUNTEER_ROLE.value
ORGANIZATION, LOCATION = _ORGANIZATION, _LOCATION


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryKind:
    """A kind of entry: `main` is the thing that bears its name, `word` its name in addresses."""

    word: str
    main: str
    label: str | Promise
    text: str | Promise
    steps: tuple[str, ...]
    can_be_new: bool = True


KINDS: tuple[EntryKind, ...] = (
    EntryKind(
        word="angebot",
        main=SERVICE,
        label=_("Angebot"),
        text=_("Regelmäßig für andere da: Training, Beratung, Gruppe, Pflege, Treffpunkt"),
        steps=("was", "worum", "wo", "wann", "kosten", "kontakt", "zugang", "bild"),
    ),
    EntryKind(
        word="veranstaltung",
        main=EVENT,
        label=_("Veranstaltung"),
        text=_("Mit Datum: Fest, Vortrag, Kurs, Ausflug, auch wenn sie sich wiederholt"),
        steps=("was", "worum", "wo", "termin", "kosten", "kontakt", "bild"),
    ),
    EntryKind(
        word="mitmachen",
        main=HELPING,
        label=_("Aufgabe zum Mitmachen"),
        text=_("Sie suchen jemanden, der freiwillig hilft"),
        steps=("was", "worum", "wo", "zeit", "kontakt", "bild"),
    ),
    EntryKind(
        word="traeger",
        main=ORGANIZATION,
        label=_("Träger"),
        text=_("Wer Sie sind und wie man Sie erreicht"),
        steps=("was", "kontakt"),
        can_be_new=False,
    ),
    EntryKind(
        word="ort",
        main=LOCATION,
        label=_("Ort"),
        text=_("Ein Haus mit Adresse, Öffnungszeiten und Zugang"),
        steps=("was", "wo", "wann", "zugang"),
        can_be_new=False,
    ),
)
BY_WORD: Mapping[str, EntryKind] = {kind.word: kind for kind in KINDS}
BY_MAIN: Mapping[str, EntryKind] = {kind.main: kind for kind in KINDS}

STEPS: Mapping[str, str | Promise] = {
    "was": _("Was"),
    "worum": _("Für wen"),
    "wo": _("Wo"),
    "wann": _("Wann"),
    "termin": _("Wann"),
    "zeit": _("Wann und wie viel"),
    "kosten": _("Kosten und Anmeldung"),
    "kontakt": _("Kontakt"),
    "zugang": _("Zugang und Sprachen"),
    "bild": _("Bild"),
}
"""Short names of the pages."""
