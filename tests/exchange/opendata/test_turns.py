"""Large files are sent a few at a time, and pages are answered meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from sozialatlas.exchange.opendata import turns
from tests.directory import factories
from tests.exchange.opendata.asking import body, content, get


def _parts() -> Iterator[bytes]:
    yield b"a"
    yield b"b"


@pytest.mark.django_db
def test_who_comes_when_many_are_reading_is_sent_to_the_dump() -> None:
    factories.service("Tagespflege")
    reading = [turns.taken(_parts) for _ in range(turns.AT_ONCE)]

    later, head = get("services.csv"), get("services.schema.json")
    for one in reading:
        one.close()

    assert (later.status_code, later["Retry-After"]) == (503, "60")
    assert json.loads(body(later)) == {
        "reason": "many are downloading just now; try again, or take the dump of last night at"
        " dumps/newest.zip"
    }
    assert head.status_code == 200
    assert b"Tagespflege" in content("services.csv")


def test_a_turn_ends_with_the_last_part_or_when_nobody_reads_on() -> None:
    for _ in range(turns.AT_ONCE + 1):
        assert list(turns.taken(_parts)) == [b"a", b"b"]
        turns.taken(_parts).close()
        given_up = turns.taken(_parts)
        next(given_up)
        given_up.close()
        given_up.close()


def test_a_file_that_cannot_be_begun_takes_no_turn() -> None:
    def fails() -> Iterator[bytes]:
        raise MemoryError

    for _ in range(turns.AT_ONCE + 1):
        with pytest.raises(MemoryError):
            turns.taken(fails)
