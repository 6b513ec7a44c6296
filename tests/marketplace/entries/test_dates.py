"""The page on which somebody says when an event takes place."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Event
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals.comparing import telling
from sozialatlas.marketplace.proposals.models import Change
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db

FRIDAY = dt.date(2027, 5, 7)
STEP = "termin"


def moment(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def opened(**fields: object) -> tuple[Client, Draft]:
    """Return a draft that changes an event which begins on a Friday at 18:00."""
    organization, client = world.club()
    event = Event.objects.create(
        name="Treff",
        organization=organization,
        **{"starts_at": moment(FRIDAY, 18), **fields},
    )
    return client, world.change(client, "veranstaltung", event.pk, STEP)


def shown(client: Client, draft: Draft) -> dict[str, object]:
    return world.shown(client, draft, STEP)


def changed() -> dict[str, object]:
    """Return what would be published, by field: only what differs."""
    change = Change.objects.get()
    return {name: change.values[name] for name in telling(change)}


def refused(client: Client, draft: Draft, answers: dict[str, object]) -> dict[str, list[str]]:
    draft.proposal.refresh_from_db()
    url = f"{world.MINE}/entwurf/{draft.pk}/{STEP}"
    answer = client.post(url, {"fassung": draft.proposal.version, **answers})
    assert answer.status_code in (200, 422), answer.headers.get("Location")
    return dict(answer.context["form"].errors)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (moment(dt.date(2027, 5, 7), 22), None),
        (moment(dt.date(2027, 5, 8), 2), None),
        (moment(dt.date(2027, 5, 8), 20), "2027-05-08"),
        (moment(dt.date(2027, 5, 9), 12), "2027-05-09"),
    ],
)
def test_an_end_stays_when_nobody_touches_it(end: dt.datetime, last: str | None) -> None:
    client, draft = opened(ends_at=end)

    answers = shown(client, draft)
    world.save(client, draft, STEP, **answers)

    said = answers.get("last")
    assert (str(said) if said else None, changed()) == (last, {})


def test_a_night_stays_a_night_when_only_its_beginning_changes() -> None:
    client, draft = opened(ends_at=moment(dt.date(2027, 5, 8), 10))
    answers = shown(client, draft) | {"begins": "09:00"}

    world.save(client, draft, STEP, **answers)

    assert set(changed()) == {"starts_at"}


def test_a_last_day_that_is_taken_out_is_out() -> None:
    client, draft = opened(ends_at=moment(dt.date(2027, 5, 9), 20))
    answers = shown(client, draft) | {"last": ""}

    world.save(client, draft, STEP, **answers)

    said = dt.datetime.fromisoformat(str(changed()["ends_at"]))
    assert said == moment(FRIDAY, 20)


@pytest.mark.parametrize(
    ("last", "repeats", "is_refused"),
    [
        ("2027-12-31", "woche", True),
        ("2027-05-14", "woche", True),
        ("2027-05-13", "woche", False),
        ("2027-05-20", "zwei_wochen", False),
        ("2027-06-04", "monat_tag", True),
        ("2027-12-31", "", False),
    ],
)
def test_the_end_of_a_course_is_not_the_last_day_of_its_first_time(
    last: str, repeats: str, is_refused: bool
) -> None:
    client, draft = opened()
    answers = shown(client, draft) | {"last": last, "ends": "20:00", "repeats": repeats}

    if not is_refused:
        world.save(client, draft, STEP, **answers)
        assert "ends_at" in changed()
        return

    said = refused(client, draft, answers)
    assert said["last"] == ["Bis wann es sich wiederholt, steht weiter unten bei „Bis wann?“."]


def test_a_camp_ends_on_its_last_day() -> None:
    client, draft = opened()
    answers = shown(client, draft) | {"last": "2027-05-09", "ends": "12:00"}

    world.save(client, draft, STEP, **answers)

    said = dt.datetime.fromisoformat(str(changed()["ends_at"]))
    assert said == moment(dt.date(2027, 5, 9), 12)


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"last": "2027-05-09", "ends": ""}, "ends"),
        ({"last": "2027-05-06", "ends": "20:00"}, "last"),
        ({"last": "2027-05-07", "ends": "17:00"}, "ends"),
        ({"last": "9999-12-31", "ends": "17:00"}, "last"),
    ],
)
def test_a_last_day_that_cannot_be_is_refused(answers: dict[str, str], field: str) -> None:
    client, draft = opened()

    assert field in refused(client, draft, shown(client, draft) | answers)


RULES = [
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=FR",
    "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231T230000Z",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=10",
    "FREQ=MONTHLY;BYDAY=1FR",
    "FREQ=MONTHLY;BYDAY=-2FR",
    "FREQ=MONTHLY;BYDAY=FR",
    "FREQ=MONTHLY;BYMONTHDAY=7",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=YEARLY;INTERVAL=2",
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_stays_when_only_the_end_of_the_day_changes(rule: str) -> None:
    client, draft = opened(rrule=rule, exdates=["2027-05-14T16:00:00+00:00"])

    world.save(client, draft, STEP, **shown(client, draft) | {"ends": "21:30"})

    assert set(changed()) == {"ends_at"}


@pytest.mark.parametrize("rule", RULES)
def test_the_page_shows_what_a_rule_says_or_that_it_stays(rule: str) -> None:
    client, draft = opened(rrule=rule)
    plain = {
        "FREQ=WEEKLY;BYDAY=FR": "woche",
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231T230000Z": "woche",
        "FREQ=MONTHLY;BYDAY=1FR": "monat_tag",
        "FREQ=MONTHLY;BYMONTHDAY=7": "monat_datum",
    }

    answers = shown(client, draft)

    # What ends an hour before the new year in London ends in the new year here.
    until = dt.date(2028, 1, 1) if "UNTIL" in rule else None
    said = answers.get("until")
    assert (answers["repeats"], said) == (plain.get(rule, "bleibt"), until)


def test_the_last_day_is_said_once() -> None:
    client, draft = opened(rrule="FREQ=MONTHLY;BYDAY=-2FR;UNTIL=20271231")

    page = client.get(f"{world.MINE}/entwurf/{draft.pk}/{STEP}").content.decode()

    assert "<span>jeden vorletzten Freitag im Monat</span>" in page


@pytest.mark.parametrize(
    ("rule", "until", "becomes"),
    [
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR;UNTIL=20271231", "2028-06-30", "UNTIL=20280630"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR;COUNT=9", "2028-06-30", "UNTIL=20280630"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR;UNTIL=20271231", "", ""),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231", "2028-06-30", "UNTIL=20280630"),
    ],
)
def test_a_rule_ends_as_somebody_says_now(rule: str, until: str, becomes: str) -> None:
    client, draft = opened(rrule=rule)

    world.save(client, draft, STEP, **shown(client, draft) | {"until": until})

    start, _sign, _end = rule.partition(";UNTIL" if "UNTIL" in rule else ";COUNT")
    assert changed()["rrule"] == ";".join(filter(None, [start, becomes]))


def test_a_rule_that_cannot_be_read_is_asked_for_anew() -> None:
    client, draft = opened(rrule="WEEKLY")
    answers = shown(client, draft)

    said = refused(client, draft, answers | {"until": "2028-06-30"})
    world.save(client, draft, STEP, **answers | {"repeats": "woche"})

    assert ("repeats" in said, changed()["rrule"]) == (True, "FREQ=WEEKLY;BYDAY=FR")
