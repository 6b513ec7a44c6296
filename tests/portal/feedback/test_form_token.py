"""The mark of a form: made here, for one record, neither too young nor too old."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core import signing

from sozialatlas.portal.feedback import form_token
from sozialatlas.portal.feedback.form_token import State

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)
RECORD = uuid.UUID(int=1)


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (-60, State.TOO_YOUNG),
        (0, State.TOO_YOUNG),
        (2, State.TOO_YOUNG),
        (3, State.GOOD),
        (86_400, State.GOOD),
        (86_401, State.EXPIRED),
    ],
)
def test_a_form_is_good_from_three_seconds_to_a_day(seconds: int, state: State) -> None:
    token = form_token.issue(RECORD, NOW)

    assert form_token.state(token, RECORD, NOW + dt.timedelta(seconds=seconds)) is state


@pytest.mark.parametrize(
    "token",
    [
        "",
        ":",
        "x" * 10_000,
        "\x00",
        f"{RECORD.hex}.1:forged",
        signing.Signer(salt="another").sign(f"{RECORD.hex}.1"),
        signing.Signer(salt=form_token.SALT).sign(f"{uuid.UUID(int=2).hex}.1"),
    ],
)
def test_what_was_not_given_out_for_this_record_is_forged(token: str) -> None:
    assert form_token.state(token, RECORD, NOW) is State.FORGED
