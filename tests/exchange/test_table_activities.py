"""Tables with events, tasks for volunteers, prices, places and texts in languages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sozialatlas.directory.models import Capacity, Event, LocalizedText, VolunteerRole
from sozialatlas.directory.values import (
    CapacityValues,
    CostValues,
    EventValues,
    TextValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange import actions, planning
from sozialatlas.exchange.importers.findings import Reason
from sozialatlas.exchange.importers.table.reader import TableSource

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def table(folder: Path, *rows: dict[str, str]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    path = folder / "angebote.csv"
    path.write_text("\n".join(";".join(line) for line in lines) + "\n")
    return path


FEAST = {
    "event.key": "e",
    "organization.name": "Verein",
    "location.city": "Au",
    "event.name": "Sommerfest",
    "event.starts_at": "04.07.2026 15:00",
    "event.ends_at": "2026-07-04T18:30:00",
    "event.rrule": "FREQ=YEARLY",
}
ROLE = {
    "volunteer_role.key": "r",
    "organization.name": "Verein",
    "volunteer_role.name": "Vorlesen",
    "volunteer_role.time_needed": "2 Stunden",
}
SERVICE = {
    "service.key": "s",
    "organization.name": "Verein",
    "service.name": "Kita",
    "service.name.en": "Nursery",
    "service.summary.uk": "Дитячий садок",
    "service.required_documents": "Ausweis, Impfpass",
    "service.cost_amount": "12,50 €",
    "service.cost_option": "je Monat",
    "location.city": "Au",
    "capacity.unit": "Plätze",
    "capacity.available": "3",
    "capacity.maximum": "20",
    "capacity.counted_on": "2026-01-02",
}


def test_rows_are_services_events_or_tasks(tmp_path: Path) -> None:
    result = TableSource().read(table(tmp_path, FEAST, ROLE, SERVICE), None)

    package = result.package
    assert result.rejected == ()
    assert package.events == (
        EventValues(
            key="e",
            name="Sommerfest",
            organization_key="verein",
            location_key="e",
            starts_at=dt.datetime(2026, 7, 4, 15, tzinfo=BERLIN),
            ends_at=dt.datetime(2026, 7, 4, 18, 30, tzinfo=BERLIN),
            rrule="FREQ=YEARLY",
        ),
    )
    assert package.volunteer_roles == (
        VolunteerRoleValues(
            key="r", name="Vorlesen", organization_key="verein", time_needed="2 Stunden"
        ),
    )
    service = package.services[0]
    assert [each.key for each in package.services] == ["s"]
    assert service.cost_options == (CostValues(option="je Monat", amount=Decimal("12.50")),)
    assert service.required_documents == ("Ausweis", "Impfpass")
    assert service.texts == (
        TextValues(field="name", language="en", text="Nursery"),
        TextValues(field="summary", language="uk", text="Дитячий садок"),
    )
    assert package.services_at_location[0].capacities == (
        CapacityValues(
            unit="Plätze",
            asserted_at=dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC),
            available=3,
            maximum=20,
        ),
    )


def test_a_task_says_when_how_much_and_what_one_can(tmp_path: Path) -> None:
    told = {
        "volunteer_role.commitment": "weekly",
        "volunteer_role.availability": "evening, Am Wochenende, evening",
        "volunteer_role.abilities": "auto  fahren,listening",
        "volunteer_role.is_online": "ja",
        "volunteer_role.skills": "Führerschein, Führungszeugnis",
    }

    result = TableSource().read(table(tmp_path, {**ROLE, **told}), None)

    assert result.rejected == ()
    assert result.package.volunteer_roles == (
        VolunteerRoleValues(
            key="r",
            name="Vorlesen",
            organization_key="verein",
            time_needed="2 Stunden",
            commitment="weekly",
            availability=("evening", "weekend"),
            abilities=("driving", "listening"),
            is_online=True,
            skills="Führerschein, Führungszeugnis",
        ),
    )


@pytest.mark.parametrize(
    ("field", "given", "told"),
    [
        ("commitment", "oft", "oft; erlaubt: once, monthly, weekly, half_days"),
        (
            "availability",
            "evening, nachts",
            "nachts; erlaubt: daytime, evening, weekend, flexible",
        ),
        ("is_online", "manchmal", "manchmal"),
    ],
)
def test_a_wrong_value_of_a_task_is_named_with_what_is_allowed(
    tmp_path: Path, field: str, given: str, told: str
) -> None:
    name = f"volunteer_role.{field}"

    result = TableSource().read(table(tmp_path, {**ROLE, name: given}, SERVICE), None)

    assert [(each.name, each.origin.row, each.detail) for each in result.rejected] == [
        (name, 2, told)
    ]
    assert [each.key for each in result.package.services] == ["s"]


@pytest.mark.django_db
@pytest.mark.usefixtures("data_dir")
def test_all_kinds_are_written_once(tmp_path: Path) -> None:
    path = table(tmp_path, FEAST, ROLE, SERVICE)

    plan = planning.plan(path, source="verein")
    actions.apply(plan=plan, at=NOW)
    again = planning.plan(path, source="verein")

    assert (plan.rejected, again.batches, again.missing) == ((), (), {})
    assert Event.objects.get().rrule == "FREQ=YEARLY"
    assert VolunteerRole.objects.get().name == "Vorlesen"
    assert Capacity.objects.get().available == 3
    assert LocalizedText.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        ({**FEAST, "event.starts_at": ""}, "event.starts_at", Reason.MISSING),
        ({**FEAST, "event.starts_at": "2026-07-04"}, "event.starts_at", Reason.BAD_TIME),
        ({**FEAST, "event.ends_at": "2026-07-04 15:00"}, "ends_at", Reason.ENDS_FIRST),
        ({**FEAST, "event.rrule": "FREQ=SECONDLY"}, "rrule", Reason.BAD_RRULE),
        ({**FEAST, "event.topics": "gibt_es_nicht"}, "topics", Reason.UNKNOWN_CODE),
        ({**ROLE, "organization.name": ""}, "organization", Reason.ORGANIZATION_EMPTY),
        ({**SERVICE, "service.cost_amount": "viel"}, "service.cost_amount", Reason.BAD_NUMBER),
        ({**SERVICE, "capacity.unit": ""}, "capacity.unit", Reason.MISSING),
        ({**SERVICE, "capacity.counted_on": ""}, "capacity.counted_on", Reason.MISSING),
        ({**SERVICE, "capacity.available": "21"}, "capacity.available", Reason.BAD_NUMBER),
        ({**SERVICE, "location.city": ""}, "capacity.unit", Reason.CAPACITY_NOWHERE),
    ],
)
@pytest.mark.django_db
def test_unusable_row_is_rejected_as_a_whole(
    tmp_path: Path, row: dict[str, str], field: str, reason: Reason
) -> None:
    plan = planning.plan(table(tmp_path, row), source="verein")

    assert [(each.field, each.reason) for each in plan.rejected] == [(field, reason)]
    assert plan.batches == ()


def test_second_row_under_the_key_of_an_event_is_rejected(tmp_path: Path) -> None:
    result = TableSource().read(table(tmp_path, FEAST, FEAST), None)

    assert [(each.origin.row, each.reason) for each in result.rejected] == [(3, Reason.DUPLICATE)]
    assert len(result.package.events) == 1
