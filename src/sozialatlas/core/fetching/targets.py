"""Reads an address as typed: which server it names, and what to ask there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sozialatlas.core.fetching.errors import BadAddress, ForbiddenAddress

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
# Whitespace and control characters split requests; \ means / to some readers and not to others.
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
# Python's reader lets signs stand between the brackets of an address and its port.
_NETLOC = re.compile(r"(?:\[[0-9a-fA-F:.%]+[^\[\]@:]*\]|[^\[\]@:]+)(?::[0-9]{0,5})?", re.ASCII)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LONGEST_NAME = 253
_SAFE = "%/:=&?~+!$,;'@()*[]|."
# RFC 6761, 6762, 7686, 8375, and the name that ICANN keeps for inner networks.
_NOT_PUBLIC_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion")


@dataclass(frozen=True, slots=True)
class Target:
    """A server and what is asked of it; `host` is ASCII, without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as it stands in addresses, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The site without a page."""
        return f"{self.scheme}://{self.authority}"

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"


def target(address: str, ports: frozenset[int]) -> Target:
    """Return what an address names.

    Raises: BadAddress; ForbiddenAddress, for a name that only inner networks know.
    """
    parts = _split(address)
    try:
        port = parts.port or DEFAULT_PORTS[parts.scheme]
    except ValueError as error:
        raise BadAddress(address, "no port number") from error
    if port not in ports:
        raise BadAddress(address, f"port {port} is not asked")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Target(parts.scheme, _host(parts.hostname or "", address), port, f"{path}{query}")


def redirected(origin: Target, location: str, ports: frozenset[int]) -> Target:
    """Return where a redirect leads; relative ones count from the page that sent them.

    Raises: as `target` does.
    """
    # Servers send what they were typed: umlauts as bytes, blanks as they are.
    text = _readable(location).strip(" \t").replace(" ", "%20")
    # Here, since joining drops the signs that are looked for.
    if len(text) > LONGEST or _NEVER.search(text):
        raise BadAddress(origin.address, "redirects to what is no address")
    try:
        return target(urljoin(origin.address, text), ports)
    except ValueError as error:
        raise BadAddress(origin.address, "redirects to what is no address") from error


def _readable(location: str) -> str:
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _split(address: str) -> SplitResult:
    if not address or len(address) > LONGEST or _NEVER.search(address):
        raise BadAddress(address, "is empty, too long or holds signs that no address has")
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise BadAddress(address, "cannot be read") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise BadAddress(address, "begins neither with https:// nor with http://")
    if not _NETLOC.fullmatch(parts.netloc):
        raise BadAddress(address, "names no server, or holds a name or password")
    return parts


def _host(host: str, address: str) -> str:
    if ":" in host:
        return _literal_6(host, address)
    name = _ascii(host, address).removesuffix(".")
    labels = name.split(".")
    if len(name) > _LONGEST_NAME or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress(address, "names no server")
    if _is_number(labels[-1]):
        return _literal_4(name, address)
    if len(labels) == 1 or name.endswith(tuple(f".{each}" for each in _NOT_PUBLIC_NAMES)):
        raise ForbiddenAddress(address, "is a name of inner networks")
    return name


def _ascii(host: str, address: str) -> str:
    try:
        # Also turns wide digits into digits, before anything is checked.
        return host.encode("idna").decode().lower()
    except UnicodeError as error:
        raise BadAddress(address, "names no server") from error


def _is_number(label: str) -> bool:
    """Return whether resolvers may read a name that ends so as a number: 127.1, 0x7f000001."""
    return label.isdigit() or re.fullmatch(r"0x[0-9a-f]*", label) is not None


def _literal_4(text: str, address: str) -> str:
    try:
        return str(IPv4Address(text))
    except AddressValueError as error:
        raise BadAddress(address, "is no network address as people write it") from error


def _literal_6(text: str, address: str) -> str:
    try:
        found = IPv6Address(text)
    except AddressValueError as error:
        raise BadAddress(address, "is no network address") from error
    if found.scope_id is not None:
        raise ForbiddenAddress(address, "is an address of one machine's own network")
    return str(found)
