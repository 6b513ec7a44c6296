"""What an event refuses before it is saved."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from sozialatlas.directory.models import Event


def test_rule_and_days_that_can_be_read_are_taken() -> None:
    Event(rrule="FREQ=MONTHLY;BYDAY=2WE", exdates=["2026-12-24", "2026-12-31T18:00:00"]).clean()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rrule", "jeden Mittwoch"),
        ("rrule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ("exdates", "2026-12-24"),
        ("exdates", ["Heiligabend"]),
        ("exdates", [24]),
    ],
)
def test_rule_or_day_that_nobody_can_read_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Event(**{field: value}).clean()

    assert list(refused.value.message_dict) == [field]
