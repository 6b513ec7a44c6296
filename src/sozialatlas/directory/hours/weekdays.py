"""Short weekdays as they stand in a sentence: many languages inflect them there."""

from __future__ import annotations

from django.utils.translation import pgettext


def opening(number: int) -> str:
    """Return "Mi", as in "Öffnet Mi um 8 Uhr"; Monday is 0."""
    return (
        pgettext("Öffnet Mo um 8 Uhr", "Mo"),
        pgettext("Öffnet Mo um 8 Uhr", "Di"),
        pgettext("Öffnet Mo um 8 Uhr", "Mi"),
        pgettext("Öffnet Mo um 8 Uhr", "Do"),
        pgettext("Öffnet Mo um 8 Uhr", "Fr"),
        pgettext("Öffnet Mo um 8 Uhr", "Sa"),
        pgettext("Öffnet Mo um 8 Uhr", "So"),
    )[number]


def until(number: int) -> str:
    """Return "Mi", as in "Bis Mi 18 Uhr geöffnet"; Monday is 0."""
    return (
        pgettext("Bis Mo 18 Uhr geöffnet", "Mo"),
        pgettext("Bis Mo 18 Uhr geöffnet", "Di"),
        pgettext("Bis Mo 18 Uhr geöffnet", "Mi"),
        pgettext("Bis Mo 18 Uhr geöffnet", "Do"),
        pgettext("Bis Mo 18 Uhr geöffnet", "Fr"),
        pgettext("Bis Mo 18 Uhr geöffnet", "Sa"),
        pgettext("Bis Mo 18 Uhr geöffnet", "So"),
    )[number]
