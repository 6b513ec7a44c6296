"""Whether each topic leads somewhere."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import Landscape
from sozialatlas.marketplace.quality.problems import Problem

TOPIC = "topic"
_NAMES = uuid.UUID("8d0a6c9e-52e4-4a71-9a39-2f6a54a7b0c1")


def check(landscape: Landscape) -> Iterator[Found]:
    """Yield the active topics under which nobody finds anything; groups count by their topics."""
    used = frozenset().union(*(entry.topics for entry in landscape.entries))
    topics = Topic.objects.filter(is_active=True).order_by("order", "code")
    for code, name in topics.values_list("code", "name"):
        if code not in used:
            yield Found(Problem.TOPIC_EMPTY, (TOPIC, key_of(code)), "", code, name)


def key_of(code: str) -> uuid.UUID:
    """Return what stands for a topic where other records have their id."""
    return uuid.uuid5(_NAMES, code)
