"""Uploaded pictures come out small, upright and harmless, or are refused with the reason."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sozialatlas.core import pictures
from sozialatlas.core.pictures import Reason, Refused
from tests.core.pictures.made import bomb, picture

HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 200
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_becomes_webp_in_two_widths(kind: str) -> None:
    found = pictures.read(picture((2400, 1200), kind))

    wide, narrow = opened(found.wide), opened(found.narrow)
    assert (wide.format, wide.size) == ("WEBP", (1200, 600))
    assert (found.width, found.height) == (1200, 600)
    assert (narrow.format, narrow.size) == ("WEBP", (480, 240))


def test_a_small_picture_is_not_blown_up() -> None:
    found = pictures.read(picture((300, 200)))

    assert (opened(found.wide).size, opened(found.narrow).size) == ((300, 200), (300, 200))


def test_a_picture_is_turned_upright_and_says_no_longer_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Marktplatz 1"

    found = pictures.read(picture((400, 300), exif=exif))

    assert opened(found.wide).size == (300, 400)
    assert all(
        b"Marktplatz" not in each and not opened(each).getexif()
        for each in (found.wide, found.narrow)
    )


def test_only_the_first_picture_of_a_moving_one_is_kept() -> None:
    written = io.BytesIO()
    first, second = (Image.new("P", (300, 300), colour) for colour in (1, 2))
    first.save(written, "GIF", save_all=True, append_images=[second])

    assert getattr(opened(pictures.read(written.getvalue()).wide), "n_frames", 1) == 1


def test_what_is_hidden_behind_a_picture_stays_behind() -> None:
    found = pictures.read(picture() + b"<script>alert(1)</script>PK\x03\x04")

    assert b"script" not in found.wide + found.narrow


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"x" * (pictures.MOST_BYTES + 1), Reason.BYTES),
        (bomb(), Reason.PIXELS),
        (picture((199, 900)), Reason.SMALL),
        (SVG, Reason.DRAWING),
        (HEIC, Reason.PHONE),
        (b"\0" * 999, Reason.FORMAT),
        (b"%PDF-1.7 and more", Reason.FORMAT),
        (picture()[:300], Reason.BROKEN),
        (picture((900, 900), "PNG")[:-300], Reason.BROKEN),
    ],
    ids=["empty", "bytes", "bomb", "small", "svg", "heic", "zeros", "pdf", "cut", "cut png"],
)
def test_what_we_do_not_take_is_refused_with_the_reason(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        pictures.read(content)

    assert refused.value.reason is reason
