"""Everything that changes the directory. Each call is one transaction and leaves history."""

from sozialatlas.directory.actions.applying import (
    Applied,
    Comparison,
    RecordRef,
    apply,
    compare,
)
from sozialatlas.directory.actions.changing import Authority, Wanted, change, hold
from sozialatlas.directory.actions.editing import (
    CHECKED,
    close,
    edited,
    remove,
    verify,
    verify_all,
)
from sozialatlas.directory.actions.merging import Merger, TakenApart, merge, take_apart
from sozialatlas.directory.actions.taxonomy import save_term
from sozialatlas.directory.actions.translating import Translation, translate
from sozialatlas.directory.actions.undoing import Kept, UndoEntry, Undone, undo
from sozialatlas.directory.actions.versions import go_back

__all__ = [
    "CHECKED",
    "Applied",
    "Authority",
    "Comparison",
    "Kept",
    "Merger",
    "RecordRef",
    "TakenApart",
    "Translation",
    "UndoEntry",
    "Undone",
    "Wanted",
    "apply",
    "change",
    "close",
    "compare",
    "edited",
    "go_back",
    "hold",
    "merge",
    "remove",
    "save_term",
    "take_apart",
    "translate",
    "undo",
    "verify",
    "verify_all",
]
