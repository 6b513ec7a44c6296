"""Fetches addresses that people typed, and reaches nothing but public web servers.

    fetcher = Fetcher(agent="Sozialatlas (+https://atlas.example)")
    answer = fetcher.get("https://verein.example/")

An address may come from anybody, so it may point into the network of the house. Each name is
resolved once, all its addresses are checked, and the connection goes to one that was checked;
each redirect is an address of its own. Size and time are bounded, whatever the other side does.
The standard library does it: a session of urllib3 or httpx resolves inside of its pool, and what
it resolves there cannot be checked beforehand.
"""

from sozialatlas.core.fetching.errors import (
    BadAddress,
    BadAnswer,
    BadCertificate,
    FetchError,
    ForbiddenAddress,
    ForbiddenByRobots,
    NoSuchHost,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from sozialatlas.core.fetching.fetcher import Answer, Fetcher, Hop
from sozialatlas.core.fetching.limits import Limits

__all__ = [
    "Answer",
    "BadAddress",
    "BadAnswer",
    "BadCertificate",
    "FetchError",
    "Fetcher",
    "ForbiddenAddress",
    "ForbiddenByRobots",
    "Hop",
    "Limits",
    "NoSuchHost",
    "TooLarge",
    "TooManyRedirects",
    "TooSlow",
    "Unreachable",
]
