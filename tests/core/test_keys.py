"""Keys as somebody sent them."""

from __future__ import annotations

import pytest
from django.db.models import CharField, Field, IntegerField, UUIDField

from sozialatlas.core import keys

ID = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("key", "known"),
    [
        (IntegerField(), ["1", "-1"]),
        (CharField(max_length=40), ["1", "-1", "abc", ID]),
        (UUIDField(), [ID]),
    ],
)
def test_what_a_column_could_never_hold_is_no_key(
    key: Field[object, object], known: list[str]
) -> None:
    given = ["1", "-1", "abc", ID, "1\x00", "\0", "9" * 41]

    assert keys.possible(key, given) == known
