"""What can go wrong with pairs, by name."""

from sozialatlas.core.errors import SozialatlasError


class DuplicatesError(SozialatlasError):
    """Base of all errors of this subject."""


class AlreadyAnswered(DuplicatesError):
    """Somebody else has answered meanwhile, or an entry is gone."""


class LaterAnswer(DuplicatesError):
    """A later answer stands on this one and is taken back first; it is named."""


class NotPossible(DuplicatesError):
    """The answer does not fit the pair: only an organization can be a branch."""


class GivesAccess(DuplicatesError):
    """People of the whole would speak for the branch: only who decides on access may say so."""
