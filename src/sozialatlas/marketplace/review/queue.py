"""The list of what waits: which part of it somebody asked for, and its rows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Status, Topic
from sozialatlas.directory.queries import topic_groups
from sozialatlas.marketplace.proposals.models import Change, Proposal, ProposalQuerySet
from sozialatlas.marketplace.review.glances import Glance, glances
from sozialatlas.places.models import Area

PAGE_SIZE, LONG_PAGE_SIZE = 25, 100
NEW, CHANGED, CLOSED = "neu", "aenderung", "ende"
SORTS = ((NEW, _("neue Einträge")), (CHANGED, _("Änderungen")), (CLOSED, _("Schließungen")))
WAITING, ASKED, CHECK, DONE = "wartet", "rueckfrage", "nachsehen", "entschieden"
VIEWS = (
    (WAITING, _("Zu entscheiden")),
    (ASKED, _("Rückfrage läuft")),
    (CHECK, _("Nachzusehen")),
    (DONE, _("Entschieden")),
)
_DECIDED = (
    Proposal.State.ACCEPTED,
    Proposal.State.PARTLY,
    Proposal.State.REJECTED,
    Proposal.State.WITHDRAWN,
    Proposal.State.UNDONE,
)
_LONGEST_WORDS = 100
MEASURED_DAYS = 90
"""Over which days it is told how the promise to authors was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What of the queue somebody asked for; what is empty does not limit."""

    view: str = WAITING
    origin: str = ""
    area: str = ""
    topic: str = ""
    words: str = ""
    sort: str = ""
    is_late: bool = False
    is_long: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Wish:
        """Return the wish of an address; what it cannot mean counts as not said."""
        view = given.get("stand", WAITING)
        origin = given.get("von", "")
        return cls(
            view=view if view in dict(VIEWS) else WAITING,
            origin=origin if origin in Proposal.Origin.values else "",
            area=_typed(given, "ort")[:32],
            topic=_typed(given, "thema")[:100],
            words=_typed(given, "q")[:_LONGEST_WORDS],
            sort=_typed(given, "was") if given.get("was") in dict(SORTS) else "",
            is_late=bool(given.get("faellig")),
            is_long=bool(given.get("viele")),
        )

    def query(self, **other: str) -> str:
        """Return the query of an address that asks for this, but for what is given anew."""
        given = {
            "stand": "" if self.view == WAITING else self.view,
            "von": self.origin,
            "ort": self.area,
            "thema": self.topic,
            "q": self.words,
            "was": self.sort,
            "viele": "1" if self.is_long else "",
            "faellig": "1" if self.is_late else "",
            **other,
        }
        kept = {name: value for name, value in given.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def is_limited(self) -> bool:
        """Whether anything but the view limits the list."""
        said = (self.origin, self.area, self.topic, self.words, self.sort)
        return any(said) or self.is_late

    @property
    def page_size(self) -> int:
        """How many proposals a page of the list holds."""
        return LONG_PAGE_SIZE if self.is_long else PAGE_SIZE


def _typed(given: Mapping[str, str], name: str) -> str:
    """Return a text of an address without NULs, which PostgreSQL does not keep."""
    return given.get(name, "").replace("\0", "").strip()


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal as it stands in the list: what it is about, and how long it may still wait."""

    proposal: Proposal
    area_name: str
    is_new: bool
    thing_count: int
    field_count: int
    days_waiting: int
    days_late: int
    glances: tuple[Glance, ...]


def chosen(rows: ProposalQuerySet, wish: Wish, today: dt.date) -> ProposalQuerySet:
    """Return the proposals that a wish asks for, the most urgent first, decided ones newest."""
    rows = of_view(rows, wish.view)
    if wish.origin:
        rows = rows.filter(origin=wish.origin)
    if wish.area:
        rows = rows.filter(area_key=wish.area)
    if wish.topic:
        rows = rows.about(wish.topic)
    if wish.sort:
        rows = _of_sort(rows, wish.sort)
    if wish.words:
        named = Q(title__icontains=wish.words) | Q(organization__name__icontains=wish.words)
        rows = rows.filter(named)
    if wish.is_late:
        rows = rows.filter(due_on__lt=today)
    if wish.view == DONE:
        # What was withdrawn has no such date; databases sort that differently.
        return rows.order_by(F("decided_at").desc(nulls_last=True), "-pk")
    return rows.order_by("submitted_at", "pk")


def _of_sort(rows: ProposalQuerySet, sort: str) -> ProposalQuerySet:
    changes = Change.objects.filter(proposal=OuterRef("pk"))
    is_new = Exists(changes.filter(is_new=True))
    is_closing = Exists(changes.filter(values__status=Status.CLOSED))
    if sort == NEW:
        return rows.filter(is_new)
    return rows.filter(is_closing) if sort == CLOSED else rows.exclude(is_new | is_closing)


def of_view(rows: ProposalQuerySet, view: str) -> ProposalQuerySet:
    """Return the part of the proposals that a view of the queue shows."""
    if view == ASKED:
        return rows.filter(state=Proposal.State.ASKED)
    if view == CHECK:
        return rows.filter(needs_check=True)
    if view == DONE:
        return rows.filter(state__in=_DECIDED)
    return rows.waiting()


def counts(rows: ProposalQuerySet) -> Mapping[str, int]:
    """Return how many proposals each unfinished view holds."""
    return rows.aggregate(
        **{
            WAITING: Count("pk", filter=Q(state=Proposal.State.OPEN)),
            ASKED: Count("pk", filter=Q(state=Proposal.State.ASKED)),
            CHECK: Count("pk", filter=Q(needs_check=True)),
        }
    )


def rows_of(proposals: Sequence[Proposal], today: dt.date) -> list[Row]:
    """Return the rows of one page with what they need, in three queries."""
    changes = _changes([each.pk for each in proposals])
    keys = {each.area_key for each in proposals}
    names = dict(Area.objects.filter(key__in=keys, valid_to=None).values_list("key", "name"))
    return [
        Row(
            proposal=each,
            area_name=names.get(each.area_key, each.area_key),
            is_new=any(change.is_new for change in changes[each.pk]),
            thing_count=len(changes[each.pk]),
            field_count=sum(len(change.values) for change in changes[each.pk]),
            days_waiting=_days_since(each.submitted_at, today),
            days_late=(today - each.due_on).days if each.due_on else 0,
            glances=_glances(changes[each.pk]),
        )
        for each in proposals
    ]


def _days_since(moment: dt.datetime | None, today: dt.date) -> int:
    return (today - timezone.localdate(moment)).days if moment else 0


def _changes(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[Change]]:
    found: dict[uuid.UUID, list[Change]] = {pk: [] for pk in ids}
    rows = Change.objects.filter(proposal__in=ids).order_by("pk")
    for change in rows.only("proposal_id", "kind", "is_new", "values", "base"):
        found[change.proposal_id].append(change)
    return found


def _glances(changes: Sequence[Change]) -> tuple[Glance, ...]:
    if len(changes) != 1 or changes[0].is_new:
        return ()
    return glances(changes[0].kind, changes[0].values, changes[0].base)


def areas(rows: ProposalQuerySet) -> list[tuple[str, str]]:
    """Return key and name of the areas that proposals lie in."""
    keys = rows.order_by().exclude(area_key="").values("area_key").distinct()
    found = Area.objects.filter(key__in=keys, valid_to=None)
    return list(found.order_by("name", "key").values_list("key", "name"))


def topics() -> QuerySet[Topic]:
    """Return the groups of topics with their topics."""
    return topic_groups()


def neighbours(
    rows: ProposalQuerySet, proposal: Proposal, wish: Wish, today: dt.date
) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """Return the proposals of a list before and after one, by the time they were handed in.

    From the list of what is decided one goes on to what waits.
    """
    view = WAITING if wish.view == DONE else wish.view
    waiting = chosen(rows, replace(wish, view=view), today).exclude(pk=proposal.pk)
    at, pk = proposal.submitted_at, proposal.pk
    earlier = Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=pk)
    later = Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gt=pk)
    before = waiting.filter(earlier).order_by("-submitted_at", "-pk")
    after = waiting.filter(later).order_by("submitted_at", "pk")
    ids = (each.values_list("pk", flat=True).first() for each in (before, after))
    first, second = ids
    return first, second
