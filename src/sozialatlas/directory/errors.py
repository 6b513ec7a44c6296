"""What can go wrong in the directory, by name."""

import uuid
from collections.abc import Mapping, Sequence

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


class AboutThing(DirectoryError):
    """Something that cannot be done to one thing."""

    def __init__(self, kind: str, thing_id: uuid.UUID) -> None:
        super().__init__(f"{kind} {thing_id}")
        self.kind = kind
        self.id = thing_id


class Gone(AboutThing):
    """A thing that should change is no longer there."""


class AlreadyThere(AboutThing):
    """A thing that should be new is there already."""


class AlreadyMerged(AboutThing):
    """A thing went into another one already, or came out of it again."""


class LaterMerge(AboutThing):
    """The survivor of a merger went into another thing since; that is taken back first."""


class NotMergeable(AboutThing):
    """A thing cannot go into itself."""


class NotAllowed(AboutThing):
    """What a thing should say breaks a rule of its table; `messages` are by field."""

    def __init__(
        self, kind: str, thing_id: uuid.UUID, messages: Mapping[str, Sequence[str]]
    ) -> None:
        super().__init__(kind, thing_id)
        self.messages = messages
