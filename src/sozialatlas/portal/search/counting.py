"""How many were found, in the words of what was looked for, and what to say of none."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.quoting import as_typed, quoted
from sozialatlas.search import answers, home
from sozialatlas.search.answers import SearchAnswer
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


def nothing(asked: Asked, answer: SearchAnswer, ways_out: list[Link]) -> Nothing:
    """Return what is said where nothing stands; advice only on what was really asked."""
    if answer.total:
        return _past(answer)
    if answer.beside_total or answer.outside_total:
        return Nothing(_elsewhere(asked), "")
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
    or_else = _("Oder:") if ways_out else ""
    return Nothing(title, " ".join(filter(None, (_unknown(asked, answer), advice, or_else))))


def _elsewhere(asked: Asked) -> str:
    """Return that there is something, but not here."""
    if not asked.request.has_border:
        return _("Im Gebiet haben wir dazu nichts gefunden")
    name = home.home(asked.scope.home).name
    return _("In {town} und für {town} haben wir dazu nichts gefunden").format(town=name)


def _past(answer: SearchAnswer) -> Nothing:
    words = ngettext("Die Liste hat {count} Seite.", "Die Liste hat {count} Seiten.", answer.pages)
    text = words.format(count=formats.number(answer.pages))
    return Nothing(_("Diese Seite der Liste gibt es nicht"), text)


def _unknown(asked: Asked, answer: SearchAnswer) -> str:
    found = [each for each in answer.notices if each.code == answers.UNKNOWN_WORD]
    return unknown_words(found[0].values, asked) if found else ""


def unknown_words(words: tuple[str, ...], asked: Asked) -> str:
    """Return which words nothing contains, as the person wrote them."""
    typed = (quoted(as_typed(word, asked.parameters.q)) for word in words)
    return _("In keinem Eintrag kommt vor: {words}.").format(words=formats.joined(typed))
