"""One run of reminders: reads what is due, and takes the next step for each entry.

Each batch of letters is one transaction with the steps that they stand for. A process that is
killed leaves whole batches behind: the next run goes on with the rest, and nobody is asked twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sozialatlas.core.progress import progress
from sozialatlas.marketplace.freshness import announcing, contacts, mails, planning
from sozialatlas.marketplace.freshness.actions import hiding
from sozialatlas.marketplace.freshness.due import Entry, entries, underway
from sozialatlas.marketplace.freshness.models import Asked, Asking, FreshnessSettings, Reminder
from sozialatlas.marketplace.freshness.planning import Known, Letter
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.freshness.steps import Step

LETTERS, _STEPS = 25, 500
"""Of one transaction: letters, and steps without one."""
Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: mails posted, entries asked about, put on the list of calls, hidden.

    `left`: letters that wait for another night.
    """

    mails: int = 0
    asked: int = 0
    to_call: int = 0
    hidden: int = 0
    left: int = 0


def remind(*, at: dt.datetime) -> Run:
    """Take the next step for all that is due, and forget what was answered meanwhile."""
    settings = FreshnessSettings.current()
    decided_soon = underway()
    found = [each for each in entries(at) if each.is_soon and decided_soon.isdisjoint(each.things)]
    known = _known(found)
    plan = planning.plan(
        found,
        known,
        settings.patience,
        at,
        pause_days=settings.pause_days,
        is_on=settings.is_on,
    )
    _forget_answered([each.ref for each in found if each.due])
    letters = plan.letters[: settings.most_mails]
    asked = _send(letters, known, at)
    to_call, hidden = _step(plan.silent, known, at)
    _announce(plan.silent, known, settings.notice_days, at)
    return Run(len(letters), asked, to_call, hidden, len(plan.letters) - len(letters))


def _known(found: Sequence[Entry]) -> Known:
    rows = Asking.objects.all()
    written = Reminder.objects.order_by().values("address").annotate(newest=Max("at"))
    return Known(
        lines=contacts.lines(found),
        standings={Ref(row.kind, row.record_id): row.standing for row in rows.iterator()},
        written=dict(written.values_list("address", "newest")),
    )


def _forget_answered(due: Iterable[Ref]) -> None:
    """Remove what is no longer due: confirmed elsewhere, changed, closed or gone."""
    kept = set(due)
    rows = Asking.objects.exclude(step=Step.HIDDEN).values_list("pk", "kind", "record_id")
    over = [pk for pk, kind, record_id in rows.iterator() if Ref(kind, record_id) not in kept]
    for some in _batches(over, _STEPS):
        Asking.objects.filter(pk__in=some).delete()


def _send(letters: Sequence[Letter], known: Known, at: dt.datetime) -> int:
    count = 0
    with progress(_("Erinnerungen"), len(letters)) as step:
        for some in _batches(letters, LETTERS):
            with transaction.atomic():
                count += _send_batch(some, known, at)
            step(len(some))
    return count


def _send_batch(letters: Sequence[Letter], known: Known, at: dt.datetime) -> int:
    reminders = Reminder.objects.bulk_create(
        Reminder(address=each.address, at=at, step=each.step) for each in letters
    )
    asked, askings = [], []
    for reminder, letter in zip(reminders, letters, strict=True):
        asked += [
            Asked(reminder=reminder, kind=each.ref.kind, record_id=each.ref.id)
            for each in letter.entries
        ]
        askings += [
            _asking(entry, step, known, at, letter.address) for entry, step in letter.asked
        ]
        askings += [
            _asking(entry, Step.FIRST, known, at, letter.address)
            for entry in letter.others
            if entry.due and entry.ref not in known.standings
        ]
        mails.send(reminder, letter.entries)
    Asked.objects.bulk_create(asked, batch_size=_STEPS)
    _write(askings)
    return len(asked)


def _step(silent: Sequence[tuple[Entry, Step]], known: Known, at: dt.datetime) -> tuple[int, int]:
    """Take the steps that need no letter; return how many are to be called, and were hidden."""
    to_hide = [entry for entry, step in silent if step is Step.HIDDEN]
    others = [(entry, step) for entry, step in silent if step is Step.CALL]
    for some in _batches(others, _STEPS):
        with transaction.atomic():
            _write([_asking(entry, step, known, at) for entry, step in some])
    for entry in to_hide:
        hiding.hide(entry.ref, at=at)
    return len(others), len(to_hide)


def _announce(
    silent: Sequence[tuple[Entry, Step]], known: Known, notice_days: int, at: dt.datetime
) -> None:
    """Tell the county what will be hidden of whom nobody can be written to."""
    noticed = [entry for entry, step in silent if step is Step.NOTICE]
    with transaction.atomic():
        told = announcing.announce(noticed, at=at, hidden_at=at + dt.timedelta(days=notice_days))
        _write([_asking(entry, Step.NOTICE, known, at) for entry in told])


def _asking(entry: Entry, step: Step, known: Known, at: dt.datetime, address: str = "") -> Asking:
    standing = known.standings.get(entry.ref)
    tried = {*(standing.tried if standing else ()), *((address,) if address else ())}
    return Asking(
        kind=entry.ref.kind,
        record_id=entry.ref.id,
        service_id=entry.service_id,
        organization_id=entry.organization_id,
        area_key=entry.area_key,
        what=",".join(each.what for each in entry.due),
        since=entry.since,
        is_serious=entry.is_serious,
        step=step,
        at=at,
        address=address,
        tried=sorted(tried),
    )


_WRITTEN = (
    *("service_id", "organization_id", "area_key", "what", "since", "is_serious"),
    *("step", "at", "address", "tried"),
)


def _write(askings: Sequence[Asking]) -> None:
    Asking.objects.bulk_create(
        askings,
        batch_size=_STEPS,
        update_conflicts=True,
        unique_fields=["kind", "record_id"],
        update_fields=_WRITTEN,
    )


def _batches(rows: Sequence[Each], size: int) -> Iterator[Sequence[Each]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
