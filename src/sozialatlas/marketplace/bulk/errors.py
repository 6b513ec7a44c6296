"""What can go wrong with many entries at once, by name."""

from __future__ import annotations

from sozialatlas.core.errors import SozialatlasError


class BulkError(SozialatlasError):
    """Base of all errors of tables of entries."""


class TooManyChanges(BulkError):
    """More entries would change at once than are taken."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} entries")
        self.count = count


class SheetRefused(BulkError):
    """A file is not read; `said` tells people why and what to do."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said
