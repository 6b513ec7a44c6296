"""Asks web servers about the addresses of entries: some at a time, each host by itself."""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from sozialatlas.core.fetching import Fetcher, FetchError, Limits
from sozialatlas.marketplace.quality import link_answers
from sozialatlas.marketplace.quality.link_answers import Verdict
from sozialatlas.marketplace.quality.models import CheckedLink

MOST_A_STEP = 160
MOST_OF_A_HOST = 8
SECONDS_A_STEP = 40.0
THREADS = 8
_BATCH = 400
_LIMITS = Limits(seconds=12.0, body_bytes=0)
_LONGEST_ADDRESS = 500


def fetcher() -> Fetcher:
    """Return who asks; the name tells the owner of a site who we are."""
    return Fetcher(agent=f"Sozialatlas/1.0 (+{settings.SITE_URL})")


def enlist(addresses: Collection[str], today: dt.date) -> None:
    """Make the table hold exactly the addresses of today; new ones are due at once."""
    wanted = {each for each in addresses if 0 < len(each) <= _LONGEST_ADDRESS}
    known = dict(CheckedLink.objects.order_by().values_list("address", "pk"))
    new = [_row(each, today) for each in sorted(wanted - known.keys())]
    gone = [pk for address, pk in known.items() if address not in wanted]
    with transaction.atomic():
        CheckedLink.objects.bulk_create(new, batch_size=_BATCH, ignore_conflicts=True)
        for at in range(0, len(gone), _BATCH):
            CheckedLink.objects.filter(pk__in=gone[at : at + _BATCH]).delete()


def step(asker: Fetcher, today: dt.date) -> bool:
    """Ask the next addresses that are due; return whether more of them are left."""
    due = CheckedLink.objects.filter(due_on__lte=today).order_by("due_on", "pk")
    # More than are asked: one host may have hundreds of them.
    rows = _chosen(due[: MOST_A_STEP * 10])
    if not rows:
        return False
    until = time.monotonic() + SECONDS_A_STEP
    groups = _by_host(rows)
    with ThreadPoolExecutor(THREADS) as pool:
        asked = pool.map(lambda group: _ask(asker, group, until), groups)
        told = [pair for pairs in asked for pair in pairs]
    for row, verdict in told:
        link_answers.note(row, verdict, today)
    columns = ["state", "status", "moved_to", "failed_days", "checked_on", "due_on"]
    CheckedLink.objects.bulk_update([row for row, _ in told], columns, batch_size=100)
    return bool(told) and due.exists()


def _row(address: str, today: dt.date) -> CheckedLink:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return CheckedLink(address=address, host=host[:255], due_on=today)


def _chosen(rows: Iterable[CheckedLink]) -> list[CheckedLink]:
    counts: defaultdict[str, int] = defaultdict(int)
    chosen: list[CheckedLink] = []
    for row in rows:
        if counts[row.host] < MOST_OF_A_HOST and len(chosen) < MOST_A_STEP:
            counts[row.host] += 1
            chosen.append(row)
    return chosen


def _by_host(rows: Iterable[CheckedLink]) -> list[list[CheckedLink]]:
    groups: defaultdict[str, list[CheckedLink]] = defaultdict(list)
    for row in rows:
        groups[row.host].append(row)
    # The longest first, so that none of them begins when all others are done.
    return sorted(groups.values(), key=len, reverse=True)


def _ask(
    asker: Fetcher, rows: Sequence[CheckedLink], until: float
) -> list[tuple[CheckedLink, Verdict]]:
    told = []
    for row in rows:
        if time.monotonic() >= until:
            break
        try:
            verdict = link_answers.of_answer(asker.look(row.address, limits=_LIMITS))
        except FetchError as error:
            verdict = link_answers.of_error(error, row.address)
        told.append((row, verdict))
    return told
