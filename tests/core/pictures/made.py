"""Files for the tests of pictures: right ones, broken ones, and attacks."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image


def picture(
    size: tuple[int, int] = (400, 300), kind: str = "JPEG", colour: str = "teal", **more: object
) -> bytes:
    """Return the content of a file with one colour."""
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, kind, **more)
    return written.getvalue()


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """Return a true PNG of a few kilobytes a million, white all over, too large to unpack."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    packing = zlib.compressobj(9)
    data = b"".join(packing.compress(row) for _each in range(height)) + packing.flush()
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
