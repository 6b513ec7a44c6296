"""Uploaded pictures made harmless: decoded, bounded, and written anew without hidden data."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

MOST_BYTES = 5_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1_600
_FORMATS = ("PNG", "JPEG", "WEBP")
_QUALITY = 82


class NoImageError(ValueError):
    """A file that is no picture that we take."""


class TooLargeError(ValueError):
    """A picture of too many bytes or pixels."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as WebP; `name` is the hash of its content."""

    content: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{hashlib.sha256(self.content).hexdigest()[:40]}.webp"


def read(content: bytes) -> Image:
    """Return an uploaded picture as we keep it: turned upright, at most 1,600 pixels long.

    Raises: NoImageError; TooLargeError.
    """
    from PIL import Image as Pillow, ImageOps

    if len(content) > MOST_BYTES:
        raise TooLargeError
    try:
        with Pillow.open(io.BytesIO(content), formats=_FORMATS) as opened:
            # The size stands in the head of the file: nothing is unpacked before it is known.
            _refuse_too_many(opened.width * opened.height)
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            mode = "RGBA" if upright.has_transparency_data else "RGB"
            written = io.BytesIO()
            upright.convert(mode).save(written, "WEBP", quality=_QUALITY, method=4)
            return Image(written.getvalue(), upright.width, upright.height)
    except (TooLargeError, Pillow.DecompressionBombError) as error:
        raise TooLargeError from error
    # ValueError: words or colours hidden in the head that would unpack to hundreds of megabytes.
    except (OSError, SyntaxError, ValueError) as error:
        raise NoImageError from error


def _refuse_too_many(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise TooLargeError
