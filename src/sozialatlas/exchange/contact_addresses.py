"""Addresses of web and mail: what cannot be reached is left out, and noted."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TypeVar

from sozialatlas.directory.values import (
    ContactValues,
    EventValues,
    OrganizationValues,
    ServiceValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.findings import Reason

Notice = Callable[[str, str, Reason, str], None]
"""Called with key, field, reason, and what was given."""

WithContacts = TypeVar("WithContacts", OrganizationValues, ServiceValues)
Activity = TypeVar("Activity", EventValues, VolunteerRoleValues)


def mended(values: WithContacts, notice: Notice) -> WithContacts:
    """Return an organization or a service whose addresses can be used."""
    return dataclasses.replace(
        values,
        url=_web(values.key, values.url, notice),
        email=_mail(values.key, values.email, notice),
        contacts=tuple(_contact(values.key, each, notice) for each in values.contacts),
    )


def mended_activity(values: Activity, notice: Notice) -> Activity:
    """Return an event or a volunteer role, which have no contacts, in the same way."""
    return dataclasses.replace(
        values,
        url=_web(values.key, values.url, notice),
        email=_mail(values.key, values.email, notice),
    )


def _web(key: str, given: str, notice: Notice) -> str:
    mended = cells.web_address(given) if given else ""
    if len(mended) < len(given.strip()):
        notice(key, "url", Reason.BAD_URL, given[:80])
    return mended


def _mail(key: str, given: str, notice: Notice) -> str:
    mended = cells.mail_address(given) if given else ""
    if len(mended) < len(given.strip()):
        notice(key, "email", Reason.BAD_EMAIL, given[:80])
    return mended


def _contact(key: str, contact: ContactValues, notice: Notice) -> ContactValues:
    return dataclasses.replace(contact, email=_mail(key, contact.email, notice))
