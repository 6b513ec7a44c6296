"""Messages come in, within bounds, and are put aside."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.marketplace import actions, senders
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage, Sending, SpentProof
from tests.accounts import people

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)
ABOUT = actions.About(kind="event", id=uuid.UUID(int=1), name="Repair-Café", area_key="99999001")
WORDS = actions.Words(text="Fällt aus.", email="ich@example.org", language="de")


def receive(sender: str = "a", at: dt.datetime = NOW, proof: str = "") -> PublicMessage:
    return actions.receive(about=ABOUT, words=WORDS, sender=sender, at=at, proof=proof)


def press(sender: str = "a", number: int = 1, at: dt.datetime = NOW) -> bool:
    """Find a record helpful."""
    return actions.count_helpful(
        about=actions.About(kind="event", id=uuid.UUID(int=number), name=f"Nummer {number}"),
        sender=sender,
        sender_of_record=f"{sender}{number}",
        on=at.date(),
        at=at,
    )


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

    actions.complete(message, by=people.editor("a@b.example", "county_editor"), at=NOW)

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


def test_addresses_of_one_connection_are_one_sender() -> None:
    networks = [
        senders.network(each)
        for each in (
            "2001:db8:1:2::3",
            "2001:db8:1:2:ffff::9",
            "::ffff:192.0.2.1",
            "192.0.2.1",
            "",
        )
    ]

    assert networks == [
        "2001:db8:1:2::/64",
        "2001:db8:1:2::/64",
        "192.0.2.1",
        "192.0.2.1",
        "",
    ]


def test_a_proof_counts_once() -> None:
    messages = [receive(proof="p"), receive(proof="p"), receive(proof="q"), receive()]

    assert [each.is_proven for each in messages] == [True, False, True, False]


def test_a_flood_of_unproven_messages_shuts_out_no_proven_one() -> None:
    Sending.objects.bulk_create(Sending(sender=str(number), at=NOW) for number in range(200))

    with pytest.raises(TooManyMessages):
        receive()

    assert receive(proof="p").is_proven


def test_a_refused_message_spends_no_proof() -> None:
    for number in range(5):
        receive(proof=str(number))

    with pytest.raises(TooManyMessages):
        receive(proof="kept")

    assert SpentProof.objects.filter(code="kept").exists() is False


def test_who_presses_again_within_the_hour_is_counted_once() -> None:
    later = NOW + dt.timedelta(hours=1)

    pressed = [press(), press(), press("b"), press(at=later)]

    counts = HelpfulCount.objects.values_list("record_name", "counted_on", "count")
    assert pressed == [True, False, True, True]
    assert list(counts) == [("Nummer 1", NOW.date(), 3)]


def test_one_sender_finds_twenty_records_helpful_within_an_hour() -> None:
    for number in range(20):
        press(number=number)

    with pytest.raises(TooManyMessages):
        press(number=20)

    assert HelpfulCount.objects.count() == 20


def test_each_day_is_counted_by_itself() -> None:
    press()
    press(at=NOW + dt.timedelta(days=1))

    assert list(HelpfulCount.objects.values_list("counted_on", "count")) == [
        (dt.date(2026, 11, 19), 1),
        (dt.date(2026, 11, 18), 1),
    ]


def test_an_answered_message_waits_to_be_put_aside() -> None:
    message, editor = receive(), people.editor("a@b.example", "county_editor")

    actions.answer(message, by=editor, at=NOW)
    answered = PublicMessage.objects.values_list("state", "answered_by", "email").get()
    actions.complete(message, by=editor, at=NOW)
    actions.answer(message, by=editor, at=NOW)

    done = PublicMessage.objects.values_list("state", "done_by", "email").get()
    assert [answered, done] == [
        ("answered", editor.pk, "ich@example.org"),
        ("done", editor.pk, ""),
    ]


def test_what_was_kept_for_its_time_only_is_forgotten() -> None:
    receive(proof="p", at=NOW)

    found = [
        actions.forget(at=NOW + after)
        for after in (dt.timedelta(minutes=59), dt.timedelta(days=1), dt.timedelta(days=180))
    ]

    assert found == [
        actions.Forgotten(emails=0, sendings=0, proofs=0),
        actions.Forgotten(emails=0, sendings=1, proofs=1),
        actions.Forgotten(emails=1, sendings=0, proofs=0),
    ]
    assert list(PublicMessage.objects.values_list("text", "email")) == [("Fällt aus.", "")]
