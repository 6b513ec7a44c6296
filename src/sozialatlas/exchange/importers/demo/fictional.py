"""Numbers, mail addresses and pages that belong to nobody.

Telephone numbers come from the ranges that the Bundesnetzagentur keeps free for films and
books ("Drama-Nummern", Verfügung 148/2021); `.example` is reserved by RFC 2606.
"""

from __future__ import annotations

import random
import re
from functools import cache

_LANDLINES = "069 90009"
_OLD_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_LABEL = 40
_FREE_MOBILE = "0152 28817386"


def landline(rng: random.Random) -> str:
    """Return a landline number of the range for films that lies nearest to the county."""
    return f"{_LANDLINES}{rng.randrange(1000):03}"


def mobile(rng: random.Random) -> str:
    """Return a mobile number of a range for films."""
    return _FREE_MOBILE if rng.random() < 0.1 else f"0176 040690{rng.randrange(100):02}"


@cache
def domain(name: str) -> str:
    """Return a reserved domain with the name's words; departments share that of their house."""
    plain = name.partition(",")[0].lower().translate(_OLD_SPELLINGS)
    plain = re.sub(r"\be\. v\.|\bggmbh\b|\bgmbh\b|\beg\b", "", plain)
    label = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(label) > _LONGEST_LABEL:
        label = label[: _LONGEST_LABEL + 1].rpartition("-")[0]
    return f"{label or 'auental'}.example"
