"""Phrases of the taxonomy, looked at again and again for changes."""

from __future__ import annotations

from sozialatlas.directory.models import Topic
from sozialatlas.search.keeping import state_of
from sozialatlas.search.understanding import knowledge
from sozialatlas.search.understanding.concepts import Phrase


class Watched:
    """The phrases of the directory's topics and of the package."""

    def __init__(self) -> None:
        """Know no state yet."""
        self._state: tuple[object, ...] = ()

    def changed(self) -> list[Phrase] | None:
        """Return all phrases where the taxonomy is another than before, else None."""
        state = state_of(Topic)
        if state == self._state:
            return None
        said = knowledge.phrases_of(Topic.objects.all())
        self._state = state
        return said
