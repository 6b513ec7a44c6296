"""Writes one picture anew in a process of its own, which may die without harm.

Started as `python -m`; reads the file from standard input. Writes a line of JSON, and after it
the two pictures, the wide one first. A failure is a code; a sentence for people is the parent's
matter. It knows no Django and no settings.
"""

from __future__ import annotations

import io
import json
import resource
import sys

from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: TID253 -- this module is a process of its own

WIDTHS = (1_200, 480)
"""At most so many pixels on the longer side."""
MOST_PIXELS = 40_000_000
LEAST_PIXELS = 200
"""A shorter side than this shows nothing on a page."""
_MEMORY_BYTES, _SECONDS = 800_000_000, 15
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_QUALITY = 80


class Unfit(Exception):
    """A picture that is not taken; the code says why."""


def main() -> int:
    """Answer one file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        size, written = _rewritten(sys.stdin.buffer.read())
    except Unfit as error:
        return _fail(str(error))
    except MemoryError:
        return _fail("pixels")
    except Exception:  # noqa: BLE001 -- a broken file makes Pillow raise whatever it met
        return _fail("broken")
    head = {"width": size[0], "height": size[1], "lengths": [len(each) for each in written]}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(written))
    return 0


def _fail(code: str) -> int:
    sys.stdout.buffer.write(json.dumps({"error": code}).encode() + b"\n")
    return 0


def _rewritten(content: bytes) -> tuple[tuple[int, int], list[bytes]]:
    """Return the size of the wide picture and both of them, upright and without hidden data."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            # The size stands in the head of the file: nothing is unpacked before it is known.
            _check(opened.width, opened.height)
            # Made small before it is turned, so that the whole is in memory only once.
            opened.thumbnail((WIDTHS[0], WIDTHS[0]))
            upright = ImageOps.exif_transpose(opened)
            mode = "RGBA" if upright.has_transparency_data else "RGB"
            plain = upright.convert(mode)
    except Image.DecompressionBombError as error:
        raise Unfit("pixels") from error
    except UnidentifiedImageError as error:
        raise Unfit("format") from error
    return plain.size, [_webp(plain.copy(), width) for width in WIDTHS]


def _check(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Unfit("pixels")
    if min(width, height) < LEAST_PIXELS:
        raise Unfit("small")


def _webp(picture: Image.Image, width: int) -> bytes:
    picture.thumbnail((width, width))
    # What hung on the file (place, camera, comments, colours) stays behind.
    picture.info = {}
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY, method=4)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
