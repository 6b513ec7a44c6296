"""Finds the network address of a server, once, and refuses those that are not public."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Collection, Sequence
from ipaddress import ip_address

from sozialatlas.core.fetching.errors import ForbiddenAddress, NoSuchHost, TooSlow
from sozialatlas.core.fetching.limits import Deadline
from sozialatlas.core.fetching.networks import is_public
from sozialatlas.core.fetching.targets import Target

Names = Callable[[str, int], Sequence[str]]
"""Answers a name and a port with network addresses; raises OSError for a name that nobody has."""

Endpoint = tuple[str, int]


def system_names(host: str, port: int) -> list[str]:
    """Return the addresses that this machine knows for a name, in the order to try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def addresses(
    target: Target, names: Names, allowed: Collection[Endpoint], deadline: Deadline
) -> tuple[str, ...]:
    """Return the addresses of a server, in the order to try them.

    One that is not public makes all of them suspicious: such an answer is not made by mistake.
    Raises: NoSuchHost, TooSlow, ForbiddenAddress.
    """
    found = tuple(_resolved(target, names, deadline))
    if not found:
        raise NoSuchHost(target.address, "has no network address")
    for each in found:
        if (each, target.port) not in allowed and not is_public(ip_address(each)):
            raise ForbiddenAddress(target.address, "leads into a network that is not public")
    return found


def _resolved(target: Target, names: Names, deadline: Deadline) -> Sequence[str]:
    """Ask in a thread of its own: the system's resolver knows no time limit."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(names(target.host, target.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=deadline.left(target.address))
    except queue.Empty:
        raise TooSlow(target.address, "its name is not answered") from None
    if isinstance(found, Exception):
        raise NoSuchHost(target.address, "is not known") from found
    return found
