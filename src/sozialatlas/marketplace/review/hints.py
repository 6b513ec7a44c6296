"""What the public says is wrong or missing: which of it a reviewer sees, and where it goes on."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _, override

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviewing_reach
from sozialatlas.core import addresses, mail
from sozialatlas.directory.models import Organization, Service
from sozialatlas.marketplace import queries
from sozialatlas.marketplace.errors import NobodyToTell
from sozialatlas.marketplace.membership.queries import (
    members_with_address,
    organization_of,
    records_of,
)
from sozialatlas.marketplace.models import PublicMessage

MINE = "mein"
_LANGUAGE = "de"
_State = PublicMessage.State


def visible_to(user: User) -> QuerySet[PublicMessage]:
    """Return the messages about records in a person's areas; who checks one topic sees none.

    What lies nowhere is the county's.
    """
    reach = reviewing_reach(user)
    rows = PublicMessage.objects.filter(
        reach.below_or_placeless("area_key", lambda _topic: Q(pk__in=()))
    )
    return queries.named(rows)


def to_do(user: User) -> QuerySet[PublicMessage]:
    """Return those that nobody has put aside."""
    return visible_to(user).exclude(state=_State.DONE)


def handed_on(user: User) -> QuerySet[PublicMessage]:
    """Return what a provider was told of and nobody has put aside."""
    rows = PublicMessage.objects.exclude(forwarded_at=None).exclude(state=_State.DONE)
    own = records_of(user)
    kinds = (Q(record_kind=kind, record_id__in=own[kind].values("pk")) for kind in own)
    return rows.filter(reduce(or_, kinds)).order_by("forwarded_at", "pk")


def forward(message: PublicMessage, *, at: dt.datetime) -> int:
    """Write to whoever keeps the record what was said, without the sender; count the mails.

    Raises: NobodyToTell, if there is no address.
    """
    recipients = _recipients(message)
    if not recipients:
        raise NobodyToTell(str(message.record_id))
    with transaction.atomic(), override(_LANGUAGE):
        for address in recipients:
            _write(message, address)
        message.forwarded_at = at
        message.save(update_fields=["forwarded_at"])
    return len(recipients)


def _recipients(message: PublicMessage) -> list[str]:
    organization_id = organization_of(message.record_kind, message.record_id)
    if organization_id is None:
        return []
    members = members_with_address([organization_id])[organization_id]
    if members:
        return [each.email for each in members]
    public = _public_address(message) or _address_of(organization_id)
    return [public] if public else []


def _public_address(message: PublicMessage) -> str:
    services = Service.objects.filter(
        Q(pk=message.record_id) | Q(at_locations=message.record_id)
    ).exclude(email="")
    return services.values_list("email", flat=True).first() or ""


def _address_of(organization_id: uuid.UUID) -> str:
    rows = Organization.objects.filter(pk=organization_id)
    return rows.values_list("email", flat=True).first() or ""


def _write(message: PublicMessage, address: str) -> None:
    name = " ".join(message.record_name.split())
    text = _(
        "Guten Tag,\n\n"
        "jemand hat uns zu Ihrem Eintrag „{name}“ geschrieben:\n\n"
        "{words}\n\n"
        "Stimmt das? Dann ändern Sie den Eintrag bitte hier: {url}\n\n"
        "Haben Sie noch keinen Zugang, führt die Seite Sie in zwei Minuten dorthin."
    )
    mail.post(
        key=f"hint:{message.pk}:{address}"[:200],
        to=address,
        subject=_("Hinweis zu „{name}“").format(name=name),
        text=text.format(
            name=name,
            words=message.text,
            url=addresses.absolute(addresses.page(MINE, _LANGUAGE)),
        ),
        reference=f"hint:{message.pk}",
    )
