"""How alike two names are, given that legal forms, branches and towns say little. No Django."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

from rapidfuzz import fuzz

from sozialatlas.search.german.folding import fold

Weight = Callable[[str], float]

# "e. V.", "e.V." and "eV" are a legal form; "Ev." and "ev." stand for "evangelisch".
_ASSOCIATION = re.compile(r"(?<!\w)(?:[eE]\.\s*[vV]\.?|eV|EV)(?!\w)\.?")
_COMPANY = re.compile(r"(?<!\w)(?:g\s?)?(?:GmbH|mbH|UG|AG|eG|KdöR|AöR|gAG)(?!\w)")
_WORD = re.compile(r"\w+")
_CAMEL = re.compile(r"(?<=[a-zäöüß]{3})(?=[A-ZÄÖÜ][a-zäöüß])")
"""Where a name begins anew inside of a word: "SonnenHof", but not "KiTa" or "ChAMPS"."""
_AT = re.compile(r"\s(?:im|in de[rnm]|am|an de[rm]|beim?|at)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")

_LEGAL_WORDS = """
gmbh ggmbh ug gug ag gag eg kg ohg gbr mbh kdor aor kor kdoer aoer haftungsbeschrankt
gemeinnutzig gemeinnutzige gemeinnutziger inc llc ltd corp stiftungsrecht eingetragener
eingetragene
"""
_LEGAL = frozenset(_LEGAL_WORDS.split())
_EMPTY_WORDS = """
und der die das des dem den fur im in am an auf aus bei mit von vom zu zur zum ein eine of the
and for de la
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())

_LONG: Mapping[str, str] = {
    "awo": "arbeiterwohlfahrt",
    "drk": "deutsches rotes kreuz",
    "brk": "bayerisches rotes kreuz",
    "asb": "arbeiter samariter bund",
    "juh": "johanniter unfall hilfe",
    "dksb": "deutscher kinderschutzbund",
    "skf": "sozialdienst katholischer frauen",
    "skm": "katholischer verein soziale dienste",
    "vhs": "volkshochschule",
    "dlrg": "deutsche lebens rettungs gesellschaft",
    "vdk": "sozialverband vdk",
    "cjd": "christliches jugenddorfwerk",
    "ev": "evangelisch",
    "evang": "evangelisch",
    "evgl": "evangelisch",
    "kath": "katholisch",
    "st": "sankt",
    "dr": "doktor",
    "kv": "kreisverband",
    "ov": "ortsverein",
    "lv": "landesverband",
    "dt": "deutsch",
    "kita": "kindertagesstatte",
    "kiga": "kindergarten",
    "kifaz": "kinder familienzentrum",
    "jz": "jugendzentrum",
    "juz": "jugendzentrum",
    "gs": "grundschule",
    "ffw": "freiwillige feuerwehr",
    "str": "strasse",
    "sv": "sportverein",
    "tv": "turnverein",
    "tsv": "turn sportverein",
    "lk": "landkreis",
    "gem": "gemeinde",
    "kh": "krankenhaus",
    "reha": "rehabilitation",
    "rehab": "rehabilitation",
    "aph": "altenpflegeheim",
}
"""Abbreviations that German associations and offices go by, spelled as they are folded."""

_GENERIC_WORDS = """
kreisverband ortsverein ortsverband landesverband bezirksverband bundesverband regionalverband
stadtverband kreisgruppe ortsgruppe verband verein gruppe abteilung fachdienst fachbereich amt
geschaftsstelle stelle dienst zentrum haus beratung beratungsstelle einrichtung gemeinschaft
gemeinde stadt landkreis kreis region sozial ambulant zentral
main office site address headquarter campus kreisverwaltung stadtverwaltung
gemeindeverwaltung verwaltung ev angebot standort nebenstelle aussenstelle zweigstelle filial
tragerverein forderverein programm program service center centre
"""
_GENERIC_WEIGHT = 0.35
_KNOWN_WEIGHT = 0.25
_NUMBER_WEIGHT = 2.0
_OTHER_NUMBER = 0.5
_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
_DIRECTION_WORDS = """
nord sud ost west nordost nordwest sudost sudwest
north south east northeast northwest southeast southwest
"""
_DIRECTIONS = frozenset(_DIRECTION_WORDS.split())
"""As numbers do, they tell houses and groups apart: "Kita II" is not "Kita III" nor "Kita Ost"."""
_ALIKE = 85
"""Two words of which so many percent are alike are one word, written otherwise."""
_JOINED = 90
_ENDINGS = ("en", "er", "es", "em", "e", "s", "n")
_MOST_APART = 3
_LEAST_STEM = 4
_LEAST_FUZZY = 4
_ONE_SIDED = 0.5
_LEAST_INITIALS = 3


@lru_cache(maxsize=200_000)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others, in one spelling, each once.

    Legal forms and small words go; abbreviations are spelled out; endings are cut.
    """
    text = _COMPANY.sub(" ", _ASSOCIATION.sub(" ", name))
    words = _without_initials([fold(word) for word in _WORD.findall(_CAMEL.sub(" ", text))])
    spelled = (part for word in words for part in _LONG.get(word, word).split())
    kept = [_stem(word) for word in spelled if word not in _LEGAL and word not in _EMPTY]
    return tuple(dict.fromkeys(kept)) or tuple(dict.fromkeys(words))


def bare_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name without what stands in brackets, unless all stands there.

    A number or direction stays: "Am Markt (Ost)".
    """
    return tokens(_BRACKETS.sub(_told_apart, name)) or tokens(name)


def _told_apart(brackets: re.Match[str]) -> str:
    return brackets[0] if all(map(_tells_apart, tokens(brackets[0]))) else " "


def head_tokens(name: str) -> tuple[str, ...]:
    """Return the words before the place at which a guest is: "Beratung im Familienzentrum".

    Empty where a name names no such place.
    """
    head, place, _host = _AT.sub("\n", name).partition("\n")
    return tokens(head) if place else ()


def _without_initials(words: list[str]) -> list[str]:
    """Leave out the short form of what is spelled out beside it: "(SkF)", "(ERAP)"."""
    initials = "".join(word[0] for word in words if word not in _EMPTY)
    return [
        word
        for word in words
        if not (_LEAST_INITIALS <= len(word) < len(initials) and word in initials)
    ]


def _stem(word: str) -> str:
    """Cut one ending: evangelische, evangelischer and evangelisches are the same word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


_GENERIC = frozenset(_stem(word) for word in _GENERIC_WORDS.split())


def plain_weight(token: str) -> float:
    """Return how much a word tells where nothing is known of how common it is."""
    return _GENERIC_WEIGHT if token in _GENERIC else 1.0


def alike(
    first: tuple[str, ...],
    second: tuple[str, ...],
    weight: Weight = plain_weight,
    known: Collection[str] = (),
    towns: Collection[str] = (),
) -> float:
    """Return how alike two names are, from 0 to 1.

    A word that only one of them has counts half; where each has words that the other lacks
    ("Ortsverein Butzbach", "Ortsverein Friedberg") they count in full. What is `known` anyway,
    such as the words of the town in which both lie, tells little; so does any town's name that
    only one of them has.
    """
    if first == second:
        return 1.0 if first else 0.0
    compared = _Compared(first, second)
    spare = () if compared.left and compared.right else towns

    def weighed(token: str) -> float:
        says_little = token in known or (token in spare and token not in compared.both)
        return weight(token) * (_KNOWN_WEIGHT if says_little else 1.0)

    both = sum(map(weighed, compared.both))
    left, right = (
        sum(_NUMBER_WEIGHT if _tells_apart(token) else weighed(token) for token in side)
        for side in (compared.left, compared.right)
    )
    if not both:
        return 0.0
    conflict, rest = 2 * min(left, right), abs(left - right)
    share = both / (both + conflict + _ONE_SIDED * rest)
    is_numbered = all(any(map(_tells_apart, side)) for side in (compared.left, compared.right))
    return share * _OTHER_NUMBER if is_numbered else share


def _tells_apart(token: str) -> bool:
    return token.isdigit() or token in _ROMAN or token in _DIRECTIONS


class _Compared:
    """The words that two names share, and those that only one has."""

    def __init__(self, first: tuple[str, ...], second: tuple[str, ...]) -> None:
        others = set(second)
        self.both = [token for token in first if token in others]
        shared = set(self.both)
        self.left = [token for token in first if token not in shared]
        self.right = [token for token in second if token not in shared]
        if self.left and self.right:
            self._pair_alike()
            self._pair_joined()
            self._pair_initials()

    def _pair_alike(self) -> None:
        for token in list(self.left):
            for other in self.right:
                if abs(len(token) - len(other)) <= _MOST_APART and is_alike(token, other):
                    self.left.remove(token)
                    self.right.remove(other)
                    self.both.append(token)
                    break

    def _pair_joined(self) -> None:
        """Take "Sucht Beratung" for "Suchtberatung"."""
        if not self.left or not self.right or len(self.left) == len(self.right) == 1:
            return
        left, right = "".join(self.left), "".join(self.right)
        if abs(len(left) - len(right)) <= _MOST_APART and is_alike(left, right, _JOINED):
            self.both += self.left if len(self.left) > len(self.right) else self.right
            self.left, self.right = [], []

    def _pair_initials(self) -> None:
        """Take "CFLS" for "Community Family Life Services"."""
        for short, long in ((self.left, self.right), (self.right, self.left)):
            initials = "".join(token[0] for token in long)
            for token in [each for each in short if len(each) >= _LEAST_INITIALS]:
                if token == initials:
                    self.both += long
                    long.clear()
                    short.remove(token)
                    return


@lru_cache(maxsize=500_000)
def is_alike(first: str, second: str, least: int = _ALIKE) -> bool:
    """Return whether two words are one, mistyped; numbers must be the same."""
    if min(len(first), len(second)) < _LEAST_FUZZY or not (first.isalpha() and second.isalpha()):
        return False
    return fuzz.ratio(first, second, score_cutoff=least) > 0


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many names have a word, out of how many: "Sozialstation" tells less than "Sonnenhof"."""

    counts: Mapping[str, int]
    total: int
    wholes: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    def of_whole(self, name: tuple[str, ...]) -> float:
        """Return how much a whole name tells: 1 for one of two entries, 0.2 for one of thirty."""
        return 1 / (1 + log2(max(self.wholes.get(name, 2), 2) / 2))

    def weight(self, token: str) -> float:
        """Return how much a word tells: 1 for a rare one, down to 0.35 for one in every tenth."""
        if token in _GENERIC:
            return _GENERIC_WEIGHT
        share = self.counts.get(token, 1) / max(self.total, 1)
        if share <= _RARE:
            return 1.0
        return max(_GENERIC_WEIGHT, 1.0 - (share - _RARE) / (_COMMON - _RARE))


_RARE, _COMMON = 0.005, 0.10
