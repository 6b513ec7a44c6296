"""The page behind the link of a reminder, as somebody presses on it."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Revision, ServiceAtLocation
from sozialatlas.marketplace.freshness.models import (
    Reminder,
    Verification,
)
from sozialatlas.marketplace.freshness.tokens import token_of
from tests.marketplace.freshness.world import (
    DAY,
    reminded,
)


def asked(days_ago: int = 1) -> tuple[Reminder, str]:
    """Send the reminders some days ago; return the newest and the path of its page."""
    reminder = reminded(timezone.now() - days_ago * DAY)
    return reminder, f"/de/bestaetigen/{token_of(reminder)}"


def page(path: str) -> str:
    return Client().get(path).content.decode()


def press(path: str, answer: str, **fields: object) -> str:
    """Press a button, and return the page that follows."""
    return Client().post(path, {"antwort": answer, **fields}, follow=True).content.decode()


def counts(link: ServiceAtLocation) -> tuple[int, int]:
    return (
        Verification.objects.filter(record_id=link.pk).count(),
        Revision.objects.filter(record_id=link.pk).count(),
    )
