"""What can go wrong when data come in: one family of exceptions."""

from sozialatlas.core.errors import SozialatlasError


class ExchangeError(SozialatlasError):
    """Something about an exchange of data is not as it must be; the text says what to do."""


class FileRefused(ExchangeError):
    """A file cannot be read as a whole; nothing of it was written."""


class MappingRefused(ExchangeError):
    """A mapping file is not as it must be."""


class RunRefused(ExchangeError):
    """An import cannot be started, finished or undone now."""
