"""Letters without what stands above and below them: é and e, Ä and A."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse
from typing import Literal


def bare(text: str, form: Literal["NFD", "NFKD"] = "NFKD") -> str:
    """Return a text with its letters taken apart, and without their marks.

    By NFKD signs that only look different become the same, too: ﬁ and fi, ² and 2.
    """
    apart = unicodedata.normalize(form, text)
    return "".join(filterfalse(unicodedata.combining, apart))
