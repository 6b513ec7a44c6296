"""The one way by which the program asks for addresses that people typed."""

from __future__ import annotations

import http.client
import io
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sozialatlas.core.fetching import robots, unpacking
from sozialatlas.core.fetching.errors import (
    BadAddress,
    BadAnswer,
    ForbiddenByRobots,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from sozialatlas.core.fetching.limits import Deadline, Limits
from sozialatlas.core.fetching.pauses import Pauses
from sozialatlas.core.fetching.resolving import Endpoint, Names, addresses, system_names
from sozialatlas.core.fetching.robots import Robots
from sozialatlas.core.fetching.targets import Target, redirected, target
from sozialatlas.core.fetching.wires import Wire, broken_off, connected

PORTS = frozenset({80, 443})
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SECONDS_BETWEEN_REQUESTS = 2.0
PIECE = 65_536
_ROBOTS = Limits(seconds=10.0, body_bytes=robots.MOST_BYTES)
# What a server that knows no HEAD answers to it; then GET says how things are.
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503})


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back at last, from `address`; names of headers are small."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    hops: tuple[Hop, ...] = ()

    @property
    def moved_to(self) -> str:
        """The address to note instead: where the permanent redirects at the beginning lead."""
        for number, hop in enumerate(self.hops):
            if hop.status not in PERMANENT:
                return hop.address if number else ""
        return self.address if self.hops else ""


class Fetcher:
    """Asks for addresses, politely and within limits; several threads may share it.

    `agent` names us and how to reach us. `allowed` are network addresses that may be reached
    although they are not public: a test's own server, or a house's own data server. `names`
    answers names in place of the system. Proxies of the environment are not used: a proxy would
    resolve the name once more, and could be led elsewhere.
    """

    def __init__(
        self,
        *,
        agent: str,
        ports: frozenset[int] = PORTS,
        allowed: frozenset[Endpoint] = frozenset(),
        names: Names = system_names,
        tls: ssl.SSLContext | None = None,
        pause: float = SECONDS_BETWEEN_REQUESTS,
    ) -> None:
        if not agent.isascii() or not agent.isprintable():
            raise ValueError("The name of a program is printable ASCII.")
        self._agent, self._ports, self._allowed, self._names = agent, ports, allowed, names
        self._tls = tls or ssl.create_default_context()
        self._pauses = Pauses(pause)
        self._robots: dict[str, Robots] = {}

    def get(
        self,
        address: str,
        *,
        limits: Limits = Limits(),  # noqa: B008 -- frozen
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer at an address with its whole body.

        Raises: FetchError, for everything but an answer; any status is an answer.
        """
        first = target(address, self._ports)
        return self._follow("GET", first, limits, dict(headers or {}), obeys=False)

    def look(self, address: str, *, limits: Limits = Limits()) -> Answer:  # noqa: B008 -- frozen
        """Return whether an address answers, without its body, as robots.txt allows.

        Raises: FetchError, as above; ForbiddenByRobots.
        """
        first = target(address, self._ports)
        try:
            answer = self._follow("HEAD", first, limits, {}, obeys=True)
        except (BadAnswer, Unreachable):  # some servers only hang up
            return self._follow("LOOK", first, limits, {}, obeys=True)
        if answer.status in _NO_HEAD:
            return self._follow("LOOK", first, limits, {}, obeys=True)
        return answer

    def _follow(
        self, method: str, first: Target, limits: Limits, headers: dict[str, str], *, obeys: bool
    ) -> Answer:
        deadline, hops, now = Deadline(limits.seconds), list[Hop](), first
        while len(hops) <= limits.redirects:
            if obeys:
                self._obey(now)
            answer = self._ask(method, now, limits, headers, deadline)
            location = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not location:
                return Answer(now.address, answer.status, answer.headers, answer.body, tuple(hops))
            hops.append(Hop(now.address, answer.status))
            after = redirected(now, location, self._ports)
            if after.origin != now.origin:
                headers = {}  # they were meant for the other one
            if now.scheme == "https" and after.scheme == "http" and headers:
                raise BadAddress(after.address, "leaves the encrypted web")
            now = after
        raise TooManyRedirects(first.address, f"redirects more than {limits.redirects} times")

    def _obey(self, page: Target) -> None:
        """Raise ForbiddenByRobots where the site wants to be left alone."""
        if page.origin not in self._robots:
            self._robots[page.origin] = found = self._robots_of(page)
            self._pauses.wish(page.host, found.delay)
        if not self._robots[page.origin].allows(page.path):
            raise ForbiddenByRobots(page.address, "robots.txt asks to stay away")

    def _robots_of(self, page: Target) -> Robots:
        """Read the file; where there is none, all is allowed (RFC 9309, 2.3.1.3)."""
        file = Target(page.scheme, page.host, page.port, "/robots.txt")
        try:
            answer = self._follow("GET", file, _ROBOTS, {}, obeys=False)
        except (BadAnswer, TooLarge, TooManyRedirects):
            return robots.EVERYTHING
        if answer.status >= http.client.INTERNAL_SERVER_ERROR:
            raise Unreachable(page.address, f"robots.txt answers {answer.status}")
        if answer.status != http.client.OK:
            return robots.EVERYTHING
        name = self._agent.partition("/")[0].partition(" ")[0]
        return robots.read(answer.body.decode(errors="replace"), name)

    def _ask(
        self,
        method: str,
        page: Target,
        limits: Limits,
        headers: Mapping[str, str],
        deadline: Deadline,
    ) -> Answer:
        with self._pauses.turn(page.host) as waited:
            deadline.extend(waited)
            found = addresses(page, self._names, self._allowed, deadline)
            with connected(page, found, self._tls, deadline) as sock:
                with broken_off(page.address, deadline):
                    sock.settimeout(deadline.left(page.address))
                    sock.sendall(self._request(method, page, headers))
                wire = Wire(sock, page.address, deadline, limits.header_bytes)
                return _read(method, page, wire, limits)

    def _request(self, method: str, page: Target, headers: Mapping[str, str]) -> bytes:
        lines = {
            "Host": page.authority,
            "User-Agent": self._agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **headers,
        }
        if any("\n" in text or "\r" in text for pair in headers.items() for text in pair):
            raise ValueError("A header is one line.")
        verb = "HEAD" if method == "HEAD" else "GET"
        shown = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return f"{verb} {page.path} HTTP/1.1\r\n{shown}\r\n".encode("latin-1")


def _read(method: str, page: Target, wire: Wire, limits: Limits) -> Answer:
    verb = "HEAD" if method == "HEAD" else "GET"
    # Of a connection it only asks for its file.
    response = http.client.HTTPResponse(wire, method=verb)  # type: ignore[arg-type]  # -- a file
    try:
        response.begin()
        headers = {name.lower(): value for name, value in response.getheaders()}
        has_body = method == "GET" and response.status not in REDIRECTS
        body = _body(response, headers, wire, limits, page.address) if has_body else b""
    except (http.client.HTTPException, ValueError) as error:
        raise BadAnswer(page.address, "is no answer of a web server") from error
    finally:
        response.close()
    return Answer(page.address, response.status, headers, body)


def _body(
    response: http.client.HTTPResponse,
    headers: Mapping[str, str],
    wire: Wire,
    limits: Limits,
    address: str,
) -> bytes:
    # What frames the chunks comes on top of the body.
    wire.allow(limits.body_bytes + io.DEFAULT_BUFFER_SIZE + limits.body_bytes // 8)
    encoding = headers.get("content-encoding", "").strip().lower()
    pieces = unpacking.unpacked(_pieces(response), encoding, limits.body_bytes, address)
    return unpacking.joined(pieces, limits.body_bytes, address)


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE):
        yield piece
    # Without this a body that breaks off would pass for a whole one.
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
