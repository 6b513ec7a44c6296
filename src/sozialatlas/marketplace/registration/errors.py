"""What can go wrong when somebody new comes, by name."""

from sozialatlas.core.errors import SozialatlasError


class RegistrationError(SozialatlasError):
    """Base of all errors of registration."""


class TooManyNew(RegistrationError):
    """The person added more organizations within a day than are taken."""
