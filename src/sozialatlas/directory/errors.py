"""What can go wrong in the directory, by name."""

from sozialatlas.core.errors import SozialatlasError


class DirectoryError(SozialatlasError):
    """Base of all errors of the directory."""


class UnknownReference(DirectoryError):
    """A value points to something that is not there."""

    def __init__(self, *, kind: str, key: str, field: str, target: str) -> None:
        super().__init__(f"{kind} {key!r}: {field} names an unknown {target}")
        self.kind = kind
        self.key = key
        self.field = field
        self.target = target


class StillUsed(DirectoryError):
    """A thing cannot be removed because others build on it."""
