"""What can go wrong with findings."""

from sozialatlas.core.errors import SozialatlasError


class QualityError(SozialatlasError):
    """The family of this subject."""


class AlreadyGone(QualityError):
    """The finding was mended meanwhile."""
