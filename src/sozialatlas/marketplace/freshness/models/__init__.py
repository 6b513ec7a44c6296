"""The tables of confirmations, of asking for them, and of how that is set."""

from sozialatlas.marketplace.freshness.models.asking import Asked, Asking, Quiet, Reminder
from sozialatlas.marketplace.freshness.models.call import Call
from sozialatlas.marketplace.freshness.models.settings import FreshnessSettings, Interval
from sozialatlas.marketplace.freshness.models.verification import Verification

__all__ = [
    "Asked",
    "Asking",
    "Call",
    "FreshnessSettings",
    "Interval",
    "Quiet",
    "Reminder",
    "Verification",
]
