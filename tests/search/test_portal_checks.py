"""The nightly check of portals: what it keeps, for whom, and that it says when it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.core.jobs import kinds, queue
from sozialatlas.core.jobs.models import Job
from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.project import jobs_health
from sozialatlas.project.finding import Finding
from sozialatlas.search import indexing, portal_checks, portals, tasks
from sozialatlas.search.dead_ends import DeadEnd
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.models import Portal, PortalCheck
from tests.search.world import NOW, World

pytestmark = pytest.mark.django_db
PAGE = "/admin/search/portal/leer/"
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_portal(db: None) -> None:
    Topic.objects.exclude(code__in=["care", "nursing_home", "home_care"]).update(is_active=False)
    LifeSituation.objects.update(is_active=False)
    Portal.objects.create(kind="theme", slug="pflege", name="Pflege-Netz", is_published=True)
    Portal.objects.create(kind="theme", slug="entwurf", name="Entwurf", is_published=False)
    portals.forget()


def waiting() -> list[tuple[str, dict[str, str]]]:
    rows = Job.objects.order_by("pk")
    return [(row.kind, row.arguments) for row in rows]


def checked() -> list[tuple[str, dt.datetime | None, tuple[DeadEnd, ...]]]:
    found = portal_checks.kept(portal_checks.published())
    return [(one.portal.slug, one.at, one.ends) for one in found]


def test_each_published_portal_is_checked_by_a_job_of_its_own() -> None:
    PortalCheck.objects.create(slug="gone", checked_at=NOW)
    tasks.check_portals.run()

    assert waiting() == [
        ("search.check_portal", {"slug": ""}),
        ("search.check_portal", {"slug": "pflege"}),
    ]
    assert PortalCheck.objects.count() == 0


def test_what_was_found_is_kept_with_its_date(world: World) -> None:
    indexing.build()
    portal_checks.check("pflege", NOW)
    first = checked()
    world.record("Heim").service.topics.add(Topic.objects.get(code="nursing_home"))
    indexing.build()
    portal_checks.check("pflege", NOW + DAY)

    ends = (DeadEnd("pflege", "Pflege und Alter"),)
    assert first == [("", None, ()), ("pflege", NOW, ends)]
    assert checked() == [("", None, ()), ("pflege", NOW + DAY, ())]


def test_portal_that_is_no_longer_published_is_forgotten(world: World) -> None:
    indexing.build()
    PortalCheck.objects.create(slug="entwurf", checked_at=NOW)
    portal_checks.check("entwurf", NOW)

    assert PortalCheck.objects.count() == 0


def test_without_an_index_nothing_is_told_to_lead_somewhere(data_dir: Path) -> None:
    with pytest.raises(IndexMissingError):
        portal_checks.check("pflege", NOW)

    assert PortalCheck.objects.count() == 0


def test_both_jobs_are_known_and_one_comes_each_night() -> None:
    known = kinds.all_kinds()
    queue.schedule(known.values(), NOW, NOW)

    of_the_check = [row for row in waiting() if row[0].startswith("search.check_portal")]
    assert of_the_check == [("search.check_portals", {})]
    assert known["search.check_portal"] is tasks.check_portal


def test_editors_see_when_each_portal_was_checked(admin_client: Client, world: World) -> None:
    indexing.build()
    at = timezone.now() - 3 * DAY
    portal_checks.check("pflege", at)

    page = admin_client.get(PAGE).content.decode()

    shown = timezone.localtime(at).strftime("%d.%m.%Y %H:%M")
    assert f"<p>Zuletzt geprüft: {shown} (Alter: 3\xa0Tage)</p>" in page
    assert "gibt es nirgends" in page
    assert "<p>Noch nicht geprüft.</p>" in page  # the county's own


def test_editors_can_have_their_portals_checked_now(admin_client: Client) -> None:
    answer = admin_client.post(PAGE, follow=True)

    assert "Die Prüfung beginnt." in answer.content.decode()
    assert [about["slug"] for _kind, about in waiting()] == ["", "pflege"]


def test_check_that_is_too_old_or_failed_is_a_fault(world: World) -> None:
    subject = "Nächtliche Prüfung der Portale"
    never = jobs_health.nightly_check()
    row = PortalCheck.objects.create(slug="pflege", checked_at=timezone.now() - DAY)
    lately = jobs_health.nightly_check()
    PortalCheck.objects.filter(pk=row.pk).update(checked_at=timezone.now() - 3 * DAY)
    old = jobs_health.nightly_check()
    Job.objects.create(
        kind="search.check_portal", state="failed", due_at=NOW, failed_at=NOW, reason="kaputt"
    )
    failed = jobs_health.nightly_check()

    assert never == Finding(subject, True, "steht noch aus; serve beginnt damit.")
    assert (lately.is_good, old.is_good) == (True, False)
    assert (failed.is_good, failed.fact) == (
        False,
        "1 gescheitert: Portal prüfen (kaputt)",
    )


def test_jobs_that_failed_or_wait_in_vain_are_a_fault() -> None:
    subject = "Hintergrundaufgaben"
    well = jobs_health.jobs()
    row = Job.objects.create(kind="jobs.forget", due_at=timezone.now() - 2 * DAY)
    late = jobs_health.jobs()
    Job.objects.filter(pk=row.pk).update(state="failed", failed_at=NOW, reason="Platte voll")
    failed = jobs_health.jobs()

    assert well == Finding(subject, True, "nichts ist liegen geblieben.")
    assert (late.is_good, late.fact) == (False, "1 wartet seit über einer Stunde.")
    assert (failed.is_good, failed.fact) == (
        False,
        "1 gescheitert: Erledigte Aufgaben vergessen (Platte voll)",
    )
