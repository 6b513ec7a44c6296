"""Sentences and words of a German text, and the passive of a sentence."""

from __future__ import annotations

import re

_ENDS = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"“”»)])\s+|\n+")
# A full stop behind these ends no sentence: "z. B.", "am 3. Mai", "Nr. 5".
_SHORT = "bzw|ggf|usw|etc|evtl|inkl|ca|vgl|Nr|Str|Tel|Dr|Prof|St|Abs|Art|max|min|Std|Fr|Hr"
_NO_END = re.compile(rf"(?:\b(?:{_SHORT})|\b\d{{1,2}}|\b[a-zäöü]|\b[a-z]\.\s?[A-Z])\.$")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-·'\u2019/.@_](?=\w))*")

_AUXILIARY = re.compile(r"\b(?:wird|werden|wurden?|worden)\b", re.IGNORECASE)
_PREFIX = "ab|an|auf|aus|bei|durch|ein|fest|fort|her|hin|mit|nach|um|vor|weg|weiter|zu|zurück"
_UNSTRESSED = "be|ver|er|ent|emp|zer|über|unter"
_STRONG = "loren|standen|halten|nommen|geben|schrieben|rufen|sprochen|boten|worfen|laden|lassen"
_PARTICIPLE = re.compile(
    rf"\b(?:(?:{_PREFIX})?(?:zusammen)?ge[a-zäöüß]{{2,}}(?:t|en)|[a-zäöüß]+iert"
    rf"|(?:{_PREFIX})?(?:{_UNSTRESSED})[a-zäöüß]{{2,}}t"
    rf"|(?:{_PREFIX})?(?:{_UNSTRESSED})(?:{_STRONG}))"
    r"(?=\s*(?:$|[.,;:!?)“\"\u2013]|\b(?:und|oder|werden|worden|wird|wurden?|kann|können|soll|sollen|muss"
    r"|müssen|darf|dürfen)\b))"
)
# They look like participles, but "wird gehen" is the future, and "wird bekannt" tells a change.
_NO_PARTICIPLE = re.compile(
    "gehen|geben|gelten|gehören|gelingen|geschehen|genießen|gewinnen|gewähren|genügen|gefallen"
    "|gestalten|gesund|gerecht|bereit|bekannt|beliebt|berühmt|erst|bestimmt|vielleicht|gegen"
    "|(?:an|zu|ein|aus|nach|um|weiter)gehen|ergeben|überlassen|entlassen"
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; the end of a line ends one, too, as items of a list do."""
    found: list[str] = []
    for piece in _ENDS.split(text):
        if found and _NO_END.search(found[-1]):
            found[-1] = f"{found[-1]} {piece.strip()}"
        else:
            found.append(piece.strip())
    return [each for each in found if words(each)]


def words(text: str) -> list[str]:
    """Return the words of a text; what hyphens join is one word, and so is an address."""
    return _WORD.findall(text)


def passive(sentence: str) -> str:
    """Return the passive of a sentence, which does not tell who does it, or an empty text.

    "Was bei uns gemacht wird" has "gemacht wird", and "bei uns wird gebaut" has "wird … gebaut".
    """
    auxiliary = _AUXILIARY.search(sentence)
    if not auxiliary:
        return ""
    before = " ".join(sentence[: auxiliary.start()].split()[-1:])
    behind = sentence[auxiliary.end() :]
    for found in _PARTICIPLE.finditer(f"{before}{behind}"):
        if not _NO_PARTICIPLE.fullmatch(found[0]):
            is_before = found.start() < len(before)
            parts = [found[0], auxiliary[0]] if is_before else [auxiliary[0], found[0]]
            is_next = is_before or behind.strip().startswith(found[0])
            return (" " if is_next else " … ").join(parts)
    return ""
