"""What can go wrong when somebody answers: one family of exceptions."""

from sozialatlas.marketplace.errors import MarketplaceError


class FreshnessError(MarketplaceError):
    """An answer could not be taken."""


class NotAsked(FreshnessError):
    """The address of the link is not, or no longer, asked about the entry."""


class Closed(FreshnessError):
    """The entry is closed or no longer there."""


class CannotTakeBack(FreshnessError):
    """Something happened since, so that an answer can no longer be taken back."""


class NothingSaid(FreshnessError):
    """Neither another value nor a word was given."""
