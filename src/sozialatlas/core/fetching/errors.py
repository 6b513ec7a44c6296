"""Why an address could not be fetched."""

from __future__ import annotations

from sozialatlas.core.errors import SozialatlasError


class FetchError(SozialatlasError):
    """An address was not fetched; `address` is the one that failed, also behind a redirect."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address, self.reason = address, reason


class BadAddress(FetchError):
    """The text is no address of the web, or of a port that is not asked."""


class ForbiddenAddress(FetchError):
    """The address leads into a network that is not public."""


class ForbiddenByRobots(FetchError):
    """The site asks programs to stay away from this page."""


class NoSuchHost(FetchError):
    """Nobody knows the name."""


class Unreachable(FetchError):
    """Nobody answers at the address, or the connection broke off."""


class BadCertificate(FetchError):
    """The site cannot prove that it is the one that was asked for."""


class TooSlow(FetchError):
    """The answer took longer than it may."""


class TooLarge(FetchError):
    """The answer is larger than it may be."""


class BadAnswer(FetchError):
    """What came back is no answer of a web server."""


class TooManyRedirects(FetchError):
    """The address leads to another one again and again."""
