"""What a row of opening hours refuses before it is saved, in the words of the form."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sozialatlas.directory.models import Schedule

EIGHT, NINE = dt.time(8), dt.time(9)


def test_row_that_can_be_is_taken() -> None:
    Schedule(weekday=1, opens=EIGHT, closes=NINE, week_of_month=-1).clean()


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"opens": EIGHT}, "closes", "Zu einer Uhrzeit gehören Beginn und Ende,"),
        ({"weekday": 1}, "opens", "Bitte Stunden und Minuten angeben,"),
        ({"note": "x", "week_of_month": 2}, "weekday", "Eine Woche im Monat braucht"),
        ({"note": "x", "week_of_month": 6}, "week_of_month", "Bitte 1 bis 5 angeben,"),
        ({"note": "x", "every_n_weeks": 300}, "every_n_weeks", "Bitte eine Zahl von 1 bis 104"),
        ({"note": "x", "every_n_weeks": 2}, "anchor_on", "Bitte einen Tag angeben,"),
        ({"note": "x", "season_from": "1.5."}, "season_from", "Bitte Monat und Tag angeben,"),
        ({"note": "x", "season_from": "05-01"}, "season_to", "Bitte ersten und letzten Tag"),
        (
            {"note": "x", "valid_from": dt.date(2026, 2, 1), "valid_to": dt.date(2026, 1, 1)},
            "valid_to",
            "Liegt vor dem ersten Tag.",
        ),
    ],
)
def test_row_that_cannot_be_is_refused_in_words(
    values: dict[str, object], field: str, said: str
) -> None:
    with translation.override("de"), pytest.raises(ValidationError) as refused:
        Schedule(**values).clean()

    assert {name: text[0][: len(said)] for name, text in refused.value.message_dict.items()} == {
        field: said
    }
