"""Messages come in, within bounds, and are put aside."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.marketplace import actions, senders
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.models import PublicMessage, Sending

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)
ABOUT = actions.About(kind="event", id=uuid.UUID(int=1), name="Repair-Café", area_key="99999001")
WORDS = actions.Words(text="Fällt aus.", email="ich@example.org", language="de")


def receive(sender: str = "a", at: dt.datetime = NOW) -> PublicMessage:
    return actions.receive(about=ABOUT, words=WORDS, sender=sender, at=at)


def test_the_sixth_message_within_an_hour_is_refused() -> None:
    for _ in range(5):
        receive()

    with pytest.raises(TooManyMessages):
        receive()

    assert [PublicMessage.objects.count(), Sending.objects.count()] == [5, 5]


def test_an_hour_later_the_sender_may_write_again() -> None:
    for _ in range(5):
        receive()

    receive(at=NOW + dt.timedelta(hours=1))

    assert [PublicMessage.objects.count(), Sending.objects.count()] == [6, 1]


def test_two_hundred_an_hour_are_enough_whoever_sends_them() -> None:
    Sending.objects.bulk_create(Sending(sender=str(number), at=NOW) for number in range(199))

    receive("last")
    with pytest.raises(TooManyMessages):
        receive("one more")

    assert PublicMessage.objects.count() == 1


def test_a_message_put_aside_forgets_the_mail_address() -> None:
    message = receive()

    actions.complete(message, at=NOW)

    stored = PublicMessage.objects.values_list("state", "done_at", "email", "text").get()
    assert stored == ("done", NOW, "", "Fällt aus.")


def test_a_sender_has_another_code_each_day_and_no_address_in_it() -> None:
    day = dt.date(2026, 11, 18)
    codes = [
        senders.code("192.0.2.1", day, "secret"),
        senders.code("192.0.2.1", day, "secret"),
        senders.code("192.0.2.1", day + dt.timedelta(days=1), "secret"),
        senders.code("192.0.2.2", day, "secret"),
    ]

    assert [len(set(codes)), codes[0] == codes[1], "192" in codes[0][:3]] == [3, True, False]
