"""Uploaded pictures come out small and harmless, or are refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image as Pillow

from sozialatlas.core import images
from sozialatlas.core.images import NoImageError, TooLargeError


def _file(size: tuple[int, int], kind: str = "PNG", **more: object) -> bytes:
    written = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(written, kind, **more)
    return written.getvalue()


def _claims(width: int, height: int) -> bytes:
    """Return a PNG whose head claims a size that nobody could unpack."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b""))


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checked


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_webp(kind: str) -> None:
    found = images.read(_file((40, 30), kind))

    assert (found.width, found.height, found.content[8:12]) == (40, 30, b"WEBP")
    assert found.name.endswith(".webp")


def test_a_long_picture_becomes_shorter() -> None:
    found = images.read(_file((3200, 800)))

    assert (found.width, found.height) == (1600, 400)


def test_where_a_picture_was_taken_is_left_out() -> None:
    exif = Pillow.Exif()
    exif[0x010E] = "Marktplatz 1"

    found = images.read(_file((20, 20), "JPEG", exif=exif))

    assert b"Marktplatz" not in found.content


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", _file((9, 9))[:40], b"\0" * 99],
    ids=["empty", "gif", "svg", "cut", "zeros"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NoImageError):
        images.read(content)


def test_a_claim_of_endless_pixels_is_refused_before_anything_is_unpacked() -> None:
    with pytest.raises(TooLargeError):
        images.read(_claims(60_000, 60_000))


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(TooLargeError):
        images.read(b"x" * (images.MOST_BYTES + 1))


@pytest.mark.parametrize("hidden", [b"zTXtComment\0\0", b"iTXtx\0\1\0\0\0", b"iCCPx\0\0"])
def test_what_unpacks_without_end_in_the_head_is_no_picture(hidden: bytes) -> None:
    def chunk(name: bytes, held: bytes) -> bytes:
        return (
            struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        )

    bomb = chunk(hidden[:4], hidden[4:] + zlib.compress(b"A" * 70_000_000))
    size = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(bytes(4)))

    with pytest.raises(images.NoImageError):
        images.read(b"\x89PNG\r\n\x1a\n" + size + bomb + pixel + chunk(b"IEND", b""))
