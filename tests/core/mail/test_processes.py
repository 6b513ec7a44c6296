"""Processes that send mails, and are killed while they do: nothing is lost or sent twice."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.mail import smtp_server
from tests.installation import Installation, made

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SCRIPT = str(Path(__file__).with_name("mailing.py"))
STATES = "SELECT key, state FROM mail_letter ORDER BY id"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with made(tmp_path_factory.mktemp("mail")) as installation:
        yield installation


@pytest.fixture
def server() -> Iterator[smtp_server.Server]:
    with smtp_server.running() as server:
        yield server


@pytest.fixture
def installation(installed: Installation, server: smtp_server.Server) -> Iterator[Installation]:
    installed.environment |= {
        "SOZIALATLAS_MAIL_HOST": "127.0.0.1",
        "SOZIALATLAS_MAIL_PORT": str(server.port),
        "SOZIALATLAS_MAIL_TLS": "no",
        "SOZIALATLAS_LOG_LEVEL": "error",
    }
    yield installed
    installed.execute("DELETE FROM mail_letter")
    installed.execute("DELETE FROM jobs_job")


def post(installation: Installation, count: int) -> None:
    """Post mails, as another process would; one that starts Django takes seconds for it."""
    for number in range(count):
        sql = """INSERT INTO mail_letter
            (key, token, "to", subject, text, unsubscribe, reference, is_code, state, tries,
             reason, posted_at, due_at)
            VALUES ('%(at)s', '%(at)s', '%(at)s@b.example', 'Guten Tag', 'Hallo', '', '',
             FALSE, 'waiting', 0, '', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)"""
        installation.execute(sql % {"at": number})
    installation.execute("""INSERT INTO jobs_job
        (kind, key, arguments, state, due_at, tries, is_wanted_again, held_by, reason)
        VALUES ('mail.send', '', '{}', 'waiting', CURRENT_TIMESTAMP, 0, FALSE, '', '')""")


def recipients(server: smtp_server.Server) -> list[str]:
    return [to.partition("@")[0] for _sender, to in server.envelopes]


def test_killed_in_the_middle_nothing_is_lost_and_nothing_sent_twice(
    installation: Installation, server: smtp_server.Server
) -> None:
    post(installation, 3)
    server.hold = threading.Event()
    with installation.started(SCRIPT) as sender:
        assert server.begun.wait(20)
        os.kill(sender.pid, signal.SIGKILL)
        sender.wait(20)
    left = installation.execute(STATES)
    server.hold.set()
    server.hold = None
    installation.run(SCRIPT)
    installation.run(SCRIPT)

    assert left == [("0", "sending"), ("1", "waiting"), ("2", "waiting")]
    assert installation.execute(STATES) == [("0", "unclear"), ("1", "sent"), ("2", "sent")]
    assert recipients(server) == ["0", "1", "2"]


def test_told_to_end_the_letter_at_hand_is_noted_as_sent(
    installation: Installation, server: smtp_server.Server
) -> None:
    post(installation, 2)
    server.hold = threading.Event()
    with installation.started(SCRIPT) as sender:
        assert server.begun.wait(20)
        os.kill(sender.pid, signal.SIGTERM)
        server.hold.set()
        code = sender.wait(20)
    left = installation.execute(STATES)
    installation.run(SCRIPT)

    assert (code, left) == (0, [("0", "sent"), ("1", "waiting")])
    assert installation.execute(STATES) == [("0", "sent"), ("1", "sent")]
    assert recipients(server) == ["0", "1"]


def test_two_senders_at_once_send_each_letter_once(
    installation: Installation, server: smtp_server.Server
) -> None:
    post(installation, 20)
    with installation.started(SCRIPT) as first, installation.started(SCRIPT) as second:
        first.wait(30)
        second.wait(30)

    assert sorted(recipients(server), key=int) == [str(number) for number in range(20)]
