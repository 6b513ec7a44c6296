"""Cuts hours as people type them into words and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sozialatlas.directory.hours.typed_words import WORDS, Value, Word, guessed, plain

_DASHES = "\\-\u2010-\u2015\u2212\u2043~"
_MONTH = (
    r"(?:jan(?:uar)?|jän(?:ner)?|feb(?:ruar|er)?|mär(?:z)?|maerz|mrz|apr(?:il)?|mai|juni?|juli?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)"
)
_NUMBERS = {"zwei": 2, "zweite": 2, "zweiten": 2, "drei": 3, "dritte": 3, "vier": 4, "vierte": 4}
_PATTERN = re.compile(
    rf"""
    (?P<note>hinweis:[ \t]*(?P<remark>[^\r\n]*))
    | (?P<odd>\S*[<>{{}}=@\#]\S*|\b\d{{1,2}}\.(?=\s+(?:im|des)\s+monat))
    | (?P<all_day>\b24\s*(?:stunden|std\.?|h)(?!\w)|\b24\s*/\s*7\b|rund\s+um\s+die\s+uhr)
    | (?P<appointment>(?:\btermine?\s+)?(?:
        \b(?:nach|auf|mit)\s+(?:\w+(?:er|em|en)\s+)?
          (?:\w*vereinba[hr]+\w*|\w*absprache|(?:vor)?anmeldung|termin\b)
        | \bn\.?\s?v\.))
    | (?P<odd_weeks>(?:un)?geraden?\s+(?:kalender)?(?:wochen?|kw)\b)
    | (?P<cycle>\b(?:alle|jede)\s+(?P<weeks>\d{{1,3}}|zwei|drei|vier)\s+wochen\b
        | \bjede\s+(?P<nth>[2-9]|zweite|dritte|vierte)\.?\s+woche\b
        | \balle\s+(?P<days>14|vierzehn|21|28)\s+tage\b
        | \b(?P<fortnight>14|vierzehn)[-\s]?tägi\w+|\bzweiwöchentlich\w*)
    | (?P<every_day>\bjeden\s+tag\b)
    | (?P<school_time>(?:während|in)\s+der\s+schulzeit|an\s+schultagen
        | außerhalb\s+der\s+(?:schul)?ferien)
    | (?P<next_day>(?:am|des)\s+(?:(?:nächsten|folgenden)\s+tage?s?|folgetage?s?))
    | (?P<of_month>(?:im|des|eines|jeden)\s+monats?\b)
    | (?P<half>\bhalb\s+(?P<half_hour>1[0-2]|[1-9])(?:\s*uhr\b)?)
    | (?P<date>\b(?P<d>\d{{1,2}})\.\s?(?P<m>0?[1-9]|1[0-2])\.
        (?:\s?(?P<y>\d{{4}}|\d\d(?!\d|\s*uhr|:)))?
        | \b(?P<nd>\d{{1,2}})\.\s*(?P<name>{_MONTH})\b\.?(?:\s+(?P<ny>\d{{4}}))?)
    | (?P<ordinal>\b[1-5]\.(?=\s*(?:(?:und|u\.?|oder|[,/&+-])\s*[1-5]\.\s*)*[mdfs]))
    | (?P<time>\b(?P<h>\d{{1,2}})(?:
        \s*[:.h]\s?(?P<min>\d\d)(?:\s*(?:uhr|h)\b)?
        | \s*uhr\s*(?P<late>\d\d)\b(?!\s*[:.]\d|\s*uhr)
        | \s*(?:uhr|h)\b
        | (?P<four>\d\d)\b
        | (?!\d)))
    | (?P<word>[^\W\d_]{{1,5}}\.(?=[\s{_DASHES},:;/)]|$)|[^\W\d_]+)
    | (?P<dash>[{_DASHES}]+)
    | (?P<and>[&+])
    | (?P<comma>[,/|])
    | (?P<end>[;\n]|[.!](?=\s|$))
    | (?P<opening>[(\[]) | (?P<closing>[)\]])
    | (?P<filler>[\s:•*·.]+)
    | (?P<unknown>\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = {
    "dash": Word.DASH,
    "and": Word.AND,
    "comma": Word.COMMA,
    "end": Word.END,
    "opening": Word.OPENING,
    "closing": Word.CLOSING,
    "all_day": Word.ALL_DAY,
    "odd": Word.UNKNOWN,
    "odd_weeks": Word.ODD_WEEKS,
    "every_day": Word.EVERY_DAY,
    "school_time": Word.SCHOOL_TIME,
    "next_day": Word.NEXT_DAY,
    "of_month": Word.OF_MONTH,
    "unknown": Word.UNKNOWN,
    "appointment": Word.APPOINTMENT,
}
_LAST_MINUTE = 24 * 60


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; `value` in numbers: weekdays, minutes of the day, day and month and year.

    `text` is what stands there; `meant` the word that a misspelt one was read as.
    """

    kind: Word
    start: int
    end: int
    text: str
    value: Value = ()
    meant: str = ""


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and signs of a text; blanks and colons are left out."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _PATTERN.finditer(text):
        if match["filler"] and "\n" not in match[0]:
            continue
        if match["filler"]:
            yield Token(Word.END, match.start(), match.end(), match[0])
        else:
            yield _token(match)


def _token(match: re.Match[str]) -> Token:
    kind, value, meant = _said(match)
    text = match["remark"].strip() if match["note"] else match[0]
    return Token(kind, match.start(), match.end(), text, value, meant)


def _said(match: re.Match[str]) -> tuple[Word, Value, str]:
    for group, read in (
        ("date", _date),
        ("half", _half),
        ("time", _time),
        ("cycle", _cycle),
    ):
        if match[group]:
            return *read(match), ""
    if match["note"]:
        return Word.NOTE, (), ""
    if match["ordinal"]:
        return Word.ORDINAL, (int(match[0][0]),), ""
    if match["word"]:
        return _word(match["word"].rstrip("."))
    return next(kind for group, kind in _SIGNS.items() if match[group]), (), ""


def _word(word: str) -> tuple[Word, Value, str]:
    known = WORDS.get(plain(word))
    if known:
        return *known, ""
    meant = guessed(word)
    if meant:
        return *WORDS[meant], meant
    return Word.UNKNOWN, (), ""


def _date(match: re.Match[str]) -> tuple[Word, Value]:
    if match["name"]:
        month = WORDS[plain(match["name"])][1][0]
        return Word.DATE, (int(match["nd"]), month, int(match["ny"] or 0))
    year = int(match["y"] or 0)
    return Word.DATE, (int(match["d"]), int(match["m"]), year + 2000 if 0 < year < 100 else year)


def _half(match: re.Match[str]) -> tuple[Word, Value]:
    return Word.TIME, (int(match["half_hour"]) * 60 - 30,)


def _time(match: re.Match[str]) -> tuple[Word, Value]:
    minute = int(match["min"] or match["late"] or match["four"] or 0)
    minutes = int(match["h"]) * 60 + minute
    if minute > 59 or minutes > _LAST_MINUTE:
        return Word.NO_TIME, ()
    return Word.TIME, (minutes,)


def _cycle(match: re.Match[str]) -> tuple[Word, Value]:
    if match["days"]:
        days = match["days"]
        return Word.CYCLE, (2 if days.lower() == "vierzehn" else int(days) // 7,)
    said = (match["weeks"] or match["nth"] or "2").lower()
    return Word.CYCLE, (int(said) if said.isdigit() else _NUMBERS[said],)
