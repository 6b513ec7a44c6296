"""What a provider has to do; other subjects add theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.entries import confirming, queries, ways
from sozialatlas.marketplace.workspace import navigation

_OWN = frozenset({ways.HOME, ways.LIST})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, as a sentence that leads there."""

    text: str
    url: str


_sources: list[Callable[[User], Iterator[Task]]] = []


def add(source: Callable[[User], Iterator[Task]]) -> None:
    """Let another subject say what there is to do."""
    if source not in _sources:
        _sources.append(source)


def todo(user: User, now: dt.datetime) -> list[Task]:
    """Return what there is to do, questions of the county first."""
    found = [*_questions(user), *_due(user, now)]
    for source in _sources:
        found += source(user)
    return [*found, *_from_menu(user, {task.url for task in found})]


def _questions(user: User) -> Iterator[Task]:
    asked = list(queries.asked(user)[:100])
    if asked:
        words = ngettext(
            "{count} Frage vom Landkreis beantworten",
            "{count} Fragen vom Landkreis beantworten",
            len(asked),
        )
        yield Task(words.format(count=len(asked)), ways.proposal(asked[0].pk))


def _due(user: User, now: dt.datetime) -> Iterator[Task]:
    count = len(confirming.due_of(user, now))
    if count:
        words = ngettext("{count} Eintrag bestätigen", "{count} Einträge bestätigen", count)
        yield Task(words.format(count=count), ways.url(ways.CONFIRM))


def _from_menu(user: User, known: set[str]) -> Iterator[Task]:
    """Yield what waits behind other entries of the menu."""
    for page in navigation.pages(navigation.MINE, user):
        url = ways.url(page.path)
        if page.path not in _OWN and url not in known and (count := page.count(user)):
            yield Task(f"{page.label}: {count}", url)
