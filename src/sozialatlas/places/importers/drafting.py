"""Collecting drafts of areas from rows: duplicates and bad keys are found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core.invisible import CONTROL
from sozialatlas.places.drafts import AreaDraft, LeftOut, areas_above
from sozialatlas.places.importers.problems import Problems
from sozialatlas.places.keys import MunicipalityKey

# What the column holds on every database.
_MOST_PEOPLE = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Collected:
    """The drafts of a file, and what was repaired or left out of it."""

    drafts: tuple[AreaDraft, ...]
    repaired: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def _without_room(draft: AreaDraft) -> str:
    """Return which value of an area its column cannot hold; empty, if it can hold all."""
    for text, most in ((draft.name, 200), (draft.designation or "", 100)):
        if len(text) > most or CONTROL.search(text):
            return _("„%(text)s“ hat mehr als %(most)s Zeichen oder solche, die niemand sieht") % {
                "text": text[:40],
                "most": most,
            }
    if (draft.population or 0) > _MOST_PEOPLE:
        return _("Bevölkerung %(count)s ist zu groß") % {"count": draft.population}
    return ""


class Collector:
    """Takes the areas of a file one by one and notes what is wrong."""

    def __init__(self, file: Path) -> None:
        """Start with nothing."""
        self.problems = Problems(file)
        self._drafts: dict[tuple[str, str], AreaDraft] = {}
        self._above: dict[tuple[str, str], AreaDraft] = {}

    def municipality(self, key: MunicipalityKey, draft: AreaDraft) -> None:
        """Take a municipality, and the areas above it as far as they are not known."""
        self.area(draft)
        for above in areas_above(key, draft.name):
            self._above.setdefault((above.kind, above.key), above)

    def area(self, draft: AreaDraft) -> None:
        """Take an area; a second one of its key, or a value without room, is a problem."""
        if problem := _without_room(draft):
            self.problems.add(draft.row, problem)
        first = self._drafts.setdefault((draft.kind, draft.key), draft)
        if first is not draft:
            self.problems.add(
                draft.row,
                _("Schlüssel „%(key)s“ steht schon in Zeile %(row)s (%(name)s)")
                % {"key": draft.key, "row": first.row, "name": first.name},
            )

    def above(self, drafts: tuple[AreaDraft, ...]) -> None:
        """Take areas that are only known from keys."""
        for draft in drafts:
            self._above.setdefault((draft.kind, draft.key), draft)

    def finish(
        self, repaired: tuple[str, ...] = (), left_out: tuple[LeftOut, ...] = ()
    ) -> Collected:
        """Return everything taken. Raises: ImportFileError, if a row was bad or none was there."""
        self.problems.stop_if_any()
        if not self._drafts:
            raise self.problems.fail(_("enthält kein Gebiet"))
        above = (draft for key, draft in self._above.items() if key not in self._drafts)
        return Collected((*above, *self._drafts.values()), repaired, left_out)
