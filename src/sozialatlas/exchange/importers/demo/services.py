"""Services of the demo county and the places where they are given, topic by topic."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.values import LocationValues, ServiceAtLocationValues, ServiceValues
from sozialatlas.exchange.importers.demo import details, hours, texts
from sozialatlas.exchange.importers.demo.locations import House, Locations
from sozialatlas.exchange.importers.demo.organizations import Organizations, Provider
from sozialatlas.exchange.importers.demo.places import Spot, Spots
from sozialatlas.exchange.importers.demo.topics import DemoContentError, TopicContent
from sozialatlas.exchange.importers.demo.upkeep import draw_upkeep

_ATTEMPTS = 400
_ATTEMPTS_EACH = 8
_NO_LOCATION_SHARE = {"home": 0.3, "phone": 0.8, "mixed": 0.08}
_ONLINE_SHARE = {"counselling": 0.03, "course": 0.05, "after_school": 0.02}
_NO_HOURS_SHARE = 0.09
_NO_SUMMARY_SHARE = 0.02
_NO_DESCRIPTION_SHARE = 0.05
_SEAT_SCOPES = ("county", "pool", "municipality")


@dataclass
class Services:
    """All services made so far; `records` counts links, and services without any."""

    seed: int
    today: dt.date
    spots: Spots
    organizations: Organizations
    locations: Locations
    made: list[ServiceValues] = field(default_factory=list)
    at_locations: list[ServiceAtLocationValues] = field(default_factory=list)
    _names: set[tuple[str, str, str]] = field(default_factory=set)
    _owned: set[tuple[str, str]] = field(default_factory=set)

    def make(self, topic: TopicContent, count: int) -> None:
        """Make `count` records of a topic.

        Raises: DemoContentError, if its patterns give too few different names.
        """
        rng = random.Random(f"{self.seed}/topic/{topic.key}")  # noqa: S311 -- no secret
        left, number, attempts = count, 0, 0
        while left:
            made = self._service(topic, f"s-{topic.key}-{number + 1}", left, rng)
            left -= made
            number += bool(made)
            attempts += 1
            if attempts > _ATTEMPTS + _ATTEMPTS_EACH * count:
                raise DemoContentError(f"[{topic.key}]: too few names for {count} records")

    def _service(self, topic: TopicContent, key: str, most: int, rng: random.Random) -> int:
        """Make one service and return how many records it gave; 0 if its name is taken."""
        kind_key = rng.choice(topic.providers)
        spot = self._spot(topic, kind_key, rng)
        extra = self._extra_spots(topic, kind_key, most, rng)
        provider = self.organizations.provider(kind_key, spot, rng)
        words = texts.draw_words(topic.words, topic.pairs, spot, rng)
        words["verein"] = provider.values.name if provider else words["ort"]
        patterns = topic.names_for(kind_key)
        name = texts.fill(texts.without_places(patterns) if extra else patterns, words, rng)
        is_fitting = all(texts.fits(name, place) for place in (spot, *extra))
        if not is_fitting or not topic.suits(name, words["verein"]):
            return 0
        topic = topic.named(name)
        mode = self._mode(topic, rng)
        if provider is None:
            if (name, "", spot.municipality.key) in self._names:
                return 0
            provider = self.organizations.own(kind_key, key, name)
        drawn = _Drawn(topic, key, name, mode, words, provider, spot, bool(extra), rng)
        if mode != "place":
            return self._without_location(drawn)
        return self._at_locations(drawn, [spot, *extra])

    def _spot(self, topic: TopicContent, kind_key: str, rng: random.Random) -> Spot:
        """Return where it is; offices of large providers stand in the seats of municipalities."""
        kind = self.organizations.kinds[kind_key]
        if kind.towns_only:
            return self.spots.draw_town(rng)
        spot = self.spots.draw(topic.where, rng)
        if topic.site == "office" and kind.scope in _SEAT_SCOPES:
            return Spot(spot.municipality, spot.municipality.districts[0])
        return spot

    def _extra_spots(
        self, topic: TopicContent, kind_key: str, most: int, rng: random.Random
    ) -> list[Spot]:
        count = min(rng.randint(*topic.sites), most) - 1
        kind = self.organizations.kinds[kind_key]
        has_names = bool(texts.without_places(topic.names_for(kind_key)))
        if count < 1 or kind.scope != "county" or not has_names:
            return []
        return self.spots.draw_seats(count, rng, in_towns=kind.towns_only)

    def _mode(self, topic: TopicContent, rng: random.Random) -> str:
        if rng.random() < _NO_LOCATION_SHARE.get(topic.mode, 0.0):
            return "phone" if topic.mode == "phone" else "home"
        if topic.mode == "place" and rng.random() < _ONLINE_SHARE.get(topic.hours, 0.0):
            return "online"
        return "place"

    def _without_location(self, drawn: _Drawn) -> int:
        if (drawn.name, drawn.owner) in self._owned:
            return 0
        self._owned.add((drawn.name, drawn.owner))
        self._names.add((drawn.name, drawn.owner, ""))
        rules = self._hours(drawn.topic, drawn.rng)
        self.made.append(drawn.service(self, rules=rules, is_at_location=False))
        return 1

    def _at_locations(self, drawn: _Drawn, spots: Sequence[Spot]) -> int:
        count = 0
        for spot in spots:
            location = self._location(drawn, spot)
            if self._take(drawn, spot.municipality.key, location.key):
                count += 1
                self.at_locations.append(self._link(drawn, location, count))
        if count:
            self.made.append(drawn.service(self, rules=(), is_at_location=True))
        return count

    def _location(self, drawn: _Drawn, spot: Spot) -> LocationValues:
        topic, provider = drawn.topic, drawn.provider
        if topic.site == "hall":
            return self.locations.hall(topic.halls or provider.kind.halls, spot, drawn.rng)
        if topic.site == "own":
            street = texts.street(drawn.name, drawn.words)
            key = f"l-{drawn.key}"
            house = House(key, drawn.name, provider.key, street, topic.confidential)
            return self.locations.own(house, spot)
        return self.locations.office(provider, spot)

    def _link(
        self, drawn: _Drawn, location: LocationValues, number: int
    ) -> ServiceAtLocationValues:
        upkeep = draw_upkeep(drawn.rng, self.today)
        return ServiceAtLocationValues(
            key=f"{drawn.key}@{number}",
            service_key=drawn.key,
            location_key=location.key,
            phones=details.phones(drawn.rng, share=0.8),
            contacts=details.contacts(
                drawn.provider.domain, drawn.rng, share=0.25, by_women=drawn.topic.confidential
            ),
            schedules=self._hours(drawn.topic, drawn.rng),
            capacities=details.capacities(drawn.topic.capacity, drawn.rng, self.today),
            status=upkeep.status,
            visible_to=upkeep.visible_to,
            verified_at=upkeep.verified_at,
            verified_how=upkeep.verified_how,
        )

    def _hours(self, topic: TopicContent, rng: random.Random) -> tuple[HoursRule, ...]:
        if rng.random() < _NO_HOURS_SHARE:
            return ()
        return hours.draw(topic.hours, rng, self.today)

    def _take(self, drawn: _Drawn, municipality: str, location: str = "") -> bool:
        """Return whether the name was still free there; it is taken now.

        Nobody tells two things apart that have one name, one provider and one municipality.
        """
        name, owner = drawn.name, drawn.owner
        wanted = {(name, owner, municipality)} | ({(name, "", location)} if location else set())
        if (name, owner, "") in self._names or not self._names.isdisjoint(wanted):
            return False
        self._names |= wanted
        self._owned.add((name, owner))
        return True


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What has been drawn for one service."""

    topic: TopicContent
    key: str
    name: str
    mode: str
    words: dict[str, str]
    provider: Provider
    spot: Spot
    is_spread: bool
    rng: random.Random

    @property
    def owner(self) -> str:
        """Whose names it must not repeat; a house of its own is told from all other houses."""
        is_by_itself = self.topic.site == "own" or self.provider.kind.scope == "own"
        return "" if is_by_itself else self.provider.key

    def service(
        self, services: Services, *, rules: tuple[HoursRule, ...], is_at_location: bool
    ) -> ServiceValues:
        """Return the service with all that is known about it."""
        topic, rng = self.topic, self.rng
        upkeep = draw_upkeep(rng, services.today)
        is_free, costs, fees = details.costs(topic.free, topic.costs, rng, topic.fees)
        youngest, oldest = topic.ages
        at_home = self.mode == "home" or topic.mode == "home"
        summary, description = self._summary(), self._description()
        way_in = details.way_in(topic, rng, is_at_home=at_home)
        return ServiceValues(
            key=self.key,
            name=self.name,
            organization_key=self.provider.key,
            summary=summary,
            description=description,
            application_process="" if texts.is_open_to_all(summary + description) else way_in,
            eligibility=rng.choice(topic.eligibility) if topic.eligibility else "",
            minimum_age=youngest or None,
            maximum_age=oldest or None,
            is_free=is_free,
            fees=fees,
            is_online=self.mode == "online" or rng.random() < 0.02,
            is_by_phone=topic.mode == "phone" or details.is_by_phone(topic, rng),
            is_at_home=at_home or (topic.mode == "mixed" and rng.random() < 0.6),
            url=details.url(self.provider.domain, topic.key, rng),
            email=details.email(self.provider.domain, rng),
            topics=topic.topics,
            audiences=topic.audiences,
            life_situations=topic.situations,
            languages=details.languages(topic.languages, rng),
            serves=self._serves(services.spots),
            cost_options=costs,
            required_documents=details.documents(topic.documents, rng),
            phones=details.phones(rng, share=0.3 if is_at_location else 0.95),
            schedules=rules,
            status="active" if is_at_location else upkeep.status,
            verified_at=upkeep.verified_at,
            verified_how=upkeep.verified_how,
        )

    def _summary(self) -> str:
        if self.rng.random() < _NO_SUMMARY_SHARE:
            return ""
        return texts.fill(self._fitting(self.topic.summaries), self.words, self.rng)

    def _description(self) -> str:
        if self.rng.random() < _NO_DESCRIPTION_SHARE:
            return ""
        bodies = self._fitting(self.topic.descriptions)
        return texts.description(bodies, self.topic.closings, self.words, self.rng)

    def _fitting(self, patterns: Sequence[str]) -> Sequence[str]:
        """Return the patterns that fit; a service at several places must not name one of them."""
        fitting = [text for text in patterns if texts.fits(text, self.spot)] or patterns
        return (texts.without_places(fitting) if self.is_spread else fitting) or fitting

    def _serves(self, spots: Spots) -> tuple[str, ...]:
        serves = self.topic.serves or ("county" if self.mode != "place" else "")
        if serves == "county":
            return (spots.land.key,)
        if serves == "social_area":
            return (self.spot.municipality.social_area_key,)
        if serves == "neighbours":
            own, *others = spots.neighbours(self.spot)
            return tuple(sorted([own, *self.rng.sample(others, self.rng.randint(1, 4))]))
        return ()
