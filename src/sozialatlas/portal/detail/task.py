"""What somebody who wants to help asks first: how much time, when, where, what for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

from sozialatlas.directory.cards import VOLUNTEER_ROLE, Card
from sozialatlas.directory.faces import Face, Said
from sozialatlas.directory.models.volunteering import Ability, Availability, Commitment

UNSAID = Said()


@dataclass(frozen=True, slots=True)
class TaskFact:
    """One answer: words of ours, then what the provider wrote; without any, it is unknown."""

    icon: str
    term: str
    words: tuple[str, ...] = ()
    said: Said = UNSAID

    @property
    def is_unknown(self) -> bool:
        """Whether nobody has told it."""
        return not self.words and not self.said.text


@dataclass(frozen=True, slots=True)
class Task:
    """A task at a glance, and the subject of a mail about it."""

    facts: tuple[TaskFact, ...]
    subject: str


def task(face: Face, card: Card) -> Task | None:
    """Return the answers of a task for volunteers; None for all other records."""
    if face.type != VOLUNTEER_ROLE:
        return None
    # It is read at an office: German on each page.
    subject = f"Ich möchte mitmachen: {face.name.text}"
    return Task(tuple(_facts(face, card)), quote(subject, safe=""))


def _facts(face: Face, card: Card) -> Iterator[TaskFact]:
    much = Commitment(face.commitment).label if face.commitment in Commitment.values else ""
    yield TaskFact("clock", _("Wie viel Zeit"), _words(much), face.time_needed)
    times = (str(one.label) for one in Availability if one in face.availability)
    yield TaskFact("calendar", _("Wann"), tuple(times))
    if where := _where(face, card):
        yield TaskFact("map-marker", _("Wo"), where)
    if face.abilities:
        able = (str(one.label) for one in Ability if one in face.abilities)
        yield TaskFact("hand-heart", _("Was Sie können"), tuple(able))


def _where(face: Face, card: Card) -> tuple[str, ...]:
    site = face.site
    place = (site.municipality or site.name) if site else ""
    return (*_words(place), *_words(_("Von zu Hause aus") if card.is_online else ""))


def _words(*given: object) -> tuple[str, ...]:
    return tuple(str(each) for each in given if each)
