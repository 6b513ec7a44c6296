"""The days that the county has for an answer."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.accounts.models import RoleAssignment
from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.marketplace.proposals.deadlines import working_days_after
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.promising import promised
from tests.marketplace.proposals.factories import person

HESSE = RegionCalendar("DE-HE")


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (dt.date(2026, 11, 23), 5, dt.date(2026, 11, 30)),  # Monday to Monday
        (dt.date(2026, 11, 27), 1, dt.date(2026, 11, 30)),  # Friday, over the weekend
        (dt.date(2026, 11, 28), 1, dt.date(2026, 11, 30)),  # Saturday counts as little
        (dt.date(2026, 12, 23), 2, dt.date(2026, 12, 28)),  # Christmas, then a weekend
        (dt.date(2026, 6, 3), 1, dt.date(2026, 6, 5)),  # Fronleichnam is a holiday in Hesse
        (dt.date(2026, 11, 23), 0, dt.date(2026, 11, 23)),
    ],
)
def test_only_working_days_count(day: dt.date, count: int, expected: dt.date) -> None:
    assert working_days_after(day, count, HESSE) == expected


def test_a_holiday_of_another_land_is_a_working_day() -> None:
    saxony = RegionCalendar("DE-SN")

    assert working_days_after(dt.date(2026, 6, 3), 1, saxony) == dt.date(2026, 6, 4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "last"),
    [
        ("06997001", dt.date(2026, 6, 11)),  # Fronleichnam is a holiday in Hesse
        ("14628110", dt.date(2026, 6, 10)),
        ("61053", dt.date(2026, 6, 11)),  # and in Austria
        ("", dt.date(2026, 6, 11)),  # the county's, and that is in Hesse
    ],
)
def test_an_answer_is_promised_by_the_holidays_there(key: str, last: dt.date) -> None:
    RoleAssignment.objects.create(user=person(), role="county_editor", area_key="06997")

    assert promised(Proposal(area_key=key), dt.datetime(2026, 6, 3, 12, tzinfo=dt.UTC)) == last
