"""Letters go out once, whatever the mail server answers."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import Settings

from sozialatlas.core import mail
from sozialatlas.core.mail import sending
from sozialatlas.core.mail.models import Letter, Outage
from sozialatlas.core.mail.signals import bounced
from tests.core.mail.smtp_server import HANG_UP, Server

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


def post(*names: str) -> None:
    for name in names:
        mail.post(key=name, to=f"{name}@b.example", subject="Guten Tag", text=f"Hallo {name}")


def states() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("key", "state"))


def send(later: dt.timedelta = dt.timedelta()) -> dt.timedelta | None:
    """Send what waits, some time after it was posted; return how long to wait for the next."""
    now = Letter.objects.latest("posted_at").posted_at + later
    next_at = sending.send_waiting(lambda: now)
    return None if next_at is None else next_at - now


def test_letters_go_over_one_line_and_are_sent_once(server: Server) -> None:
    post("a", "b")
    again = [send(), send(MINUTE)]

    assert (again, server.session_count) == ([None, None], 1)
    assert states() == [("a", "sent"), ("b", "sent")]
    assert [one.get_payload() for one in server.taken] == ["Hallo a\n", "Hallo b\n"]


def test_return_address_is_in_the_envelope_alone(server: Server) -> None:
    post("a")
    send()

    token = Letter.objects.get().token
    assert server.envelopes == [(f"rueck+{token}@kreis.example", "a@b.example")]
    assert server.taken[0]["From"] == "Sozialatlas Auental <atlas@kreis.example>"


def test_address_that_is_refused_for_good_counts_as_come_back(server: Server) -> None:
    post("a", "b")
    server.refused = {"a@b.example": "550 5.1.1 nobody of that name"}
    heard: list[tuple[str, bool]] = []

    def note(letter: Letter, is_permanent: bool, **_rest: object) -> None:
        heard.append((letter.key, is_permanent))

    bounced.connect(note)
    again = send()
    bounced.disconnect(note)

    assert (again, states()) == (None, [("a", "bounced"), ("b", "sent")])
    assert Letter.objects.get(key="a").reason == "550 5.1.1 nobody of that name"
    assert heard == [("a", True)]


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("550 nobody", "bounced"),
        ("550 5.2.1 mailbox disabled", "bounced"),
        ("550 relay not permitted", "failed"),
        ("553 5.1.8 sender has no domain", "failed"),
        ("552 5.3.4 too big", "failed"),
    ],
)
def test_what_is_not_of_the_address_does_not_silence_it(
    server: Server, told: str, state: str
) -> None:
    post("a")
    server.refused = {"a@b.example": told}
    send()

    assert states() == [("a", state)]


def test_recipient_who_is_busy_is_tried_with_growing_pauses_for_a_day(server: Server) -> None:
    post("a")
    server.refused = {"a@b.example": "451 4.7.1 greylisted"}
    later, waits = dt.timedelta(), []
    while (wait := send(later)) is not None:
        waits.append(wait // MINUTE)
        later += wait

    assert waits == [5, 10, 20, 40, 80, 160, 320, 360, 360]
    assert states() == [("a", "failed")]


def test_server_that_relays_nothing_does_not_end_a_letter_at_once(server: Server) -> None:
    post("a")
    server.at_rcpt = "554 5.7.1 relaying denied"
    wait = send()

    assert (wait, states()) == (5 * MINUTE, [("a", "waiting")])


def test_letters_wait_while_the_server_is_down(server: Server, settings: Settings) -> None:
    post("a", "b")
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    later, waits = dt.timedelta(), []
    for _round in range(8):
        wait = send(later)
        assert wait is not None
        waits.append(wait // MINUTE)
        later += wait
    tries = list(Letter.objects.values_list("tries", flat=True))
    settings.EMAIL_PORT = right
    send(later)

    assert (waits, tries) == ([1, 2, 4, 8, 16, 32, 60, 60], [0, 0])
    assert states() == [("a", "sent"), ("b", "sent")]
    assert not Outage.objects.exists()


def test_server_is_left_alone_until_its_pause_is_over(server: Server, settings: Settings) -> None:
    post("a")
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    send()
    settings.EMAIL_PORT = right
    wait = send(MINUTE / 2)

    assert (wait, server.session_count) == (MINUTE / 2, 0)


def test_code_is_tried_at_once_also_while_the_server_rests(
    server: Server, settings: Settings
) -> None:
    post("a")
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    send()
    settings.EMAIL_PORT = right
    mail.post_code(key="code", to="c@b.example", subject="123", text="123")
    send(MINUTE / 2)

    assert states() == [("a", "sent"), ("code", "sent")]
    assert [one["To"] for one in server.taken] == ["c@b.example", "a@b.example"]


@pytest.mark.parametrize("step", ["at_mail", "at_rcpt"])
def test_letter_waits_when_the_line_breaks_before_its_text(server: Server, step: str) -> None:
    post("a", "b")
    setattr(server, step, HANG_UP)
    wait = send()

    assert (wait, states()) == (MINUTE, [("a", "waiting"), ("b", "waiting")])
    assert server.taken == []


def test_letter_is_unclear_when_the_line_breaks_after_its_text(server: Server) -> None:
    post("a", "b")
    server.at_end = HANG_UP
    send()
    server.at_end = "250 taken"
    send(MINUTE)

    assert states() == [("a", "unclear"), ("b", "sent")]


def test_server_that_refuses_our_own_address_fails_no_letter(server: Server) -> None:
    post("a")
    server.at_mail = "530 5.7.0 authentication required"
    wait = send()

    outage = Outage.objects.get()
    assert (wait, states()) == (MINUTE, [("a", "waiting")])
    assert (outage.tries, outage.reason) == (1, "530 5.7.0 authentication required")


def test_letter_that_a_killed_process_left_is_never_sent_by_itself(server: Server) -> None:
    post("a")
    Letter.objects.update(state="sending", begun_at=Letter.objects.get().posted_at)
    send()
    send(dt.timedelta(days=3))

    assert (states(), server.taken) == ([("a", "unclear")], [])


def test_no_more_than_allowed_go_within_a_minute_but_codes_do(
    server: Server, settings: Settings
) -> None:
    settings.MAIL_PER_MINUTE = 2
    post("a", "b", "c")
    first = send()
    mail.post_code(key="code", to="d@b.example", subject="123", text="123")
    send()
    then = states()
    last = send(2 * MINUTE)

    assert (first, last) == (MINUTE, None)
    assert then == [("a", "sent"), ("b", "sent"), ("c", "waiting"), ("code", "sent")]
    assert states() == [("a", "sent"), ("b", "sent"), ("c", "sent"), ("code", "sent")]


def test_text_of_a_code_goes_with_its_sending(server: Server) -> None:
    mail.post_code(key="code", to="d@b.example", subject="Ihr Code", text="123456")
    send()

    letter = Letter.objects.get()
    assert (letter.state, letter.text) == ("sent", "")
    assert server.taken[0].get_payload() == "123456\n"


def test_code_that_comes_too_late_is_not_sent(server: Server) -> None:
    mail.post_code(key="code", to="d@b.example", subject="Ihr Code", text="123456")
    send(31 * MINUTE)

    letter = Letter.objects.get()
    assert (letter.state, letter.text, server.taken) == ("failed", "", [])


def test_nothing_is_sent_where_no_server_is_set_up(settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    post("a")

    assert (send(), states()) == (None, [("a", "waiting")])


def test_demo_keeps_all_mails_in_the_house(server: Server, settings: Settings) -> None:
    settings.DEMO = True
    mail.post_code(key="code", to="d@b.example", subject="Ihr Code", text="123456")
    send()

    letter = Letter.objects.get()
    assert (letter.state, letter.text, server.session_count) == ("sent", "123456", 0)
