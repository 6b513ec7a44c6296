"""The mail with which an editor answers a message, as an address that opens a mail program."""

from __future__ import annotations

from urllib.parse import quote

LONGEST_QUOTE = 1_000
"""Longer addresses are cut by mail programs without a word."""


def address(email: str, subject: str, greeting: str, text: str) -> str:
    """Return the address of a prefilled mail that quotes what somebody wrote."""
    told = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …"
    quoted = "\r\n".join(f"> {line}" for line in told.split("\n"))
    body = f"{greeting}\r\n\r\n\r\n{quoted}\r\n"
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject)}&body={quote(body)}"
