"""Asks the JSON interface for what nobody would think of: no question may break it or stall it.

`make fuzz` asks 100,000 questions; the tests ask 500 with a fixed seed.
`python -m tests.search.fuzzing [COUNT [SEED]]` asks as many, and a failure prints its address.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

COUNT = 100_000
# 500 times what a usual question takes; the first one reads all phrases.
MOST_SECONDS = 5.0
# The whole run ends after an hour, and has failed then: what was not asked is not known.
MOST_RUN_SECONDS = 3600.0

_WORDS = (
    "Pflege", "Beratung", "Schuldnerberatung", "Kita", "und", "der", "die", "zu", "ich", "nicht",
    "Haus", "Mittstadt", "bei", "in", "meiner", "Nähe", "35576", "Hilfe", "Kindergaten", "Miete",
    "suizid", "schlägt", "mich", "Rollstuhl", "Straße", "Donaudampfschifffahrtsgesellschaft",
)  # fmt: skip
_ODD = (
    "\0", "\ud800", "\udfff", "\u202e", "\u200b", "\ufeff", "\u2028", "😀", "👨‍👩‍👧", "🏳️‍🌈",
    "مساعدة", "שלום", "помощь", "\u0417\u0443\u0431", "ﬁ",
    "ß", "ẞ", "İ", "\u0131", "à́̂̃̄" * 9, "²", "½", "٣", "\t", "\r\n", "\\",
    "' OR 1=1 --", "'; DROP TABLE directory_service;", '"', "name:x", "name:[a TO z]", "*:*",
    "+a -b", "(((", ")))", "a^99", "a~2", "/re.*gex/", "NOT", "AND OR", "||", "&&",
    "{!lucene}", "IN [a b]",
    "<script>", "%00", "%", "%s", "{0}", "{{7*7}}", "${x}", "../../etc/passwd", "-", "…", "!?.,;:",
    "@", "§", "=", "&", "#", "NaN", "null", "1e309", "-0", "0x10",
)  # fmt: skip
_NUMBERS = (
    "", "0", "1", "-1", "2", "20", "100", "101", "1000000", "1000000000", "9" * 400, "1e9",
    "1e999", "nan", "inf", "0.0000001", "50.2", "8.1", "90", "180", "-180", "²", "٣", " 5 ", "5,5",
)  # fmt: skip
_LISTS = (
    "topic", "audience", "life_situation", "language", "accessibility", "municipality",
    "social_area", "organization", "day", "type",
)  # fmt: skip
_VALUES = (
    "g", "t0", "t1", "a0", "de", "ar", "lift", "06999001", "west", "mo", "su", "service", "event",
    "volunteer_role", "00000000-0000-4000-8000-00000000000a", "",
)  # fmt: skip
_FLAGS = (
    "free",
    "open_now",
    "remote",
    "by_phone",
    "online",
    "at_home",
    "in_person",
    "outside",
    "exact",
)
_SORTS = ("relevance", "distance", "name", "verified", "date", "", "colour")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, whether it is JSON as promised, and how long it took."""

    status: int
    is_json: bool
    seconds: float

    @property
    def is_fine(self) -> bool:
        """Whether a person or program could go on with it."""
        return self.status in (200, 400) and self.is_json and self.seconds < MOST_SECONDS


def addresses(count: int, seed: int) -> Iterator[str]:
    """Yield as many addresses of the JSON interface, the same ones for a seed."""
    pick = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    for _ in range(count):
        yield "/api/search?" + urlencode(_pairs(pick), errors="surrogatepass")


def ask(address: str) -> Answer:
    """Ask the view itself, so that what it raises is seen here."""
    from django.test import RequestFactory

    from sozialatlas.exchange.views import search

    request = RequestFactory().get(address)
    # The processor's time: how long others keep a busy machine says nothing of the question.
    began = time.process_time()
    response = search(request)
    seconds = time.process_time() - began
    try:
        told = json.loads(response.content)
        is_json = ("parameter" if response.status_code == 400 else "items") in told
    except ValueError:
        is_json = False
    return Answer(response.status_code, is_json, seconds)


def _pairs(pick: random.Random) -> list[tuple[str, str]]:
    pairs = [("q", _text(pick))]
    if pick.random() < 0.3:
        pairs.append(("place", pick.choice(("Mittstadt", "Nordhausen", _text(pick)))))
    if pick.random() < 0.2:
        pairs += [("lat", _number(pick, "50.2")), ("lon", _number(pick, "8.1"))]
    for name in ("radius_km", "page", "page_size", "age"):
        if pick.random() < 0.15:
            pairs.append((name, _number(pick, "5")))
    return pairs + _wishes(pick)


def _wishes(pick: random.Random) -> list[tuple[str, str]]:
    pairs = []
    if pick.random() < 0.2:
        pairs.append(("sort", pick.choice(_SORTS)))
    if pick.random() < 0.1:
        pairs.append(("time", pick.choice(("08:00", "24:00", "9:5", _text(pick)))))
    if pick.random() < 0.1:
        pairs.append(("bbox", ",".join(_number(pick, "8") for _ in range(pick.choice((4, 4, 3))))))
    for _ in range(pick.choice((0, 0, 1, 3, 60))):
        value = pick.choice(_VALUES) if pick.random() < 0.9 else _text(pick)
        pairs.append((pick.choice(_LISTS), value))
    pairs += [(name, pick.choice(("1", "0", "x"))) for name in _FLAGS if pick.random() < 0.08]
    return pairs


def _number(pick: random.Random, usual: str) -> str:
    return usual if pick.random() < 0.6 else pick.choice(_NUMBERS)


def _text(pick: random.Random) -> str:
    """Return words, signs, both, letters at random, or very much of one of them."""
    count = pick.choice((0, 1, 1, 2, 3, 5, 8, 30, 500))
    kind = pick.randrange(5)
    if kind == 0:
        return "".join(chr(pick.randrange(0x110000)) for _ in range(min(count, 60)))
    if kind == 1:
        return pick.choice((*_WORDS, *_ODD)) * count
    pool = (_WORDS, _ODD, (*_WORDS, *_ODD))[kind - 2]
    return pick.choice((" ", " ", "", "-", "\n")).join(pick.choice(pool) for _ in range(count))


def main(count: int, seed: int) -> int:
    """Ask in a data folder of its own, and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="sozialatlas-fuzz-") as folder:
        os.environ["SOZIALATLAS_DATA"] = folder
        os.environ["SOZIALATLAS_DEMO"] = "1"  # which needs no other setting
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")
        _set_up()
        return _run(count, seed)


def _set_up() -> None:
    import django

    django.setup()

    from django.test.utils import setup_test_environment

    setup_test_environment()  # the host of RequestFactory is allowed

    from django.core.management import call_command

    from sozialatlas.search import indexing
    from tests.search.world import World, crowd

    call_command("migrate", verbosity=0)
    crowd(World(), 300, seed=1)
    indexing.build()


def _run(count: int, seed: int) -> int:
    ask("/api/search?q=Pflege")  # reads phrases and lists, once a process
    began, slowest, asked = time.monotonic(), 0.0, 0
    for address in addresses(count, seed):
        if time.monotonic() - began > MOST_RUN_SECONDS:
            print(f"stopped after {MOST_RUN_SECONDS:.0f} s: {asked} of {count} asked, seed {seed}")
            return 1
        try:
            answer = ask(address)
        except Exception:
            print(f"raised at question {asked} of seed {seed}: {address}")
            raise
        if not answer.is_fine:
            print(f"{answer} at question {asked} of seed {seed}: {address}")
            return 1
        asked, slowest = asked + 1, max(slowest, answer.seconds)
        if asked % 5000 == 0:
            print(f"{asked} asked, slowest {slowest * 1000:.0f} ms", flush=True)
    print(f"{asked} questions of seed {seed} answered, slowest {slowest * 1000:.0f} ms")
    return 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*given, *(COUNT, random.randrange(2**32))[len(given) :]))  # noqa: S311 -- no secret
