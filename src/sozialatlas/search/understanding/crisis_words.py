"""Words of a cry for help in the plainest spelling.

People in danger write in haste: without umlauts, with doubled or missing letters, by ear.
"""

from __future__ import annotations

import re

from sozialatlas.core.letters import bare
from sozialatlas.search.german.folding import without_spelled_umlauts
from sozialatlas.search.understanding.bounds import legible

# People tell long stories before they say what is the matter. It bounds all work.
LONGEST_TEXT = 1_200
MOST_WORDS = 300
LONGEST_WORD = 24
PAUSE = ","
STOP = "."

_COMMAS = frozenset(",\u060c")
_DOUBLE = re.compile(r"([^\W\d_])\1+")
_WORD = re.compile(r"[^\W_]+|[.,;:!?،؛؟…\n]+")
# Letters that are written in several ways: Turkish dotless i, Ukrainian ge, Arabic alef maksura,
# teh marbuta, Persian yeh and keheh.
_LETTERS = dict(
    zip("\u0131\u0491\u0649\u0629\u06cc\u06a9", "i\u0433\u064a\u0647\u064a\u0643", strict=True)
)
# Signs inside words: apostrophes (can't), Arabic hamza and tatweel.
_SIGNS = "'`\u00b4\u2018\u2019\u02bc\u0621\u0640"
_ALIKE = str.maketrans({**_LETTERS, **dict.fromkeys(_SIGNS, "")})


def words_of(text: str) -> list[str]:
    """Return the words of a text in the plainest spelling: "Mein MANN schlägt" -> man, schlagt.

    A PAUSE stands where a comma is, a STOP where a sentence ends.
    """
    # Some signs are written as many letters: they are cut twice.
    # The end of a line is a pause; to what is legible it would be a space.
    seen = legible(text[:LONGEST_TEXT].replace("\n", "."))
    found = [
        word[:LONGEST_WORD] for word in _WORD.findall(plain(seen)[:LONGEST_TEXT])[:MOST_WORDS]
    ]
    return [word if word[0].isalnum() else _sign(word) for word in found]


def _sign(written: str) -> str:
    return PAUSE if _COMMAS.issuperset(written) else STOP


def plain(text: str) -> str:
    """Return a text of legible characters in the plainest spelling."""
    lowered = text.lower().replace("ß", "ss").translate(_ALIKE)
    return _DOUBLE.sub(r"\1", without_spelled_umlauts(bare(lowered).translate(_ALIKE)))
