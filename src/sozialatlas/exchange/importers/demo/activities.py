"""Events and tasks for volunteers of the demo county."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import msgspec

from sozialatlas.directory.values import EventValues, VolunteerRoleValues
from sozialatlas.exchange.importers.demo import details, fictional, texts
from sozialatlas.exchange.importers.demo.locations import Locations
from sozialatlas.exchange.importers.demo.organizations import Organizations, Provider
from sozialatlas.exchange.importers.demo.places import Spot, Spots
from sozialatlas.exchange.importers.demo.upkeep import BERLIN, draw_upkeep
from sozialatlas.exchange.importers.demo.vocabulary.words import read_words

# First and last hour at which it begins, and how many minutes it takes.
_TIMES = {
    "morning": (9, 11, (60, 120, 180)),
    "afternoon": (14, 16, (90, 120, 150)),
    "evening": (18, 19, (90, 120, 150)),
    "day": (9, 11, (240, 360, 420)),
}
_FIRST_DAY, _LAST_DAY = -39, 240
_DAYS_TRIED = 12
_WEEKEND = (4, 5, 5, 6)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_COURSE_EVENINGS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPattern(texts.Pattern):
    """Patterns and typical numbers of a kind of event or task."""

    weight: int = 1
    when: str = "evening"
    weekend: bool = False
    repeat: str = "once"
    free: str = "yes"
    skills: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    from_home: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    fees: tuple[int, ...] = (3, 5, 6, 8, 10, 12)


def read_patterns(name: str) -> tuple[ActivityPattern, ...]:
    """Return the patterns of `events` or `roles`."""
    folder = resources.files("sozialatlas.exchange.importers.demo.vocabulary")
    tables = tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        msgspec.convert({"key": key, **table}, ActivityPattern) for key, table in tables.items()
    )


@cache
def _seasons() -> dict[str, list[int]]:
    folder = resources.files("sozialatlas.exchange.importers.demo.vocabulary")
    return tomllib.loads(folder.joinpath("seasons.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Span:
    """What a sentence about time says, in codes."""

    commitment: str = ""
    availability: tuple[str, ...] = ()


_UNKNOWN_SPAN = _Span()


@cache
def _spans() -> dict[str, _Span]:
    folder = resources.files("sozialatlas.exchange.importers.demo.vocabulary")
    text = folder.joinpath("times.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, _Span])


def fits_season(name: str, day: dt.date) -> bool:
    """Return whether an event of this name may be held on the day."""
    return all(day.month in months for word, months in _seasons().items() if word in name)


@dataclass
class Activities:
    """Makes events and roles; none has the name of another at the same place."""

    seed: int
    today: dt.date
    spots: Spots
    organizations: Organizations
    locations: Locations
    _taken: set[tuple[str, str]] = field(default_factory=set)

    def events(self, count: int) -> tuple[EventValues, ...]:
        """Return events around today, single and recurring."""
        rng = self._rng("events")
        patterns = read_patterns("events")
        weights = [pattern.weight for pattern in patterns]
        made: list[EventValues] = []
        while len(made) < count:
            pattern = rng.choices(patterns, weights)[0]
            drawn = self._draw(pattern, rng)
            if drawn is None:
                continue
            key = f"e-{len(made) + 1}"
            drafts = (self._event(key, pattern, drawn, rng) for _ in range(_DAYS_TRIED))
            fitting = (e for e in drafts if fits_season(e.name, e.starts_at.date()))
            event = next(fitting, None)
            if event is not None:
                made.append(event)
        return tuple(made)

    def roles(self, count: int) -> tuple[VolunteerRoleValues, ...]:
        """Return tasks for volunteers."""
        rng = self._rng("roles")
        patterns = read_patterns("roles")
        made: list[VolunteerRoleValues] = []
        while len(made) < count:
            pattern = rng.choice(patterns)
            drawn = self._draw(pattern, rng)
            if drawn is not None:
                made.append(self._role(f"v-{len(made) + 1}", pattern, drawn, rng))
        return tuple(made)

    def _draw(self, pattern: ActivityPattern, rng: random.Random) -> _Drawn | None:
        spot = self.spots.draw("everywhere", rng)
        kind = rng.choice(pattern.providers)
        if self.organizations.kinds[kind].towns_only:
            spot = self.spots.draw_town(rng)
        elif self.organizations.kinds[kind].scope in ("county", "municipality"):
            spot = Spot(spot.municipality, spot.municipality.districts[0])
        provider = self.organizations.provider(kind, spot, rng)
        if provider is None:
            return None
        words = texts.draw_words(pattern.words, (), spot, rng)
        words["verein"] = provider.values.name
        name = texts.fill(pattern.names, words, rng)
        is_fitting = texts.fits(name, spot) and pattern.suits(name, provider.values.name)
        if not is_fitting or (name, spot.key) in self._taken:
            return None
        self._taken.add((name, spot.key))
        location = self.locations.hall(provider.kind.halls, spot, rng)
        return _Drawn(name, words, provider, location.key)

    def _event(
        self, key: str, pattern: ActivityPattern, drawn: _Drawn, rng: random.Random
    ) -> EventValues:
        starts_at, ends_at = self._time(pattern, rng)
        rrule = _rrule(pattern.repeat, starts_at)
        domain = drawn.provider.domain
        is_free, _, _ = details.costs(pattern.free, (), rng)
        upkeep = draw_upkeep(rng, self.today)
        return EventValues(
            key=key,
            name=drawn.name,
            organization_key=drawn.provider.key,
            location_key=drawn.location_key,
            starts_at=starts_at,
            ends_at=ends_at if rng.random() < 0.9 else None,
            rrule=rrule,
            exdates=_cancelled(rrule, starts_at, rng),
            summary=texts.fill(pattern.summaries_for(drawn.name), drawn.words, rng),
            description=texts.fill(pattern.descriptions_for(drawn.name), drawn.words, rng),
            is_free=is_free,
            fees=f"{rng.choice(pattern.fees)} Euro" if is_free == "no" else "",
            url=f"https://www.{domain}/termine/" if rng.random() < 0.5 else "",
            email=details.email(domain, rng),
            phone=fictional.landline(rng) if rng.random() < 0.7 else "",
            topics=pattern.topics,
            audiences=pattern.audiences,
            verified_at=upkeep.verified_at,
            verified_how=upkeep.verified_how,
        )

    def _time(
        self, pattern: ActivityPattern, rng: random.Random
    ) -> tuple[dt.datetime, dt.datetime]:
        first, last, lengths = _TIMES[pattern.when]
        day = self.today + dt.timedelta(days=rng.randint(_FIRST_DAY, _LAST_DAY))
        if pattern.when == "day":
            day += dt.timedelta(days=(5 - day.weekday()) % 7)
        elif pattern.weekend:
            day += dt.timedelta(days=(rng.choice(_WEEKEND) - day.weekday()) % 7)
        else:
            day -= dt.timedelta(days=max(0, day.weekday() - rng.randint(0, 4)))
        clock = dt.time(rng.randint(first, last), rng.choice((0, 0, 30)))
        starts_at = dt.datetime.combine(day, clock, tzinfo=BERLIN)
        return starts_at, starts_at + dt.timedelta(minutes=rng.choice(lengths))

    def _role(
        self, key: str, pattern: ActivityPattern, drawn: _Drawn, rng: random.Random
    ) -> VolunteerRoleValues:
        domain = drawn.provider.domain
        surname = rng.choice(read_words().surnames)
        upkeep = draw_upkeep(rng, self.today)
        skills = rng.choice(pattern.skills) if rng.random() < 0.9 else ""
        time_needed = rng.choice(pattern.time) if rng.random() < 0.9 else ""
        span = _spans().get(time_needed, _UNKNOWN_SPAN)
        return VolunteerRoleValues(
            key=key,
            name=drawn.name,
            organization_key=drawn.provider.key,
            location_key=drawn.location_key,
            summary=texts.fill(pattern.summaries_for(drawn.name), drawn.words, rng),
            description=texts.fill(pattern.descriptions_for(drawn.name), drawn.words, rng),
            skills=skills,
            time_needed=time_needed,
            commitment=span.commitment,
            availability=span.availability,
            abilities=pattern.abilities if skills else (),
            is_online=any(word in drawn.name for word in pattern.from_home),
            contact_name=f"{rng.choice(('Frau', 'Herr'))} {surname}" if rng.random() < 0.7 else "",
            phone=fictional.landline(rng) if rng.random() < 0.75 else "",
            email=details.email(domain, rng),
            url=f"https://www.{domain}/mitmachen/" if rng.random() < 0.4 else "",
            topics=pattern.topics,
            audiences=pattern.audiences,
            verified_at=upkeep.verified_at,
            verified_how=upkeep.verified_how,
        )

    def _rng(self, key: str) -> random.Random:
        return random.Random(f"{self.seed}/{key}")  # noqa: S311 -- no secret


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What has been drawn for one event or role."""

    name: str
    words: dict[str, str]
    provider: Provider
    location_key: str


def _rrule(repeat: str, starts_at: dt.datetime) -> str:
    if repeat == "weekly":
        return f"FREQ=WEEKLY;COUNT={_COURSE_EVENINGS}"
    if repeat == "monthly":
        week = min((starts_at.day - 1) // 7 + 1, 4)
        if (starts_at.day - 1) // 7 == 4:
            week = -1
        return f"FREQ=MONTHLY;BYDAY={week}{_WEEKDAYS[starts_at.weekday()]};COUNT=12"
    return ""


def _cancelled(rrule: str, starts_at: dt.datetime, rng: random.Random) -> tuple[str, ...]:
    """Return one cancelled evening of some courses."""
    if "WEEKLY" not in rrule or rng.random() > 0.25:
        return ()
    return ((starts_at + dt.timedelta(weeks=rng.randint(1, 6))).isoformat(),)
