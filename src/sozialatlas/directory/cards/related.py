"""What cards say from other tables, read for many records at once."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.db.models import Q

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.cards.card import Card
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import (
    Accessibility,
    AccessibilityFeature,
    Event,
    LocalizedText,
    Schedule,
    Service,
    VolunteerRole,
)
from sozialatlas.directory.models.schedule import RULE_COLUMNS

Rules = Mapping[uuid.UUID, tuple[HoursRule, ...]]
Topics = Mapping[uuid.UUID, tuple[str, ...]]

# Of hours; just one of them is not empty.
_OWNERS = ("service_at_location_id", "service_id", "location_id")


def topic_codes(
    model: type[Service | Event | VolunteerRole], ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return the codes of the active topics of things, in the order of the taxonomy."""
    rows = model._default_manager.filter(pk__in=ids, topics__is_active=True)
    ordered = rows.order_by("pk", "topics__order", "topics__code")
    return _gathered(ordered.values_list("pk", "topics__code"))


def _gathered(pairs: Iterable[tuple[uuid.UUID, str]]) -> dict[uuid.UUID, tuple[str, ...]]:
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def rules(
    link_ids: Collection[uuid.UUID],
    service_ids: Collection[uuid.UUID],
    location_ids: Collection[uuid.UUID],
) -> dict[uuid.UUID, tuple[HoursRule, ...]]:
    """Return the hours of links, services and locations, each under its own id."""
    rows = Schedule.objects.filter(
        Q(service_at_location__in=link_ids)
        | Q(service__in=service_ids)
        | Q(location__in=location_ids)
    ).order_by("pk")
    found: dict[uuid.UUID, list[HoursRule]] = defaultdict(list)
    for link, service, location, *columns in rows.values_list(*_OWNERS, *RULE_COLUMNS):
        rule = HoursRule(**dict(zip(RULE_COLUMNS, columns, strict=True)))
        found[link or service or location].append(rule)
    return {key: tuple(rules) for key, rules in found.items()}


def step_free(location_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return, by location, whether one gets in without steps; unsaid ones are left out."""
    rows = Accessibility.objects.filter(
        location__in=location_ids, feature=AccessibilityFeature.STEP_FREE
    )
    return dict(rows.values_list("location_id", "answer"))


def translated(found: list[Card], language: str) -> list[Card]:
    """Replace name and summary where the record says them in the language."""
    if language == GERMAN or not found:
        return found
    texts: dict[tuple[uuid.UUID, str], str] = {
        (record_id, field): text
        for record_id, field, text in LocalizedText.objects.filter(
            record_id__in={card.thing_id for card in found},
            language=language,
            field__in=("name", "summary"),
        ).values_list("record_id", "field", "text")
    }
    return [_translated(card, texts, language) for card in found]


def _translated(card: Card, texts: Mapping[tuple[uuid.UUID, str], str], language: str) -> Card:
    name, summary = texts.get((card.thing_id, "name")), texts.get((card.thing_id, "summary"))
    if name is not None:
        card = replace(card, name=name, name_language=language)
    if summary is not None:
        card = replace(card, summary=summary, summary_language=language)
    return card
