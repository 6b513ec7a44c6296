"""What the machine looks after each night: one job a check, links in many small ones."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.marketplace.quality import actions, asking, landscape
from sozialatlas.marketplace.quality.checks import contacts
from sozialatlas.marketplace.quality.links_off import why_no_links
from sozialatlas.marketplace.quality.problems import Check

MOST_STEPS = 400
"""A bound for the night: 64,000 addresses."""


@job("quality.nightly", _("Einträge prüfen"), nightly=Nightly(hour=3, minute=30))
def nightly() -> None:
    """Have each check done by itself, and afterwards the counts."""
    for name in Check.values:
        check.enqueue(name)
    measure.enqueue()
    if not why_no_links():
        look_up.enqueue()


@job("quality.check", _("Eine Prüfung der Einträge"), key=("name",))
def check(name: str) -> None:
    if name in Check.values:  # a version before this one may have known another
        actions.check(name, at=timezone.now(), today=timezone.localdate())


@job("quality.measure", _("Datenqualität messen"))
def measure() -> None:
    actions.measure(at=timezone.now(), today=timezone.localdate())


@job("quality.look_up", _("Internetadressen sammeln"))
def look_up() -> None:
    today = timezone.localdate()
    ways = contacts.read(landscape.read(today))
    asking.enlist({way.value for way in ways if way.field == contacts.URL}, today)
    ask.enqueue(MOST_STEPS)


@job("quality.ask", _("Internetadressen prüfen"), tries=2, key=())
def ask(steps: int) -> None:
    """Ask the next addresses, and have the rest asked by the next job."""
    is_more = asking.step(asking.fetcher(), timezone.localdate())
    if is_more and steps > 1:
        ask.enqueue(steps - 1)
    else:
        check.enqueue(Check.LINKS)
        measure.enqueue()
