"""Reads what comes back: what a mail server, a machine or a person says to a mail of ours.

Whatever a message holds, it is text from strangers: only its beginning is read, and nothing in it
counts without a token that we made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from enum import Enum, auto

from sozialatlas.core.mail.tokens import TOKEN

MOST_BYTES = 512 * 1024
"""Reports of delivery stand before the returned text; what is longer is attachments."""
LONGEST_REASON = 300
_RECIPIENTS = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Cc")
_PRECEDENCES = frozenset(("bulk", "junk", "list", "auto_reply"))
_OF_MACHINES = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
_STATUS = re.compile(r"(?<![\d.])([245])\.\d{1,3}\.\d{1,3}(?![\d.])")
_REPLY_CODE = re.compile(r"(?<![\d.])([45])\d\d[ -]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\s]+")


class Kind(Enum):
    """What a message is."""

    PERMANENT = auto()
    TEMPORARY = auto()
    DELAYED = auto()
    AUTOMATIC = auto()
    """A note of absence or the like."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Report:
    """What a message is, which mails it may speak of, and what the server said."""

    kind: Kind
    tokens: tuple[str, ...]
    reason: str = ""


def read(raw: bytes) -> Report:
    """Return what a message says; never fails, whatever it is made of."""
    beginning = raw[:MOST_BYTES]
    tokens = tuple(dict.fromkeys(_tokens(beginning)))
    try:
        message = message_from_bytes(beginning, policy=policy.compat32)
        kind, reason = _judged(message)
    # Nested too deep, or MIME so broken that the parser gives up: nobody's report of delivery.
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return Report(Kind.OTHER, tokens)
    return Report(kind, tokens, _CONTROLS.sub(" ", reason).strip()[:LONGEST_REASON])


def _tokens(raw: bytes) -> Iterator[str]:
    """Yield what looks like a token: first those among the recipients, then those returned."""
    head, _, _body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = head.decode("latin-1").lower().replace("\n ", " ").replace("\n\t", " ").split("\n")
    names = tuple(f"{name.lower()}:" for name in _RECIPIENTS)
    for line in lines:
        if line.startswith(names):
            yield from TOKEN.findall(line)
    yield from TOKEN.findall(raw.decode("latin-1").lower())


def _judged(message: Message) -> tuple[Kind, str]:
    if message.get_content_type() == "multipart/report":
        for part in message.walk():
            if part.get_content_type() == "message/delivery-status":
                return _of_status(part)
    if _is_automatic(message):
        return Kind.AUTOMATIC, ""
    return _of_words(message) if _is_from_server(message) else (Kind.OTHER, "")


def _of_status(part: Message) -> tuple[Kind, str]:
    """Return what a report of delivery says of its recipient (RFC 3464)."""
    for block in part.walk():
        action = _header(block, "Action").lower()
        if not action:
            continue
        status = _header(block, "Status")
        diagnosis = _header(block, "Diagnostic-Code").partition(";")[2].strip() or status
        if action == "delayed":
            return Kind.DELAYED, diagnosis
        if action == "failed":
            is_final = (_STATUS.search(status) or _STATUS.search(diagnosis) or [None, "5"])[1]
            return (Kind.PERMANENT if is_final == "5" else Kind.TEMPORARY), diagnosis
    return Kind.OTHER, ""


def _of_words(message: Message) -> tuple[Kind, str]:
    """Return what an old server wrote in words; without a code it may be a passing trouble."""
    text = _first_text(message)
    found = _STATUS.search(text) or _REPLY_CODE.search(text)
    if found is None:
        return Kind.TEMPORARY, text.strip().partition("\n")[0]
    line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    return (Kind.PERMANENT if found[1] == "5" else Kind.TEMPORARY), line


def _first_text(message: Message) -> str:
    for part in message.walk():
        if part.get_content_maintype() == "text":
            payload = part.get_payload(decode=True)
            return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return ""


def _is_automatic(message: Message) -> bool:
    submitted = _header(message, "Auto-Submitted").lower()
    if submitted and not submitted.startswith("no") and not _is_from_server(message):
        return True
    precedence = _header(message, "Precedence").lower()
    has_mark = any(_header(message, name) for name in _OF_MACHINES)
    return (has_mark or precedence in _PRECEDENCES) and not _is_from_server(message)


def _is_from_server(message: Message) -> bool:
    sender = _header(message, "From").lower()
    return "mailer-daemon" in sender or "postmaster@" in sender


def _header(message: Message, name: str) -> str:
    return str(message.get(name, "")).strip()
