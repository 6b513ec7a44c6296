"""The boxes in which mails come back: a folder of a mail server, or a Maildir on this machine."""

from __future__ import annotations

import base64
import imaplib
import os
import re
import ssl
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sozialatlas.core.mail.errors import MailError
from sozialatlas.core.mail.reports import MOST_BYTES

MOST_AT_ONCE = 200
SECONDS = 30
_PORTS = {"imaps": 993, "imap": 143}

Read = Callable[[bytes], bool]
"""Reads a message; returns whether it may go."""


class BoxFails(MailError):
    """The box cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where the box is (`imaps://host/folder` or a path), and how to get in."""

    address: str
    user: str = ""
    password: str = ""


def read_all(access: Access, read: Read) -> int:
    """Read what is new in a box; return how many messages were read.

    A message that may go is removed once it was read; any other is marked as read and stays.
    Raises: BoxFails.
    """
    try:
        if "://" in access.address:
            return _read_folder(access, read)
        return _read_maildir(Path(access.address), read)
    except imaplib.IMAP4.error as error:
        raise BoxFails(f"{_name(access)}: {error}") from error
    except OSError as error:
        raise BoxFails(f"{_name(access)}: {error.strerror or error}") from error


def _name(access: Access) -> str:
    return urlsplit(access.address).hostname or access.address


def _read_folder(access: Access, read: Read) -> int:
    parts = urlsplit(access.address)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    line = _line(parts.scheme, parts.hostname or "", parts.port)
    try:
        line.login(access.user, access.password)
        answer, told = line.select(_quoted(folder))
        if answer != "OK":
            raise BoxFails(f"{_name(access)}: {folder}: {told[0]!r}")
        _answer, found = line.uid("SEARCH", "UNSEEN")
        numbers = (found[0] or b"").split()[:MOST_AT_ONCE]
        for number in numbers:
            _read_one(line, number.decode(), read)
        line.expunge()
        return len(numbers)
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            line.logout()
        with suppress(OSError):  # where it is closed already
            line.shutdown()


def _quoted(folder: str) -> str:
    """Return the name of a folder as servers want it: modified UTF-7 (RFC 3501, 5.1.3)."""

    def encoded(found: re.Match[str]) -> str:
        code = base64.b64encode(found[0].encode("utf-16-be")).decode()
        return f"&{code.rstrip('=').replace('/', ',')}-"

    name = re.sub(r"[^\x20-\x7e]+", encoded, folder.replace("&", "&-"))
    name = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}"'


def _line(scheme: str, host: str, port: int | None) -> imaplib.IMAP4:
    if scheme == "imap":
        return imaplib.IMAP4(host, port or _PORTS[scheme], timeout=SECONDS)
    context = ssl.create_default_context()
    return imaplib.IMAP4_SSL(host, port or _PORTS["imaps"], ssl_context=context, timeout=SECONDS)


def _read_one(line: imaplib.IMAP4, number: str, read: Read) -> None:
    """Read a message from its beginning on, and mark it after that was noted."""
    _answer, parts = line.uid("FETCH", number, f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
    raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    flags = r"(\Seen \Deleted)" if read(raw) else r"(\Seen)"
    line.uid("STORE", number, "+FLAGS", flags)


def _read_maildir(folder: Path, read: Read) -> int:
    found = sorted(path for path in (folder / "new").iterdir() if _is_file(path))[:MOST_AT_ONCE]
    for path in found:
        with path.open("rb") as file:
            may_go = read(file.read(MOST_BYTES))
        if may_go:
            path.unlink()
        else:
            path.rename(folder / "cur" / f"{path.name}:2,S")
    return len(found)


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(os.lstat(path).st_mode)
