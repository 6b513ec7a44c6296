"""What a page does not ask for, or another page was asked at the same time, stays."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import timezone

from sozialatlas.directory.models import RequiredDocument, Schedule
from sozialatlas.marketplace.entries import actions
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms import FORMS
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals.models import Change
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db

MORNING = {"opens": dt.time(9), "closes": dt.time(12)}
TABLE = "wann?tabelle"


def hours() -> dict[int, str]:
    """Return the answer about vacations by weekday, as it would be published."""
    rows = Change.objects.get().values["schedules"]
    return {row["weekday"]: row.get("in_vacations", "same") for row in rows}


@pytest.mark.parametrize(
    ("answers", "ticked", "becomes"),
    [
        (["same", "same", "same"], False, ["same", "same", "same"]),
        (["closed", "closed", "closed"], True, ["closed", "closed", "closed"]),
        (["only", "closed", "same"], False, ["only", "closed", "same"]),
        (["only", "closed", "closed"], True, ["only", "closed", "closed"]),
    ],
)
def test_a_table_keeps_the_answer_about_vacations_of_each_day(
    answers: list[str], ticked: bool, becomes: list[str]
) -> None:
    organization, client = world.club()
    service = factories.service("Turnen", organization=organization)
    for day, answer in enumerate(answers):
        Schedule.objects.create(service=service, weekday=day, in_vacations=answer, **MORNING)
    draft = world.change(client, "angebot", service.pk, "wann")

    said = world.shown(client, draft, TABLE)
    world.save(client, draft, TABLE, **said | {"von_4_0": "15:00", "bis_4_0": "16:00"})

    kept = hours()
    assert [kept[day] for day in range(3)] == becomes
    assert ("not_in_vacations" in said, 4 in kept) == (ticked, True)


def test_a_table_that_nobody_touched_changes_nothing() -> None:
    organization, client = world.club()
    service = factories.service("Turnen", organization=organization)
    for day in (3, 0):
        Schedule.objects.create(service=service, weekday=day, **MORNING)
    draft = world.change(client, "angebot", service.pk, "wann")

    world.save(client, draft, TABLE, **world.shown(client, draft, TABLE))

    assert not Change.objects.exists()


def test_more_documents_than_fit_are_refused_and_none_is_lost() -> None:
    organization, client = world.club()
    papers = [f"Nachweis {number}" for number in range(1, 31)]
    service = factories.service("Rat", organization=organization)
    for paper in papers:
        RequiredDocument.objects.create(service=service, document=paper)
    draft = world.change(client, "angebot", service.pk, "kosten")
    said = world.shown(client, draft, "kosten")

    world.save(client, draft, "kosten", **said)
    assert Change.objects.get().values["required_documents"] == papers

    many = "\n".join(f"Nachweis {number}" for number in range(1, 60))
    sent = {**said, "required_documents": many, "fassung": draft.proposal.version}
    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/kosten", sent)
    assert "Höchstens 40 Unterlagen" in answer.content.decode()

    sent["required_documents"] = "Nachweis " * 40
    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/kosten", sent)
    assert "höchstens 250 sind möglich" in answer.content.decode()


def test_two_pages_saved_at_once_are_both_kept() -> None:
    organization, client = world.club()
    factories.municipality()
    draft = world.begin(client, organization)
    author = draft.proposal.author
    assert author is not None
    typed = {
        "wo": "place=neu&street=Anger+1&postal_code=61169&city=Lindental",
        "was": "name=Turnen",
    }

    # Both were opened before either was saved.
    forms = {
        step: FORMS[step](Entry(Draft.objects.get(pk=draft.pk)), QueryDict(sent))
        for step, sent in typed.items()
    }
    for step, form in forms.items():
        assert form.is_valid(), form.errors
        at = timezone.now()
        actions.keep(form.entry, step, form.put_into, by=author, at=at, version=1)

    found = Draft.objects.get(pk=draft.pk)
    kinds = {change.kind for change in Change.objects.filter(proposal=found.proposal)}
    assert (set(found.things), set(found.savers)) == (kinds, {"wo", "was"})
    assert kinds == {"service", "location", "service_at_location"}
