"""What can go wrong with mails: one family of exceptions."""

from sozialatlas.core.errors import SozialatlasError


class MailError(SozialatlasError):
    """A mail was not taken, or could not be read."""


class NotAnAddress(MailError):
    """A mail is to go to something that is no single mail address."""


class UnsafeHeader(MailError):
    """A header holds a line break or another control character, as only an attack has."""
