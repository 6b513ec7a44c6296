"""What can go wrong with entries, by name."""

from __future__ import annotations

from sozialatlas.marketplace.errors import MarketplaceError


class EntryError(MarketplaceError):
    """Base of all errors of entries."""


class AlreadyDecided(EntryError):
    """The proposal of a draft was decided or taken back: it cannot be changed any more."""


class DraftGone(EntryError):
    """The draft was thrown away meanwhile."""


class SavedByAnother(EntryError):
    """Somebody else saved the same page since it was opened."""


class NotYours(EntryError):
    """Whoever hands in does not speak for the organization yet."""


class TooManyDrafts(EntryError):
    """Somebody has begun more than anybody finishes."""


class Incomplete(EntryError):
    """Something is missing without which there is no entry; `steps` names the pages."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        super().__init__(", ".join(steps))
        self.steps = steps
