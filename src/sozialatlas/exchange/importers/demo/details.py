"""The small things of a service: phones, cost, papers, languages, free places; often missing."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from decimal import Decimal

from sozialatlas.directory.values import CapacityValues, ContactValues, CostValues, PhoneValues
from sozialatlas.exchange.importers.demo import fictional
from sozialatlas.exchange.importers.demo.texts import Cost
from sozialatlas.exchange.importers.demo.topics import Capacity, TopicContent
from sozialatlas.exchange.importers.demo.upkeep import moment
from sozialatlas.exchange.importers.demo.vocabulary.words import read_words

_ANSWERS = ("yes", "yes", "no", "unknown")
_ROUND_FROM = 20
_LONGEST_STATED_DAYS = 210


def phones(rng: random.Random, *, share: float) -> tuple[PhoneValues, ...]:
    """Return no number, one, or one and a fax or mobile."""
    if rng.random() >= share:
        return ()
    first = PhoneValues(number=fictional.landline(rng))
    drawn = rng.random()
    if drawn < 0.08:
        return first, PhoneValues(number=fictional.landline(rng), kind="fax")
    if drawn < 0.2:
        return first, PhoneValues(number=fictional.mobile(rng), kind="mobile")
    return (first,)


def contacts(
    domain: str, rng: random.Random, *, share: float, by_women: bool = False
) -> tuple[ContactValues, ...]:
    """Return a person to turn to, sometimes; a woman, where only women work."""
    if rng.random() >= share:
        return ()
    words = read_words()
    title = rng.choice(words.contacts)
    title_of_address = rng.choice(("Frau", "Frau" if by_women else "Herr"))
    name = f"{title_of_address} {rng.choice(words.surnames)}"
    local = rng.choice(("kontakt", "info", "buero", "service"))
    return (ContactValues(name=name, title=title, email=f"{local}@{domain}"),)


def costs(
    free: str, options: Sequence[Cost], rng: random.Random, fees: Sequence[str] = ()
) -> tuple[str, tuple[CostValues, ...], str]:
    """Return whether it is free, the prices, and what is said about them.

    What the insurer pays is neither free for everybody nor has it a price.
    """
    if free == "insurer":
        return "unknown", (), rng.choice(fees or read_words().insurer)
    if free == "co_payment":
        stated = tuple(_cost(option, rng) for option in options)
        return "no", stated, rng.choice(fees or read_words().co_payment)
    is_free = rng.choice(_ANSWERS) if free == "mixed" else free
    if rng.random() < 0.06:
        is_free = "unknown"
    if is_free != "no":
        return is_free, (), ""
    stated = tuple(_cost(option, rng) for option in options if rng.random() < 0.85)
    return is_free, stated, "" if stated else rng.choice(fees or _FEES)


# One simply goes there or calls: a playground, a bath, a shop, a number in an emergency.
_OPEN_TO_ALL = {
    "around_clock", "daylight", "dispensary", "food_bank", "hotline", "indoor_pool", "library",
    "museum", "nights", "open_house", "out_of_hours", "outdoor_pool", "shop", "stage",
    "two_afternoons", "winter_nights", "youth",
}  # fmt: skip
_TREATED = {"appointment", "doctor", "therapy"}
_ADVISED = {"authority", "counselling"}
_ENROLLED = {"after_school", "course", "course_day", "evening_course", "holidays"}
_FEES = (
    "",
    "",
    "Preise auf Anfrage.",
    "Die Kosten nennen wir Ihnen gern am Telefon.",
    "Ermäßigung mit dem Auental-Pass.",
)


def _cost(option: Cost, rng: random.Random) -> CostValues:
    name, low, high, description = option
    drawn = rng.uniform(low, high)
    amount = Decimal(round(drawn)) if high >= _ROUND_FROM else Decimal(round(drawn * 2)) / 2
    return CostValues(option=name, amount=amount, description=description)


def documents(usual: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    """Return the papers that one brings, where the provider says so."""
    if rng.random() < 0.3:
        return ()
    return tuple(paper for paper in usual if rng.random() < 0.85)


def languages(usual: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    """Return German and some others; nothing where the provider does not say."""
    if not usual:
        return ("de", "en") if rng.random() < 0.06 else (("de",) if rng.random() < 0.3 else ())
    spoken = [code for code in usual if rng.random() < 0.55]
    return ("de", *spoken)


def capacities(
    usual: Capacity | None, rng: random.Random, today: dt.date
) -> tuple[CapacityValues, ...]:
    """Return the places and how many are free; mostly none are."""
    if usual is None or rng.random() < 0.18:
        return ()
    unit, least, most = usual
    maximum = rng.randint(least, most)
    available = max(0, min(maximum, rng.choice((0, 0, 0, 0, 1, 1, 2, 3, 5))))
    counted_on = today - dt.timedelta(days=rng.randint(0, _LONGEST_STATED_DAYS))
    return (
        CapacityValues(
            unit=unit,
            asserted_at=moment(counted_on, rng),
            available=available if rng.random() < 0.8 else None,
            maximum=maximum,
        ),
    )


def way_in(topic: TopicContent, rng: random.Random, *, is_at_home: bool) -> str:
    """Return how one gets the service, where it is said and where there is anything to say."""
    if topic.confidential:
        return "Rufen Sie an, Tag und Nacht. Am Telefon sagen wir Ihnen, wo wir uns treffen."
    if topic.hours in _OPEN_TO_ALL or rng.random() < 0.45:
        return ""
    return rng.choice(_ways_in(topic, is_at_home=is_at_home))


def _ways_in(topic: TopicContent, *, is_at_home: bool) -> Sequence[str]:
    words = read_words()
    if is_at_home:
        return words.apply_home
    if topic.site == "hall" and topic.hours not in _ENROLLED | _ADVISED:
        return words.apply_group
    if topic.hours in _TREATED:
        return words.apply_practice
    return words.apply_advice if topic.hours in _ADVISED else words.apply_place


def is_by_phone(topic: TopicContent, rng: random.Random) -> bool:
    """Return whether one is also helped by telephone."""
    share = 0.45 if topic.mode == "mixed" else 0.2 if topic.hours == "counselling" else 0.01
    return rng.random() < share


def url(domain: str, topic_key: str, rng: random.Random) -> str:
    """Return a page of its own, the provider's page, or none."""
    drawn = rng.random()
    if drawn < 0.3:
        return ""
    page = f"{topic_key.replace('_', '-')}/" if drawn > 0.75 else ""
    return f"https://www.{domain}/{page}"


def email(domain: str, rng: random.Random) -> str:
    """Return a mail address, or none."""
    if rng.random() < 0.34:
        return ""
    return f"{rng.choice(('info', 'kontakt', 'buero', 'post'))}@{domain}"
