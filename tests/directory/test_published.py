"""Whether the public may see a thing: the filter and the record itself say the same."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.db import IntegrityError

from sozialatlas.directory.models import Organization, Status
from tests.directory import factories

TODAY = dt.date(2026, 2, 11)
DAYS = (None, TODAY - dt.timedelta(days=1), TODAY, TODAY + dt.timedelta(days=1))


@pytest.mark.django_db
def test_a_thing_is_visible_within_its_days_unless_it_is_closed() -> None:
    for number, (status, begins, ends) in enumerate(itertools.product(Status, DAYS, DAYS)):
        if not (begins and ends and begins > ends):
            Organization.objects.create(
                name=f"{number}", status=status, visible_from=begins, visible_to=ends
            )

    everything = Organization.objects.order_by("pk")
    by_filter = set(Organization.objects.all().visible_on(TODAY))
    by_record = {each for each in everything if each.is_visible_on(TODAY)}

    expected = {
        each
        for each in everything
        if each.status != "closed" and each.visible_from != DAYS[3] and each.visible_to != DAYS[1]
    }
    assert by_filter == by_record == expected
    assert 0 < len(expected) < len(everything)


@pytest.mark.django_db
@pytest.mark.parametrize("half", [{"lat": 50.0}, {"lon": 8.0}, {"lat": 50.0, "lon": 181.0}])
def test_what_is_no_point_on_the_globe_is_not_stored(half: dict[str, float]) -> None:
    with pytest.raises(IntegrityError):
        factories.location(**half)
