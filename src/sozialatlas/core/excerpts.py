"""The beginning of a long text, cut where a reader would stop."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?][\"”“»)]*(?=\s+[^a-zäöü\W])")
# "z. B.", "e. V.", "10. Mai", "Dr. Roth": a dot behind these ends no sentence.
_NO_END = re.compile(
    r"(?:^|[\s(])(?:\w|\d+|Dr|Prof|Dipl|St|Str|Nr|Tel|bzw|ca|evtl|ggf|inkl|max|min|zzgl)\.$"
)
_MARKS = re.compile(r"^\s*(?:[#>]+|[-*+]|\d+[.)])\s+|[*_`]{1,3}", re.MULTILINE)
_LEAST_SHARE = 0.4
ELLIPSIS = "…"


def excerpt(text: str, most: int) -> str:
    """Return at most `most` signs: whole sentences, or else whole words and an ellipsis."""
    plain = " ".join(_MARKS.sub("", text).split())
    if len(plain) <= most:
        return plain
    ends = (found.end() for found in _SENTENCE_END.finditer(plain, 0, most + 2))
    whole = [end for end in ends if end <= most and not _NO_END.search(plain[:end])]
    # Less than that says too little: "Wir helfen."
    if whole and whole[-1] >= most * _LEAST_SHARE:
        return plain[: whole[-1]]
    cut = plain[: most - len(ELLIPSIS)]
    if not plain[len(cut)].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:.(\u2013-") + ELLIPSIS
