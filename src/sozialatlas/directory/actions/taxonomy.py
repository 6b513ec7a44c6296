"""What editors do to the words of the taxonomy."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sozialatlas.directory import signals
from sozialatlas.directory.models import Event, Service, ServiceAtLocation, Topic, VolunteerRole
from sozialatlas.directory.models.taxonomy import Term


def save_term(term: Term, *, is_new: bool, at: dt.datetime) -> None:
    """Save a word as the county's own; records under a changed topic are indexed again."""
    term.edited_at = at
    term.is_own = term.is_own or is_new
    with transaction.atomic():
        term.save()
        if isinstance(term, Topic) and not is_new:
            _announce(term)


def _announce(topic: Topic) -> None:
    topics = Topic.objects.filter(pk=topic.pk) | Topic.objects.filter(parent=topic)
    services = Service.objects.filter(topics__in=topics)
    links = ServiceAtLocation.objects.filter(service__in=services)
    events = Event.objects.filter(topics__in=topics)
    roles = VolunteerRole.objects.filter(topics__in=topics)
    ids = {
        found
        for rows in (services, links, events, roles)
        for found in rows.values_list("pk", flat=True)
    }
    if ids:
        signals.records_changed.send(sender=None, record_ids=frozenset(ids), things=())
