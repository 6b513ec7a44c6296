"""Everything that changes the directory. Each call is one transaction and leaves history."""

from sozialatlas.directory.actions.applying import (
    Applied,
    Comparison,
    RecordRef,
    apply,
    compare,
)
from sozialatlas.directory.actions.editing import CHECKED, close, edited, remove, verify
from sozialatlas.directory.actions.taxonomy import save_term
from sozialatlas.directory.actions.translating import Translation, translate
from sozialatlas.directory.actions.undoing import Kept, UndoEntry, Undone, undo
from sozialatlas.directory.actions.versions import go_back

__all__ = [
    "CHECKED",
    "Applied",
    "Comparison",
    "Kept",
    "RecordRef",
    "Translation",
    "UndoEntry",
    "Undone",
    "apply",
    "close",
    "compare",
    "edited",
    "go_back",
    "remove",
    "save_term",
    "translate",
    "undo",
    "verify",
]
