"""Providers of services: looked up where one exists at a place, founded where not."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from sozialatlas.directory.values import ContactValues, OrganizationValues, PhoneValues
from sozialatlas.exchange.importers.demo import fictional, texts
from sozialatlas.exchange.importers.demo.places import Spot
from sozialatlas.exchange.importers.demo.upkeep import draw_upkeep
from sozialatlas.exchange.importers.demo.vocabulary.providers import (
    ProviderKind,
    read_provider_kinds,
)
from sozialatlas.exchange.importers.demo.vocabulary.words import read_words

_FOUNDED = (1846, 1998)
_RESIDENTS_PER_CLUB = 1500
_FICTIONAL = (
    "Den Landkreis Auental gibt es nicht. Gemeinden, Träger, Angebote und Namen sind erfunden "
    "und zeigen nur, wie der Sozialatlas aussieht."
)


@dataclass(frozen=True, slots=True)
class Provider:
    """An organization with its kind."""

    values: OrganizationValues
    kind: ProviderKind

    @property
    def key(self) -> str:
        """The organization's key."""
        return self.values.key

    @property
    def domain(self) -> str:
        """Its reserved domain."""
        return fictional.domain(self.values.name)


@dataclass
class Organizations:
    """All providers founded so far, by kind and place."""

    seed: int
    today: dt.date
    kinds: dict[str, ProviderKind] = field(default_factory=read_provider_kinds)
    founded: dict[str, Provider] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def provider(self, kind_key: str, spot: Spot, rng: random.Random) -> Provider | None:
        """Return a provider of the kind at the place; None for kinds named like their service."""
        kind = self.kinds[kind_key]
        if kind.scope == "own":
            return None
        key, pattern = self._choice(kind, spot, rng)
        if key not in self.founded:
            self.founded[key] = self._found(kind, key, pattern, spot)
        return self.founded[key]

    def own(self, kind_key: str, key: str, name: str) -> Provider:
        """Found the provider of one service, called like it."""
        kind = self.kinds[kind_key]
        rng = self._rng(key)
        provider = Provider(self._values(kind, f"o-{key}", name + kind.suffix, rng), kind)
        self.founded[provider.key] = provider
        return provider

    def _choice(self, kind: ProviderKind, spot: Spot, rng: random.Random) -> tuple[str, str]:
        if kind.scope == "county":
            number = rng.randrange(len(kind.names))
            return f"o-{kind.key}-{number + 1}", kind.names[number]
        if kind.scope == "pool":
            number = rng.randrange(kind.pool)
            return f"o-{kind.key}-{number + 1}", kind.names[number % len(kind.names)]
        if kind.scope == "municipality":
            return f"o-{kind.key}-{spot.municipality.key}", kind.names[0]
        names = [name for name in kind.names if texts.fits(name, spot)]
        slots = max(1, round(kind.per_district * (0.7 + spot.residents / _RESIDENTS_PER_CLUB / 2)))
        slot = rng.randrange(min(slots, len(names)))
        start = self._rng(f"{kind.key}/{spot.key}").randrange(len(names))
        pattern = names[(start + slot) % len(names)]
        return f"o-{kind.key}-{spot.key}-{slot + 1}", pattern

    def _found(self, kind: ProviderKind, key: str, pattern: str, spot: Spot) -> Provider:
        rng = self._rng(key)
        name = self._name(pattern, spot, rng)
        while name in self._taken:
            name = self._name(pattern, spot, rng)
        self._taken.add(name)
        return Provider(self._values(kind, key, name, rng), kind)

    def _name(self, pattern: str, spot: Spot, rng: random.Random) -> str:
        words = read_words()
        name, name2 = rng.sample(words.surnames, 2)
        return pattern.format(
            ort=spot.district.name,
            gemeinde=spot.municipality.name,
            titel=spot.title,
            name=name,
            name2=name2,
            jahr=rng.randint(*_FOUNDED),
            heilig=rng.choice(words.heilig),
            eintracht=rng.choice(words.eintracht),
            stamm=rng.choice(words.stamm),
        )

    def _values(
        self, kind: ProviderKind, key: str, name: str, rng: random.Random
    ) -> OrganizationValues:
        upkeep = draw_upkeep(rng, self.today)
        domain = fictional.domain(name)
        words = read_words()
        boss = "Frau" if kind.key == "women" else rng.choice(("Frau", "Herr"))
        contact = ContactValues(name=f"{boss} {rng.choice(words.surnames)}", title="Leitung")
        return OrganizationValues(
            key=key,
            name=name,
            description=_FICTIONAL if kind.key.startswith("county") else "",
            legal_status=kind.legal,
            url=f"https://www.{domain}/" if rng.random() < 0.72 else "",
            email=f"info@{domain}" if rng.random() < 0.8 else "",
            phones=(PhoneValues(number=fictional.landline(rng)),) if rng.random() < 0.85 else (),
            contacts=(contact,) if rng.random() < 0.3 else (),
            verified_at=upkeep.verified_at,
            verified_how=upkeep.verified_how,
        )

    def _rng(self, key: str) -> random.Random:
        return random.Random(f"{self.seed}/organization/{key}")  # noqa: S311 -- no secret
