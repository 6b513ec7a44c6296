"""What can show that two entries are the same thing, in one spelling. No Django."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2, sqrt
from urllib.parse import urlsplit

import phonenumbers

from sozialatlas.marketplace.duplicates.houses import (
    doors,
    doors_in_name,
    in_one_spelling,
    street_and_number,
)
from sozialatlas.marketplace.duplicates.names import Commonness, bare_tokens, head_tokens, tokens
from sozialatlas.search.german.folding import fold

Key = tuple[str, str]
"""A sort of evidence and its value in one spelling."""

PHONE, MAIL, DOMAIN, PAGE, ADDRESS = "phone", "mail", "domain", "page", "address"
IDENTIFIER, TEXT = "id", "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place of an entry, as it is written."""

    street: str = ""
    extra: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "DE"
    lat: float | None = None
    lon: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where they are known."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None

    @property
    def in_words(self) -> str:
        """The address in one line."""
        town = f"{self.postal_code} {self.city}".strip()
        return ", ".join(part for part in (self.street, town) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as it is written. `owner` and `owner_name` are its organization.

    `fields` are the groups to which its topics belong.

    `areas` are the keys of the municipalities in which it lies; they are not compared.
    """

    kind: str
    id: str
    name: str
    other_name: str = ""
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    owner: str = ""
    owner_name: str = ""
    parent: str = ""
    starts_on: str = ""
    areas: tuple[str, ...] = ()
    text: str = ""
    topics: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an entry is compared by."""

    kind: str
    id: str
    names: tuple[tuple[str, ...], ...]
    bare_names: tuple[tuple[str, ...], ...]
    head: tuple[str, ...]
    keys: frozenset[Key]
    houses: frozenset[str]
    doors: frozenset[tuple[str, str]]
    towns: frozenset[str]
    town_words: frozenset[str]
    place_words: frozenset[str]
    text: str
    topics: frozenset[str]
    fields: frozenset[str]
    points: tuple[tuple[float, float], ...]
    owner: str
    owner_name: tuple[str, ...]
    parent: str
    starts_on: str
    sorts: frozenset[str]


def traits(entry: Entry, country: str = "DE") -> Traits:
    """Return what an entry is compared by; `country` is where it is if it does not say so."""
    country = next((site.country for site in entry.sites if site.country), country)
    keys = {
        *((PHONE, number) for each in entry.phones if (number := phone(each, country))),
        *((MAIL, mail) for each in entry.mails if (mail := _mail(each))),
        *((DOMAIN, name) for each in entry.mails if (name := _domain_of_mail(each))),
        *(key for each in entry.urls for key in web(each)),
        *((ADDRESS, key) for site in entry.sites if (key := address(site))),
        *((IDENTIFIER, each) for each in entry.identifiers if each),
        *((TEXT, begun) for begun in (_begun(entry.text),) if begun),
    }
    written = [each for each in dict.fromkeys((entry.name, entry.other_name)) if tokens(each)]
    return Traits(
        kind=entry.kind,
        id=entry.id,
        names=tuple(map(tokens, written)),
        bare_names=tuple(map(bare_tokens, written)),
        head=head_tokens(entry.name),
        keys=frozenset(keys),
        houses=frozenset(value for sort, value in keys if sort == ADDRESS),
        doors=_doors(entry),
        towns=frozenset(key for site in entry.sites for key in _towns(site)),
        town_words=frozenset(word for site in entry.sites for word in tokens(site.city)),
        place_words=frozenset(word for site in entry.sites for word in tokens(site.in_words)),
        text=entry.text[:_COMPARED_TEXT],
        topics=frozenset(entry.topics),
        fields=frozenset(entry.fields),
        points=tuple(point for site in entry.sites if (point := site.point)),
        owner=entry.owner,
        owner_name=tokens(entry.owner_name),
        parent=entry.parent,
        starts_on=entry.starts_on,
        sorts=frozenset(sort for sort, _value in keys),
    )


@lru_cache(maxsize=100_000)
def phone(text: str, country: str = "DE") -> str:
    """Return a number in the international form, empty for what nobody can dial from outside."""
    try:
        parsed = phonenumbers.parse(text, country or "DE")
    except phonenumbers.NumberParseException:
        return ""
    number = str(parsed.national_number)
    return f"+{parsed.country_code}{number}" if len(number) >= _LEAST_DIGITS else ""


def _doors(entry: Entry) -> frozenset[tuple[str, str]]:
    """Return the floor or room that the name says, else the address where there is only one."""
    only = entry.sites[:1] if len(entry.sites) == 1 else ()
    said = (doors(f"{site.street}, {site.extra}") for site in only)
    return doors_in_name(entry.name) or frozenset().union(*said)


_COMPARED_TEXT = 600
_BEGUN, _LEAST_TEXT = 120, 60


def _begun(text: str) -> str:
    """Return how a description begins, in one spelling; short ones say the same by chance."""
    plain = " ".join(_NO_SIGN.sub(" ", fold(text[: 2 * _BEGUN])).split())
    return plain[:_BEGUN] if len(plain) >= _LEAST_TEXT else ""


_LEAST_DIGITS = 6  # "112" and "Durchwahl 12" are the same everywhere

_FREE_MAIL_WORDS = """
gmx.de gmx.net gmx.at gmx.ch web.de gmail.com googlemail.com t-online.de freenet.de aol.com
yahoo.de yahoo.com hotmail.com hotmail.de outlook.com outlook.de live.de arcor.de posteo.de
mailbox.org icloud.com me.com online.de vodafone.de kabelmail.de bluewin.ch aon.at unitybox.de
email.de mail.de onlinehome.de
"""
_FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())
_SHARED_HOSTS_WORDS = """
facebook.com instagram.com youtube.com twitter.com x.com linkedin.com sites.google.com
google.com google.de jimdo.com jimdofree.com wordpress.com blogspot.com wixsite.com linktr.ee
t.me meetup.com vimeo.com de.wikipedia.org goo.gl bit.ly eepurl.com openstreetmap.org
kitaportal.de wix.com weebly.com tumblr.com beepworld.de npage.de
"""
_SHARED_HOSTS = frozenset(_SHARED_HOSTS_WORDS.split())
"""Hosts on which many have a page each; there, only the whole address is evidence."""


def _mail(text: str) -> str:
    return text.strip().lower() if "@" in text else ""


def _domain_of_mail(text: str) -> str:
    domain = _mail(text).rpartition("@")[2]
    return "" if domain in _FREE_MAIL else domain


@lru_cache(maxsize=100_000)
def web(url: str) -> tuple[Key, ...]:
    """Return the evidence in a web address: its domain, and the page where it names one."""
    text = url.strip()
    if not text:
        return ()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ()
    page = parts.path.rstrip("/").lower()
    named = [(PAGE, f"{host}{page}?{parts.query}" if parts.query else f"{host}{page}")]
    is_shared = any(host == each or host.endswith(f".{each}") for each in _SHARED_HOSTS)
    own = [] if is_shared or "." not in host else [(DOMAIN, host)]
    return tuple(own + (named if host and (page or parts.query) else []))


_NO_SIGN = re.compile(r"[^\w]+")


def address(site: Site) -> str:
    """Return street, number and town in one spelling; empty where the house is not known."""
    street, number = street_and_number(site.street, site.city)
    town = _town(site)
    return f"{street} {number} {town}" if street and number and town else ""


def house_in_city(site: Site) -> str:
    """Return street, number and city in one spelling, empty where one of them is not known."""
    street, number = street_and_number(site.street, site.city)
    city = in_one_spelling(site.city)
    return f"{street} {number} {city}" if street and number and city else ""


def _town(site: Site) -> str:
    return next(iter(_towns(site)), "")


def _towns(site: Site) -> tuple[str, ...]:
    """Return postal code and name: a large town has many codes, and some know only one of both."""
    both = (_NO_SIGN.sub("", fold(site.postal_code)), _NO_SIGN.sub("", fold(site.city)))
    return tuple(each for each in both if each)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many entries of a kind bear the same evidence: a switchboard tells less."""

    counts: Mapping[Key, int]
    names: Commonness
    towns: frozenset[str] = frozenset()

    @classmethod
    def of(cls, everything: Sequence[Traits]) -> Rarity:
        """Count over all entries of a kind."""
        keys = Counter(key for each in everything for key in each.keys)
        words = Counter(word for each in everything for word in _words(each))
        wholes = Counter(name for each in everything for name in set(each.names))
        towns = frozenset(word for each in everything for word in each.town_words)
        return cls(keys, Commonness(words, len(everything), wholes), towns)

    def weight(self, key: Key) -> float:
        """Return how much a shared value tells: 1 for two that have it, 0.2 for thirty."""
        share = 1 / (1 + log2(max(self.counts.get(key, 2), 2) / 2))
        # A house has several entries by nature, a phone has not.
        return sqrt(share) if key[0] == ADDRESS else share


def _words(each: Traits) -> Iterable[str]:
    return {word for name in each.names for word in name}
