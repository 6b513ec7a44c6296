"""What waits in the fictional demo county."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.jobs.models import Job
from sozialatlas.marketplace import demo
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.queries import visible_to
from sozialatlas.search import record_uses
from sozialatlas.search.models import RecordUse
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> None:
    """Make the two people of the demo whom proposals speak of, and a few records."""
    editor, provider = person("editor"), person("provider")
    for user, email in ((editor, demo.EDITOR), (provider, demo.PROVIDER)):
        user.email = email
        user.save(update_fields=["email"])
    RoleAssignment.objects.create(user=editor, role="county_editor", area_key="06997")
    area = directory.municipality()
    for number in range(40):  # every way in meets every way out
        service = directory.service(f"Angebot {number}")
        directory.record(service=service, location=directory.location(municipality=area))


@pytest.mark.usefixtures("people")
def test_proposals_stand_in_all_states_and_most_wait() -> None:
    count = demo.fill(NOW)

    states = Counter(Proposal.objects.values_list("state", flat=True))
    assert count == sum(states.values())
    assert set(states) == {"open", "asked", "accepted", "rejected"}
    assert states["open"] > states.total() / 2


@pytest.mark.usefixtures("people")
def test_the_provider_of_the_demo_is_asked_something() -> None:
    demo.fill(NOW)
    provider = User.objects.get(email=demo.PROVIDER)

    assert visible_to(provider).filter(state="asked").count() == 1


@pytest.mark.usefixtures("people")
def test_a_second_call_adds_nothing() -> None:
    first, second = demo.fill(NOW), demo.fill(NOW)

    assert (first > 0, second) == (True, 0)


def test_known_people_are_made_in_demo_mode_only(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("build_demo_desk")


@pytest.mark.usefixtures("people")
def test_what_takes_long_is_done_after_the_start(settings: Settings) -> None:
    settings.DEMO = True

    call_command("build_demo_desk")

    assert Job.objects.filter(kind="marketplace.weigh_demo").count() == 1


@pytest.mark.usefixtures("people")
def test_the_provider_has_something_to_go_on_with(settings: Settings) -> None:
    settings.DEMO = True

    call_command("build_demo_desk")
    call_command("build_demo_desk")

    assert Draft.objects.values_list("proposal__author__email", flat=True).get() == demo.PROVIDER


@pytest.mark.usefixtures("people")
def test_the_providers_entries_were_opened_and_found(settings: Settings) -> None:
    settings.DEMO = True

    call_command("build_demo_desk")
    first = RecordUse.objects.aggregate(total=Sum("count"))
    call_command("build_demo_desk")

    ids = set(RecordUse.objects.values_list("record_id", flat=True))
    assert record_uses.found_by(ids, today=timezone.localdate())
    assert RecordUse.objects.aggregate(total=Sum("count")) == first
