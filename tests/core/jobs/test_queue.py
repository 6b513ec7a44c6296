"""Jobs wait once, are held by one process, tried anew, and told when they fail."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from sozialatlas.core.jobs import Kind, Nightly, job, kinds, queue, waiting
from sozialatlas.core.jobs.kinds import JobError
from sozialatlas.core.jobs.models import Job

NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HERE, THERE = "machine/one", "machine/two"
ran: list[int] = []


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_kinds", {})
    ran.clear()


def greeting(**given: object) -> Kind[[int]]:
    def greet(person: int) -> None:
        ran.append(person)

    return job("test.greet", "Grüßen", **given)(greet)  # type: ignore[arg-type] -- any options of a job


def nightly() -> Kind[[]]:
    def sweep() -> None:
        ran.append(0)

    return job("test.sweep", "Fegen", tries=1, nightly=Nightly(hour=3))(sweep)


def take(now: dt.datetime = NOW, place: str = HERE) -> Job | None:
    return queue.take(kinds._kinds, place, now)


def stored() -> list[tuple[str, str, int]]:
    return [(row.key, row.state, row.tries) for row in Job.objects.order_by("pk")]


@pytest.mark.django_db
def test_job_waits_with_its_arguments() -> None:
    greeting().enqueue(person=7)

    row = Job.objects.get()
    assert (row.kind, row.key, row.arguments, row.state) == (
        "test.greet",
        '{"person": 7}',
        {"person": 7},
        "waiting",
    )


@pytest.mark.django_db
def test_same_work_waits_once_at_the_earlier_moment() -> None:
    greet = greeting()
    greet.enqueue_at(NOW + MINUTE, 7)
    greet.enqueue_at(NOW, 7)
    greet.enqueue_at(NOW + 2 * MINUTE, 7)
    greet.enqueue_at(NOW, 8)

    due = Job.objects.order_by("pk").values_list("key", "due_at")
    assert list(due) == [('{"person": 7}', NOW), ('{"person": 8}', NOW)]


@pytest.mark.django_db
def test_key_may_be_some_of_the_arguments() -> None:
    def write(person: int, words: str) -> None: ...

    letter = job("test.write", "Schreiben", key=("person",))(write)
    letter.enqueue(7, "alt")
    letter.enqueue(7, "neu")

    assert [row.arguments for row in Job.objects.all()] == [{"person": 7, "words": "neu"}]


@pytest.mark.django_db
def test_what_cannot_wait_in_the_database_is_refused() -> None:
    def write(words: object) -> None: ...

    letter = job("test.write", "Schreiben")(write)

    with pytest.raises(JobError, match=r"^test\.write: words must be a text"):
        letter.enqueue(["a"])
    assert Job.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_job_of_a_transaction_that_is_taken_back_never_waits() -> None:
    greet = greeting()
    with transaction.atomic():
        greet.enqueue(7)
        transaction.set_rollback(True)
    with transaction.atomic():
        greet.enqueue(8)

    assert stored() == [('{"person": 8}', "waiting", 0)]


@pytest.mark.django_db
def test_job_is_taken_by_one_process_once_it_is_due() -> None:
    greeting().enqueue_at(NOW, 7)

    taken = [take(NOW - MINUTE), take(NOW, HERE), take(NOW, THERE)]

    assert [row and row.held_by for row in taken] == [None, HERE, None]


@pytest.mark.django_db
def test_job_of_a_process_that_is_silent_too_long_is_taken_by_another() -> None:
    greeting().enqueue_at(NOW, 7)
    row = take()
    assert row is not None
    later = NOW + 2 * queue.LEASE + MINUTE
    alive = queue.keep(row.pk, HERE, NOW + MINUTE)
    early, late = take(NOW + MINUTE + queue.LEASE / 2, THERE), take(later, THERE)

    assert alive is True
    assert (early, late and (late.held_by, late.tries)) == (None, (THERE, 2))
    assert queue.keep(row.pk, HERE, later) is False


@pytest.mark.django_db
def test_process_that_lost_its_job_changes_nothing() -> None:
    greet = greeting()
    greet.enqueue_at(NOW, 7)
    row = take()
    assert row is not None
    take(NOW + 2 * queue.LEASE, THERE)
    queue.note_success(greet, row.pk, HERE, NOW)
    queue.note_failure(greet, row.pk, HERE, "zu spät", NOW)

    assert [(one.state, one.held_by, one.reason) for one in Job.objects.all()] == [
        ("running", THERE, "")
    ]


@pytest.mark.django_db
def test_failing_job_is_tried_after_longer_and_longer_pauses_and_then_shown() -> None:
    greet = greeting(tries=3)
    greet.enqueue_at(NOW, 7)
    due, now = [], NOW
    for _try in range(3):
        row = take(now)
        assert row is not None
        queue.note_failure(greet, row.pk, HERE, "kaputt", now)
        row.refresh_from_db()
        due.append((row.due_at - now).total_seconds())
        now = row.due_at

    assert due[:2] == [30, 120]
    assert [(one.state, one.failed_at, one.reason) for one in Job.objects.failed()] == [
        ("failed", now, "kaputt")
    ]
    assert take(now + 60 * MINUTE) is None


@pytest.mark.django_db
def test_failed_job_is_done_again_when_somebody_asks() -> None:
    greet = greeting(tries=1)
    greet.enqueue_at(NOW, 7)
    row = take()
    assert row is not None
    queue.note_failure(greet, row.pk, HERE, "kaputt", NOW)
    waiting.again(row.pk, NOW)

    assert stored() == [('{"person": 7}', "waiting", 0)]
    assert list(Job.objects.failed()) == []


@pytest.mark.django_db
def test_job_that_ends_its_process_each_time_is_given_up() -> None:
    greeting(tries=2).enqueue_at(NOW, 7)
    later = [NOW + number * 2 * queue.LEASE for number in range(3)]
    taken = [take(now) is not None for now in later]

    assert taken == [True, True, False]
    assert [one.reason for one in Job.objects.failed()] == [
        "Der Prozess endete jedes Mal mitten in der Aufgabe."
    ]


@pytest.mark.django_db
def test_job_that_is_wanted_while_it_runs_runs_again() -> None:
    greet = greeting()
    greet.enqueue_at(NOW, 7)
    first = take()
    assert first is not None
    greet.enqueue_at(NOW, 7)
    beside = take(NOW, THERE)
    queue.note_success(greet, first.pk, HERE, NOW)
    second = take()
    assert second is not None
    queue.note_success(greet, second.pk, HERE, NOW)

    assert (beside, take()) == (None, None)
    assert stored() == [('{"person": 7}', "done", 0)]


@pytest.mark.django_db
def test_job_that_was_broken_off_on_purpose_loses_no_try() -> None:
    greeting().enqueue_at(NOW, 7)
    row = take()
    assert row is not None
    queue.give_back(row.pk, HERE, NOW)

    assert stored() == [('{"person": 7}', "waiting", 0)]


@pytest.mark.django_db
def test_job_of_a_kind_that_this_version_does_not_know_waits_for_one_that_does() -> None:
    Job.objects.create(kind="test.of_tomorrow", due_at=NOW)

    assert take() is None
    assert [row.state for row in Job.objects.all()] == ["waiting"]


@pytest.mark.django_db
def test_nightly_job_runs_once_soon_and_then_once_a_night() -> None:
    sweep = nightly()
    moments = []
    now = NOW
    for _night in range(3):
        queue.schedule([sweep], now, now + MINUTE)  # as each start of the program does
        row = Job.objects.get()
        moments.append(timezone.localtime(row.due_at).strftime("%d. %H:%M"))
        now = row.due_at + MINUTE
        assert take(row.due_at - dt.timedelta(seconds=1)) is None
        taken = take(now)
        assert taken is not None
        assert take(now, THERE) is None
        queue.note_success(sweep, taken.pk, HERE, now)
        assert take(now) is None

    assert moments == ["01. 14:01", "02. 03:00", "03. 03:00"]


@pytest.mark.django_db
def test_nights_that_were_slept_through_are_made_up_for_once() -> None:
    sweep = nightly()
    queue.schedule([sweep], NOW, NOW)
    row = take()
    assert row is not None
    queue.note_success(sweep, row.pk, HERE, NOW)
    morning = NOW + dt.timedelta(days=4)
    queue.schedule([sweep], morning, morning)
    late = take(morning)
    assert late is not None
    queue.note_success(sweep, late.pk, HERE, morning)

    assert take(morning + MINUTE) is None
    assert sweep.nightly is not None
    assert Job.objects.get().due_at == sweep.nightly.after(morning)


@pytest.mark.django_db
def test_nightly_job_that_failed_is_shown_and_comes_back_the_next_night() -> None:
    sweep = nightly()
    queue.schedule([sweep], NOW, NOW)
    row = take()
    assert row is not None
    queue.note_failure(sweep, row.pk, HERE, "kaputt", NOW)
    failed = list(Job.objects.failed().values_list("state", "reason"))
    night = take(NOW + dt.timedelta(days=1))
    assert night is not None
    queue.note_success(sweep, night.pk, HERE, NOW)

    assert failed == [("waiting", "kaputt")]
    assert list(Job.objects.failed()) == []


@pytest.mark.django_db
def test_another_hour_counts_from_the_next_night_on() -> None:
    sweep = nightly()
    queue.schedule([sweep], NOW, NOW)
    row = take()
    assert row is not None
    queue.note_success(sweep, row.pk, HERE, NOW)
    other = job("test.sweep", "Fegen", nightly=Nightly(hour=5))(sweep.run)
    queue.schedule([other], NOW, NOW)

    assert timezone.localtime(Job.objects.get().due_at).strftime("%d. %H:%M") == "02. 05:00"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-07-01T00:59Z", "2026-07-01T01:00Z"),  # 02:59 in summer
        ("2026-07-01T01:00Z", "2026-07-02T01:00Z"),
        ("2026-03-29T00:00Z", "2026-03-29T01:00Z"),  # the day without an hour from two to three
        ("2026-03-29T01:00Z", "2026-03-30T01:00Z"),
        ("2026-10-24T12:00Z", "2026-10-25T02:00Z"),  # the day on which that hour comes twice
    ],
)
def test_night_follows_the_clock_of_the_county(now: str, due: str) -> None:
    assert Nightly(hour=3).after(dt.datetime.fromisoformat(now)) == dt.datetime.fromisoformat(due)


def test_hour_that_the_clock_skips_or_has_twice_comes_once() -> None:
    moments, now = [], dt.datetime.fromisoformat("2026-03-28T00:00Z")
    for _night in range(3):
        now = Nightly(hour=2, minute=30).after(now)
        moments.append(now.strftime("%d. %H:%M"))
    twice = Nightly(hour=2, minute=30).after(dt.datetime.fromisoformat("2026-10-24T12:00Z"))
    next_one = Nightly(hour=2, minute=30).after(twice)

    assert moments == ["28. 01:30", "29. 01:30", "30. 00:30"]
    assert [one.strftime("%d. %H:%M") for one in (twice, next_one)] == ["25. 00:30", "26. 01:30"]


@pytest.mark.django_db
def test_what_is_done_is_forgotten_and_what_failed_is_not() -> None:
    for state in ("done", "failed", "waiting"):
        Job.objects.create(kind="test.x", key=state, state=state, due_at=NOW, done_at=NOW)
    queue.forget(NOW + MINUTE)

    assert sorted(Job.objects.values_list("state", flat=True)) == ["failed", "waiting"]
