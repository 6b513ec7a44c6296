"""Days, times, ordinals and languages as English exports write them."""

from __future__ import annotations

import datetime as dt
import re

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# iCalendar's names of days (RFC 5545, section 3.3.10), which HSDS 3.1 uses in `byday`.
_ICAL = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}  # fmt: skip -- one line an ordinal would say no more
_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_DAY = r"([a-z]{2,}?)s?"
_SPAN = re.compile(rf"{_DAY}\s*(?:-|\u2013|to|through)\s*{_DAY}")
_NTH = re.compile(r"(first|1st|second|2nd|third|3rd|fourth|4th|last)\s+([a-z]+?)s?(?: of .*)?")
# ISO 639-1 codes of the languages' English names.
LANGUAGES = {
    "english": "en",
    "spanish": "es",
    "french": "fr",
    "amharic": "am",
    "chinese": "zh",
    "korean": "ko",
    "vietnamese": "vi",
    "german": "de",
    "arabic": "ar",
    "russian": "ru",
    "ukrainian": "uk",
    "turkish": "tr",
    "polish": "pl",
    "italian": "it",
    "portuguese": "pt",
    "persian": "fa",
    "farsi": "fa",
    "hindi": "hi",
    "urdu": "ur",
    "tagalog": "tl",
    "albanian": "sq",
    "bulgarian": "bg",
    "romanian": "ro",
    "greek": "el",
    "tigrinya": "ti",
    "somali": "so",
    "pashto": "ps",
    "kurdish": "ku",
}  # fmt: skip -- one line a language would say no more


def language_code(text: str) -> str:
    """Return the code of a language, or an empty text."""
    folded = text.strip().lower()
    return folded if re.fullmatch(r"[a-z]{2,3}", folded) else LANGUAGES.get(folded, "")


def weekdays(text: str) -> tuple[int, ...]:
    """Return the days that a text names, Monday as 0; nothing where a part is not understood."""
    folded = text.strip().lower()
    if folded in {"24-7", "24/7", "7 days a week", "daily"}:
        return tuple(range(7))
    found: list[int] = []
    for part in re.split(r"\s*(?:,|;|&|\band\b)\s*", folded):
        days = _part(part)
        if not days:
            return ()
        found += days
    return tuple(sorted(set(found)))


def nth_weekday(text: str) -> tuple[int, int] | None:
    """Return the week of the month and the day of "First Saturday of the month"."""
    found = _NTH.fullmatch(text.strip().lower())
    day = _day(found[2]) if found else None
    return (_ORDINALS[found[1]], day) if found and day is not None else None


def time_of_day(text: str) -> dt.time | None:
    """Return a time, written with am and pm or with 24 hours."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    elif found[2] is None:
        return None
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _part(part: str) -> list[int]:
    span = _SPAN.fullmatch(part)
    if not span:
        single = _day(part)
        return [] if single is None else [single]
    first, last = _day(span[1]), _day(span[2])
    if first is None or last is None:
        return []
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _day(word: str) -> int | None:
    if word in _ICAL:
        return _ICAL[word]
    stem = word.strip().rstrip("s") if word.endswith("days") else word.strip()
    hits = [at for at, day in enumerate(_DAYS) if len(stem) > 2 and day.startswith(stem)]
    return hits[0] if len(hits) == 1 else None
