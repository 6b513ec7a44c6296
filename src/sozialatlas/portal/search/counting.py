"""How many were found, in the words of what was looked for, and what to say of none."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE


@dataclass(frozen=True, slots=True)
class Nothing:
    """What stands where no result is."""

    title: str
    text: str


def counted(types: tuple[str, ...], total: int) -> str:
    """Return "174 Angebote", the same words wherever the page names the number."""
    if types == (EVENT,):
        words = ngettext("{count} Veranstaltung", "{count} Veranstaltungen", total)
    elif types == (VOLUNTEER_ROLE,):
        words = ngettext("{count} Aufgabe", "{count} Aufgaben", total)
    elif types in ((), (SERVICE,)):
        words = ngettext("{count} Angebot", "{count} Angebote", total)
    else:
        words = ngettext("{count} Eintrag", "{count} Einträge", total)
    return words.format(count=formats.number(total))


def nothing(asked: Asked, ways_out: list[Link], *, has_beyond: bool) -> Nothing:
    """Return what is said where nothing was found; advice only on what was really asked."""
    if has_beyond:
        return Nothing(_("Im Gebiet haben wir dazu nichts gefunden"), "")
    if not asked.address.all_but("page", "sort", "type"):
        return Nothing(_("Hier ist noch nichts eingetragen"), "")
    title = _("Dazu haben wir nichts gefunden")
    if not asked.parameters.q:
        return Nothing(title, "")
    advice = _(
        "Versuchen Sie es mit einem anderen Wort,"
        " zum Beispiel dem Wort, das Sie am Telefon sagen würden."
    )
    # Translators: stands before a list of links that may help.
    return Nothing(title, f"{advice} {_('Oder:')}" if ways_out else advice)
