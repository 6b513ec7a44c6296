"""What kind of picture some bytes are, by how they begin: what a server claims does not count."""

from __future__ import annotations

MOST_BYTES = 500_000
"""Of one tile: public ones have 5 to 60 kB, aerial photographs 150."""


def content_type(content: bytes) -> str:
    """Return the media type of a picture; empty for everything that is none."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return ""
