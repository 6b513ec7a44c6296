"""Boxes are read once; what a program understood goes, the rest stays for people."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sozialatlas.core.mail import boxes
from sozialatlas.core.mail.boxes import Access, BoxFails
from sozialatlas.core.mail.reports import MOST_BYTES


class Imap(socketserver.ThreadingTCPServer):
    """A mail server that knows what reading a box needs."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.messages: dict[str, bytes] = {}
        self.flags: dict[str, str] = {}
        self.selected: list[str] = []
        self.is_refusing = False


class _Session(socketserver.StreamRequestHandler):
    server: Imap

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        while line := self.rfile.readline():
            tag, _, rest = line.decode().strip().partition(" ")
            word, _, rest = rest.partition(" ")
            if word == "LOGIN" and self.server.is_refusing:
                self.wfile.write(f"{tag} NO wrong password\r\n".encode())
                continue
            self.say(word, rest)
            self.wfile.write(f"{tag} OK done\r\n".encode())

    def say(self, word: str, rest: str) -> None:
        if word == "CAPABILITY":
            self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
        elif word == "SELECT":
            self.server.selected.append(rest)
            self.wfile.write(b"* 0 EXISTS\r\n")
        elif word == "UID":
            self.of_message(*rest.split(" ", 2))
        elif word == "EXPUNGE":
            gone = [number for number, flags in self.server.flags.items() if "Deleted" in flags]
            for number in gone:
                del self.server.messages[number], self.server.flags[number]

    def of_message(self, word: str, number: str, rest: str = "") -> None:
        if word == "SEARCH":
            unseen = (each for each in self.server.messages if each not in self.server.flags)
            self.wfile.write(f"* SEARCH {' '.join(unseen)}\r\n".encode())
        elif word == "FETCH":
            raw = self.server.messages[number]
            size = int(rest.partition("<0.")[2].partition(">")[0])
            raw = raw[:size]
            self.wfile.write(f"* 1 FETCH (UID {number} BODY[]<0> {{{len(raw)}}}\r\n".encode())
            self.wfile.write(raw + b")\r\n")
        else:
            self.server.flags[number] = rest


@pytest.fixture
def imap() -> Iterator[Imap]:
    with Imap() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def access(imap: Imap) -> Access:
    return Access(f"imap://127.0.0.1:{imap.server_address[1]}/Zur%C3%BCck", "name", "secret")


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_settled_messages_go_and_the_others_are_read_once(imap: Imap) -> None:
    imap.messages = {"3": b"bounce", "5": b"Danke!"}
    read: list[bytes] = []

    def keep(raw: bytes) -> bool:
        read.append(raw)
        return raw == b"bounce"

    counts = [boxes.read_all(access(imap), keep) for _round in range(2)]

    assert (counts, read) == ([2, 0], [b"bounce", b"Danke!"])
    assert imap.messages == {"5": b"Danke!"}
    assert imap.selected == ['"Zur&APw-ck"', '"Zur&APw-ck"']


def test_only_the_beginning_of_a_huge_message_is_fetched(imap: Imap) -> None:
    imap.messages = {"1": b"x" * (MOST_BYTES * 3)}
    sizes: list[int] = []
    boxes.read_all(access(imap), lambda raw: bool(sizes.append(len(raw))))

    assert sizes == [MOST_BYTES]


def test_message_whose_reading_fails_is_still_new(imap: Imap) -> None:
    imap.messages = {"1": b"bounce"}

    def fail(_raw: bytes) -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        boxes.read_all(access(imap), fail)

    assert imap.flags == {}


def test_wrong_password_is_said_without_the_password(imap: Imap) -> None:
    imap.is_refusing = True

    with pytest.raises(BoxFails) as failure:
        boxes.read_all(access(imap), lambda _raw: True)

    assert str(failure.value) == "127.0.0.1: b'wrong password'"


def test_server_that_cannot_be_reached_is_named() -> None:
    with pytest.raises(BoxFails, match=r"127\.0\.0\.1: Connection refused"):
        boxes.read_all(Access("imap://127.0.0.1:1/INBOX"), lambda _raw: True)


def test_maildir_is_read_once_and_nothing_else_in_it(maildir: Path, tmp_path: Path) -> None:
    (maildir / "new" / "1.bounce").write_bytes(b"bounce")
    (maildir / "new" / "2.answer").write_bytes(b"Danke!")
    (maildir / "new" / "3.link").symlink_to("/etc/hostname")
    read: list[bytes] = []

    def keep(raw: bytes) -> bool:
        read.append(raw)
        return raw == b"bounce"

    counts = [boxes.read_all(Access(str(maildir)), keep) for _round in range(2)]

    assert (counts, read) == ([2, 0], [b"bounce", b"Danke!"])
    assert [path.name for path in (maildir / "cur").iterdir()] == ["2.answer:2,S"]
    assert [path.name for path in (maildir / "new").iterdir()] == ["3.link"]


def test_missing_maildir_is_named(tmp_path: Path) -> None:
    with pytest.raises(BoxFails, match="No such file or directory"):
        boxes.read_all(Access(str(tmp_path / "none")), lambda _raw: True)
