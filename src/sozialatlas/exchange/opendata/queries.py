"""When the data changed, and what tells whether a download is still the same, unread."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db.models import Count, Max
from django.utils import timezone

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.exchange import terms
from sozialatlas.exchange.models import PublicChange
from sozialatlas.exchange.opendata.tables import DataSet
from sozialatlas.places.queries import data_version


def changed_at(now: dt.datetime) -> dt.datetime:
    """Return when the data changed last; what is seen changes with the day, too."""
    here = timezone.localtime(now)
    morning = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return max(filter(None, (_newest_change(), morning)))


def mark(dataset: DataSet, ending: str, today: dt.date) -> str:
    """Return what changes whenever a download may: with the data, the day, and its columns."""
    words = [
        model._default_manager.aggregate(newest=Max("edited_at"), count=Count("pk"))
        for model in (Topic, Audience, LifeSituation)
    ]
    columns = [field.name for field in dataset.fields]
    told = (
        dataset.code,
        ending,
        today,
        _newest_change(),
        data_version(),
        words,
        columns,
        terms.of_data(),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def _newest_change() -> dt.datetime | None:
    newest: dt.datetime | None
    newest = PublicChange.objects.aggregate(newest=Max("changed_at"))["newest"]
    return newest
