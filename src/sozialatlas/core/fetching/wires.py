"""Connects to one checked network address, and reads from it within bounds."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sozialatlas.core.fetching.errors import BadCertificate, FetchError, TooLarge, Unreachable
from sozialatlas.core.fetching.limits import Deadline
from sozialatlas.core.fetching.targets import Target

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Of several addresses the first two are tried: usually one of each kind.
_MOST_TRIES = 2


class Wire(io.RawIOBase):
    """The bytes that come back; `most` of them may, and all before the deadline."""

    def __init__(self, sock: socket.socket, address: str, deadline: Deadline, most: int) -> None:
        super().__init__()
        self._sock, self._address, self._deadline = sock, address, deadline
        self._left = most

    def allow(self, more: int) -> None:
        """Let more bytes come than were allowed until now."""
        self._left += more

    def readable(self) -> bool:
        """Say so, for the buffer in front of it."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read what has come, as the buffer in front of it asks."""
        with broken_off(self._address, self._deadline):
            self._sock.settimeout(self._deadline.left(self._address))
            count = self._sock.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise TooLarge(self._address, "sends more than it may")
        return count

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return the reader that the library of the protocol asks a connection for."""
        return io.BufferedReader(self)


@contextmanager
def connected(
    target: Target, addresses: Sequence[str], tls: ssl.SSLContext, deadline: Deadline
) -> Iterator[socket.socket]:
    """Open a connection to the first address that answers; with TLS it proves its name.

    Raises: Unreachable, TooSlow, BadCertificate.
    """
    sock = _plain(target, addresses, deadline)
    try:
        with broken_off(target.address, deadline):
            if target.scheme == "https":
                sock.settimeout(deadline.left(target.address))
                sock = tls.wrap_socket(sock, server_hostname=target.host)
        yield sock
    finally:
        sock.close()


@contextmanager
def broken_off(address: str, deadline: Deadline) -> Iterator[None]:
    """Say what a connection that failed means."""
    try:
        yield
    except FetchError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise BadCertificate(address, error.verify_message) from error
    except OSError as error:
        deadline.left(address)
        raise Unreachable(address, error.strerror or type(error).__name__) from error


def _plain(target: Target, addresses: Sequence[str], deadline: Deadline) -> socket.socket:
    tries = addresses[:_MOST_TRIES]
    for number, address in enumerate(tries, start=1):
        # The last one may take all the time that is left.
        seconds = deadline.left(target.address) / (len(tries) - number + 1)
        try:
            with broken_off(target.address, deadline):
                return socket.create_connection((address, target.port), timeout=seconds)
        except Unreachable:
            if number == len(tries):
                raise
    raise Unreachable(target.address, "has no network address")
