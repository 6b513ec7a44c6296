"""Turns rows of the table `Schedule` into the arithmetic's rules, and back."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Mapping

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Schedule

_COLUMNS = tuple(field.name for field in dataclasses.fields(HoursRule))


def schedule_of(rule: HoursRule, owner: Mapping[str, uuid.UUID]) -> Schedule:
    """Return an unsaved row for a rule; `owner` names its one foreign key."""
    return Schedule(**{name: getattr(rule, name) for name in _COLUMNS}, **owner)


def rule_of(schedule: Schedule) -> HoursRule:
    """Return what a row says."""
    return HoursRule(**{name: getattr(schedule, name) for name in _COLUMNS})
