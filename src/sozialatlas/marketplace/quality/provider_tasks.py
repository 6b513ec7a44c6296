"""What the machine noticed about a provider's entries, among what they have to do."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.entries import todo, ways
from sozialatlas.marketplace.entries.kinds import BY_MAIN, LINK, SERVICE
from sozialatlas.marketplace.entries.todo import Task
from sozialatlas.marketplace.membership.queries import records_of
from sozialatlas.marketplace.quality import queries

MOST = 5
"""More at once is no list of things to do any more; the rest follows when these are mended."""


def fill() -> None:
    """Let providers read of it on their first page."""
    todo.add(_tasks)


def _tasks(user: User) -> Iterator[Task]:
    records = records_of(user)
    own = Q(pk__in=())
    for kind in (*BY_MAIN, LINK):
        own |= Q(kind=kind, record_id__in=records[kind].order_by().values("pk"))
    for found in queries.misleading(own)[:MOST]:
        text = _("„{name}“: {problem}").format(
            name=found.title, problem=found.get_problem_display()
        )
        main = SERVICE if found.kind == LINK else found.kind
        yield Task(text, ways.entry(BY_MAIN[main].word, found.record_id))
