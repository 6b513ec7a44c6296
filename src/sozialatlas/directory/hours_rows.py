"""Turns rows of the table `Schedule` into the arithmetic's rules, and back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Schedule
from sozialatlas.directory.models.schedule import RULE_COLUMNS


def schedule_of(rule: HoursRule, owner: Mapping[str, uuid.UUID]) -> Schedule:
    """Return an unsaved row for a rule; `owner` names its one foreign key."""
    return Schedule(**{name: getattr(rule, name) for name in RULE_COLUMNS}, **owner)


def rule_of(schedule: Schedule) -> HoursRule:
    """Return what a row says."""
    return HoursRule(**{name: getattr(schedule, name) for name in RULE_COLUMNS})
