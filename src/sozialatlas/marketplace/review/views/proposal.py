"""One proposal, to be read and decided."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, editing_reach
from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.directory.differences import NOTHING
from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.proposals import previewing
from sozialatlas.marketplace.proposals.comparing import FieldChange, ThingChange, compared
from sozialatlas.marketplace.proposals.models import (
    PolicyRule,
    Proposal,
    ReviewSettings,
)
from sozialatlas.marketplace.proposals.queries import unfinished_about, was_appealed
from sozialatlas.marketplace.review import queue, ways, word_difference
from sozialatlas.marketplace.review.hint_answers import message_of
from sozialatlas.marketplace.review.moved_points import MovedPoint, moved_point
from sozialatlas.marketplace.review.queue import Wish
from sozialatlas.marketplace.review.records import public_url
from sozialatlas.marketplace.review.sight import found, visible_to
from sozialatlas.marketplace.review.word_difference import WordDifference
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of


@dataclass(frozen=True, slots=True)
class Line:
    """One field as the page shows it, with the words marked that came or went."""

    field: FieldChange
    value: str
    words: WordDifference
    is_taken: bool | None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing as the page shows it."""

    thing: ThingChange
    lines: tuple[Line, ...]
    public_url: str
    admin_url: str
    moved: MovedPoint | None


@require_safe
@for_reviewers
def page(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Show a proposal field by field, what was said about it, and the ways to decide."""
    user = person_of(request)
    shown = context(user, found(user, proposal_id), Wish.of(request.GET.dict()))
    return render(request, "marketplace/review/proposal.html", shown)


def context(user: User, proposal: Proposal, wish: Wish) -> dict[str, object]:
    """Return what the page of a proposal shows; its links keep the list it was opened from."""
    today, query = timezone.localdate(), wish.query()
    before, after = queue.neighbours(visible_to(user), proposal, wish, today)
    can_be_seen = is_waiting(proposal) and previewing.new_record(proposal) is not None
    root = addresses.page(ways.PROPOSALS, languages.current())
    message = message_of(proposal)
    is_four_eyes = ReviewSettings.current().is_four_eyes
    return {
        "proposal": proposal,
        "parts": [_part(each, user) for each in compared(proposal)],
        "notes": proposal.notes.select_related("by"),
        "is_waiting": is_waiting(proposal),
        "is_mine_to_approve": not (
            is_four_eyes and user.pk in {proposal.approved_by_id, proposal.author_id}
        ),
        "is_first_of_two": is_four_eyes and proposal.approved_by_id is None,
        "was_appealed": was_appealed(proposal),
        "others": _others(user, proposal),
        "message": message,
        "reads": dict(settings.LANGUAGES).get(message.language, "") if message else "",
        "rules": PolicyRule.objects.filter(is_active=True),
        "today": today,
        "list_url": root,
        "url": f"{root}/{proposal.pk}",
        "preview_url": f"{root}/{proposal.pk}/vorschau" if can_be_seen else "",
        "query": query,
        "refusal": "",
        "typed": "",
        "previous_url": f"{root}/{before}{query}" if before else "",
        "next_url": f"{root}/{after}{query}" if after else "",
        "crumbs": [Crumb(_("Vorschläge"), f"{root}{query}"), Crumb(str(proposal))],
    }


def is_waiting(proposal: Proposal) -> bool:
    """Return whether somebody has to decide on a proposal."""
    return proposal.state in {Proposal.State.OPEN, Proposal.State.ASKED}


def _part(thing: ThingChange, user: User) -> Part:
    lines = tuple(_line(thing, each) for each in thing.fields)
    change = thing.change
    is_there = not thing.is_gone and thing.revision is not None
    return Part(
        thing,
        lines,
        public_url=public_url(change.kind, change.record_id, thing.name) if is_there else "",
        admin_url=_admin(thing) if is_there and editing_reach(user) != NOWHERE else "",
        moved=moved_point(thing, timezone.localdate())
        if change.kind == RecordKind.LOCATION
        else None,
    )


def _admin(thing: ThingChange) -> str:
    model = thing.change.of_kind.model
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_change",
        args=[thing.change.record_id],
    )


def _line(thing: ThingChange, field: FieldChange) -> Line:
    words = word_difference.compare(
        "" if thing.is_new else _given(field.said.before), _given(field.said.after)
    )
    taken = thing.change.taken
    return Line(
        field=field,
        value=f"{thing.change.pk}:{field.name}",
        words=words,
        is_taken=None if taken is None else field.name in taken,
    )


def _given(said: str) -> str:
    return "" if said == NOTHING else said


def _others(user: User, proposal: Proposal) -> list[Proposal]:
    """Return other proposals about the same things that still wait."""
    ids = [each.record_id for each in proposal.changes.all() if not each.is_new]
    others = unfinished_about(ids).exclude(pk=proposal.pk)
    return list(visible_to(user).filter(pk__in=others.values("pk")))
