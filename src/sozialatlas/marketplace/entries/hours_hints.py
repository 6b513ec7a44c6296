"""What to do about words that are no hours, for the person who typed them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sozialatlas.directory.hours.typed_parts import Part, PartKind, Why


def hint(why: Why) -> str:
    """Return in one sentence what to write instead."""
    return {
        Why.UNKNOWN: _("Das verstehen wir nicht als Zeit."),
        Why.NO_DAY: _("An welchen Tagen? Zum Beispiel: Mo-Fr 9-12."),
        Why.NO_TIME: _("Von wann bis wann? Zum Beispiel: Di 14-16."),
        Why.NO_END: _("Bis wann? Zum Beispiel: 9-12."),
        Why.NO_BEGINNING: _("Ab wann? Zum Beispiel: Fr 8-12."),
        Why.NO_SUCH_TIME: _("Diese Uhrzeit gibt es nicht."),
        Why.NO_SUCH_DAY: _("Diesen Tag gibt es nicht."),
        Why.ENDS_BEFORE: _("Das Ende liegt vor dem Beginn."),
        Why.NO_ANCHOR: _("Ab welchem Tag wird gezählt? Zum Beispiel: alle 2 Wochen ab 12.1.2027."),
        Why.ODD_WEEKS: _(
            "Gerade und ungerade Wochen wechseln nach manchen Jahren."
            " Schreiben Sie: alle 2 Wochen ab 12.1.2027."
        ),
        Why.WHICH_SECOND: _(
            "Jeden zweiten im Monat, oder alle zwei Wochen? Schreiben Sie: jeden 2. Dienstag im"
            " Monat, oder: alle 2 Wochen ab 12.1.2027."
        ),
        Why.LOOSE_SEASON: _("Von wann bis wann? Zum Beispiel: Mai bis September."),
        Why.SOME_VACATION: _(
            "Wir kennen nur alle Schulferien zusammen: nicht in den Ferien."
            " Anderes können Sie als Hinweis stehen lassen."
        ),
        Why.SINGLE_DAY: _("Einzelne Tage können nur als Hinweis stehen."),
        Why.ONLY_CLOSED: _("Und wann ist geöffnet? Zum Beispiel: Mo-Fr 9-12."),
    }[why]


def remark(part: Part) -> str:
    """Return what is to be said about a part that was understood, empty where nothing is."""
    if part.kind == PartKind.REPAIRED:
        return _("„%(text)s“ lesen wir als %(meant)s.") % {"text": part.text, "meant": part.meant}
    if part.kind == PartKind.OPEN_END:
        return _(
            "„%(text)s“ steht als Hinweis: Ohne Ende können wir nicht sagen, ob gerade"
            " geöffnet ist."
        ) % {"text": part.text}
    return ""
