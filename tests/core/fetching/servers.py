"""A web server on the loopback for one test, which answers as it is told."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sozialatlas.core.fetching import Fetcher

HOST = "127.0.0.1"
AGENT = "Sozialatlas/1 (+https://atlas.example)"


@dataclass
class Server:
    """What was asked, and what is answered: bytes by path, or a function of the connection."""

    port: int
    answers: dict[str, bytes | Callable[[socket.socket], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://verein.example:{self.port}"

    def fetcher(self, *, tls: ssl.SSLContext | None = None, pause: float = 0.0) -> Fetcher:
        """Return a fetcher that reaches this server, by the names of `names` alone."""
        return Fetcher(
            agent=AGENT,
            ports=frozenset({80, 443, self.port}),
            allowed=frozenset({(HOST, self.port)}),
            names=names,
            tls=tls,
            pause=pause,
        )


NAMES = {
    "verein.example": [HOST],
    "andere.example": [HOST],
    "innen.example": ["10.0.0.7"],
    "gemischt.example": ["93.184.215.14", "169.254.169.254"],
}


def names(host: str, _port: int) -> Sequence[str]:
    """Answer names as a name server would; a network address answers itself."""
    if host in NAMES:
        return NAMES[host]
    if host[0].isdigit() or ":" in host:
        return [host]
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer as it goes over the wire; `content_type` is Content-Type."""
    lines = {"content_length": str(len(body)), **headers}
    shown = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{shown}\r\n".encode() + body


@contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve until the end of the block."""
    with socket.create_server((HOST, 0)) as listening:
        server = Server(listening.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listening, server, tls), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(listening: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            sock, _address = listening.accept()
        except OSError:
            return
        with suppress(OSError):
            _answer(tls.wrap_socket(sock, server_side=True) if tls else sock, server)
        sock.close()


def _answer(sock: socket.socket, server: Server) -> None:
    with sock:
        asked = b""
        while b"\r\n\r\n" not in asked:
            piece = sock.recv(4096)
            if not piece:
                return
            asked += piece
        method, path, _version = asked.split(b"\r\n", 1)[0].decode().split(" ")
        server.asked.append(f"{method} {path}")
        server.heads.append(asked.decode("latin-1"))
        given = server.answers.get(f"{method} {path}") or server.answers.get(path)
        if callable(given):
            given(sock)
        elif given is not None:
            sock.sendall(
                given.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if method == "HEAD" else given
            )
        else:
            sock.sendall(answer(b"nichts", "404 Not Found"))
