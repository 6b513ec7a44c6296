"""QR codes: squares that a telephone reads an address from."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

_QUIET = 4
"""White round the code, in squares (ISO/IEC 18004 asks for four)."""


# Working one out takes 10 to 40 ms, more than all else on a record's page.
@lru_cache(maxsize=512)
def qr_code(address: str) -> str:
    """Return the code of an address as SVG without size; what it is for must stand beside it."""
    # The lowest correction keeps the squares of a long list large; where there is room in the
    # code, segno raises it by itself.
    code = segno.make_qr(address, error="l")
    file = io.BytesIO()
    code.save(
        file,
        kind="svg",
        border=_QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return file.getvalue().decode()
