"""A mail server on this machine that takes mails, refuses them or hangs up, as a test wants."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message

TAKEN = "250 2.0.0 taken"
HANG_UP = "hang up"


class Server(socketserver.ThreadingTCPServer):
    """Answers `at_mail`, `at_rcpt` and `at_end` at these steps; `hold` keeps it from the last."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.port = int(self.server_address[1])
        self.taken: list[Message] = []
        self.envelopes: list[tuple[str, str]] = []
        self.session_count = 0
        self.at_mail = self.at_rcpt = self.at_end = TAKEN
        self.refused: dict[str, str] = {}
        self.hold: threading.Event | None = None
        self.begun = threading.Event()


class _Session(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.server.session_count += 1
        self.say("220 test")
        self.sender = self.recipient = ""
        while line := self.rfile.readline():
            word, _, rest = line.decode().strip().partition(" ")
            if not self.answer(word.upper(), rest.partition("<")[2].partition(">")[0]):
                return

    def answer(self, word: str, address: str) -> bool:
        """Answer a line; return whether more may come."""
        if word == "MAIL":
            self.sender = address
            return self.say(self.server.at_mail)
        if word == "RCPT":
            self.recipient = address
            return self.say(self.server.refused.get(address, self.server.at_rcpt))
        if word == "DATA":
            return self.take(self.sender, self.recipient)
        if word == "EHLO":
            return self.say("250-test\r\n250 8BITMIME")
        return self.say("221 bye" if word == "QUIT" else TAKEN)

    def take(self, sender: str, recipient: str) -> bool:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.begun.set()
        if self.server.at_end == TAKEN:
            self.server.taken.append(message_from_bytes(b"".join(lines).replace(b"\r\n", b"\n")))
            self.server.envelopes.append((sender, recipient))
        if self.server.hold is not None:
            self.server.hold.wait(20)
        return self.say(self.server.at_end)

    def say(self, answer: str) -> bool:
        if answer == HANG_UP:
            return False
        self.wfile.write(f"{answer}\r\n".encode())
        return True


@contextmanager
def running() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            if server.hold is not None:
                server.hold.set()
            server.shutdown()
            thread.join()
