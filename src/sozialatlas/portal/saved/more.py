"""Finds further entries for a list on its own page: so it grows without script and cookies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from sozialatlas.core import addresses
from sozialatlas.core.components import Result
from sozialatlas.portal import crisis_box, saved_ids as ids
from sozialatlas.portal.crisis_box import CrisisBox
from sozialatlas.portal.saved_address import SavedList
from sozialatlas.portal.search import results
from sozialatlas.portal.search.asked import understand
from sozialatlas.search import answers, queries
from sozialatlas.search.scope import EVERYTHING, Scope

SHOWN = 10
LONGEST = 4_000
"""Letters of a pasted address or of words that are looked at."""
_RECORD = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for words, and whom to call if they tell of danger."""

    words: str = ""
    results: tuple[Result, ...] = ()
    crisis: CrisisBox | None = None


def pasted(text: str) -> list[str]:
    """Return the short ids of a pasted address, of a record or of another list; else none."""
    given = text.strip()[:LONGEST]
    if not given.lower().startswith(("http://", "https://", "/")):
        return []
    try:
        parts = urlsplit(given)
    except ValueError:
        return []
    listed = [short for each in parse_qs(parts.query).get("id", ()) if (short := ids.parsed(each))]
    return listed or [ids.parsed(each) for each in _RECORD.findall(parts.path)[-1:]]


def found(
    words: str,
    saved: SavedList,
    *,
    language: str,
    now: dt.datetime,
    scope: Scope = EVERYTHING,
) -> Found:
    """Return the first records of a portal for some words, each with the list that holds it."""
    words = words.strip()[:LONGEST]
    if not words:
        return Found()
    asked = understand({"q": [words]}, addresses.page("", language), (), now, scope)
    answer = queries.search(replace(asked.request, page_size=SHOWN))
    return Found(
        words,
        tuple(_new(answer, saved, language, now)),
        crisis_box.of_search(answer, words),
    )


def _new(
    answer: answers.SearchAnswer, saved: SavedList, language: str, now: dt.datetime
) -> Iterator[Result]:
    for result, _pin in results.results(answer.hits, language=language, now=now):
        if result.save_id not in saved.ids:
            url = saved.with_more([result.save_id]).url(language)
            yield replace(result, number=0, save_url=url, save_id="")
