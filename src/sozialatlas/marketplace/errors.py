"""What can go wrong with messages: one family of exceptions."""

from sozialatlas.core.errors import SozialatlasError


class MarketplaceError(SozialatlasError):
    """A message was not taken."""


class TooManyMessages(MarketplaceError):
    """More messages came within the hour than are taken: from one sender, or in all."""


class NobodyToTell(MarketplaceError):
    """There is no address of whoever keeps a record."""
