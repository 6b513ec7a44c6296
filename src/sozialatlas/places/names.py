"""Place names in the many ways people write them, folded to one form for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from sozialatlas.core.letters import bare

# Words between a place and what tells it apart from others: "Limburg an der Lahn".
_LINKS = frozenset(
    {
        *("a", "d", "an", "am", "der", "dem", "den", "des", "i", "in", "im", "ins", "b", "bei"),
        *("beim", "v", "vor", "vorm", "vom", "von", "o", "ob", "z", "zu", "zum", "zur", "u"),
        *("und", "auf"),
    }
)
# Source: abbreviations in the names of Destatis' Gemeindeverzeichnis and of VG250 (BKG), 2022.
_WRITTEN_OUT = {
    "st": "sankt",
    "hl": "heilig",
    "heiligen": "heilig",
    "heilige": "heilig",
    "ufr": "unterfranken",
    "ofr": "oberfranken",
    "mfr": "mittelfranken",
    "opf": "oberpfalz",
    "ndb": "niederbayern",
    "nb": "niederbayern",
    "obb": "oberbayern",
    "ob": "oberbayern",
    "schw": "schwaben",
    "westf": "westfalen",
    "erzgeb": "erzgebirge",
    "vogtl": "vogtland",
    "holst": "holstein",
    "thuer": "thueringen",
    "oldb": "oldenburg",
    "wuertt": "wuerttemberg",
    "meckl": "mecklenburg",
    "br": "breisgau",
    "allg": "allgaeu",
}
# Titles that people leave out: "Wittenberg" for "Lutherstadt Wittenberg".
_TITLES = frozenset(
    {
        *("lutherstadt", "hansestadt", "ostseebad", "nordseebad", "seebad", "seeheilbad"),
        *("nordseeheilbad", "barlachstadt", "reuterstadt", "bergstadt", "marktgemeinde"),
        *("gemeinde", "stadt"),
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[a-z0-9]+")


# Names come back many times while an index is built: once a row, its town and its county.
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Return the words of a name without case, accents, punctuation and linking words.

    "Limburg a. d. Lahn", "Limburg an der Lahn" and "Limburg/Lahn" become the same.
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text.strip()).lower().translate(_UMLAUTS)
    # Letters such as Danish ø have no decomposition; accents of the others are dropped.
    words = _WORD.findall(bare(plain.replace("ø", "oe").replace("æ", "ae")))
    kept = [word for at, word in enumerate(words) if at == 0 or word not in _LINKS]
    return [_WRITTEN_OUT.get(word, word) for word in kept]


def core_name(text: str) -> str:
    """Return the name without what only tells it apart: "Frankfurt" of "Frankfurt (Oder)"."""
    cut = re.split(
        r"\s*[(/,]|\s+(?:a|b|i|o|v)\.|\s+(?:an|am|bei|beim|im|in|ob|vor|vorm|auf)\b", text.strip()
    )[0]
    return cut.strip() or text.strip()


@lru_cache(maxsize=_REMEMBERED)
def spellings(name: str) -> frozenset[str]:
    """Return every folded form under which a name is found as a whole.

    Umlauts count as typed with two letters or with the bare vowel; titles and the addition
    behind the core name may be missing.
    """
    forms: set[str] = set()
    for text in (name, core_name(name), re.sub(r"\(.*?\)", " ", name)):
        for written in (text, bare(text)):
            folded = fold(written)
            forms |= {folded, _without_title(folded)}
    return frozenset(forms - {""})


@lru_cache(maxsize=_REMEMBERED)
def full_spellings(name: str) -> frozenset[str]:
    """Return the folded forms of the whole name only."""
    return frozenset({fold(name), fold(bare(name))} - {""})


def _without_title(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    return rest if rest and first in _TITLES else folded


def split_district(name: str, known: Collection[str]) -> tuple[str, str]:
    """Return "Hamburg" and "Altstadt" of "Hamburg Altstadt" where "Hamburg" is a known place.

    The rest must begin like a name: "Neukirchen vorm Wald" is a place of its own.
    """
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        town, rest = " ".join(words[:count]), " ".join(words[count:])
        if town in known and rest[:1].isupper():
            return town, "" if rest == town else rest
    return name, ""
