"""What the nightly checks find, and what they leave alone."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Contact, Event, Phone, Schedule, VolunteerRole
from sozialatlas.marketplace.quality.checks import hours, mail, phones
from sozialatlas.marketplace.quality.landscape import SERVICE
from sozialatlas.marketplace.quality.problems import Check, Problem
from tests.directory import factories
from tests.marketplace.quality import world
from tests.marketplace.quality.world import NOW, TODAY


@pytest.mark.parametrize(
    "text",
    [
        "06031 1234-56", "+49 6031 123456", "0049 6031 123456", "(06031) 12 34 56",
        "06031/123456", "0800 1110111", "0176 04069058", "112", "110", "116 117", "115",
        "116 111", "Durchwahl 12", "-12", "Nebenstelle 345", "06031 123456 (Büro)",
        "06031 123456 oder 123457", "06031 123456, Fax -99", "030 1234 App. 7",
    ],
)  # fmt: skip
def test_numbers_as_providers_write_them_are_right(text: str) -> None:
    assert phones.problem_of(text, "", "DE") is None


@pytest.mark.parametrize(
    ("text", "country", "problem"),
    [
        ("123456", "DE", Problem.PHONE_AREA_CODE),
        ("55512", "DE", Problem.PHONE_AREA_CODE),
        ("06031 1", "DE", Problem.PHONE_INVALID),
        ("06031 12345678901234", "DE", Problem.PHONE_INVALID),
        ("+49 12", "DE", Problem.PHONE_INVALID),
        ("00", "DE", Problem.PHONE_INVALID),
        ("0-0", "DE", Problem.PHONE_INVALID),
        ("12", "DE", Problem.PHONE_AREA_CODE),
        ("auf Anfrage 24", "DE", Problem.PHONE_AREA_CODE),
        ("+999 123456", "DE", Problem.PHONE_INVALID),
        ("01 5331234", "AT", None),
        ("044 668 18 00", "CH", None),
    ],
)
def test_number_is_read_by_the_plan_of_its_country(
    text: str, country: str, problem: Problem | None
) -> None:
    assert phones.problem_of(text, "", country) == problem


def test_note_may_say_that_a_number_is_an_extension() -> None:
    assert phones.problem_of("345", "Durchwahl der Leitung", "DE") is None


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("info@verein.example", True),
        ("a.b+c@sub.verein.example", True),
        ("info@müllabfuhr.example", True),
        ("info(at)verein.example", False),
        ("info@verein", False),
        ("info@@verein.example", False),
        ("info@verein..example", False),
        ("info @verein.example", False),
    ],
)
def test_mail_address_is_one_by_its_form(text: str, is_right: bool) -> None:
    assert mail.is_address(text) == is_right


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("a@t-onlin.de", "a@t-online.de"),
        ("a@gmial.com", "a@gmail.com"),
        ("a@t-online.de", ""),
        ("a@ymail.com", ""),
        ("a@gmx.at", ""),
        ("a@verein.example", ""),
    ],
)
def test_one_wrong_letter_of_a_common_domain_is_noticed(address: str, meant: str) -> None:
    assert mail.likely(address) == meant


def rule(opens: int, closes: int, **values: object) -> HoursRule:
    return HoursRule(
        **{"weekday": 0, "opens": dt.time(opens), "closes": dt.time(closes), **values}
    )


@pytest.mark.parametrize(
    ("rules", "problems"),
    [
        ([rule(9, 12), rule(13, 17)], []),
        ([rule(9, 12), rule(12, 17)], []),
        ([rule(9, 12), rule(11, 17)], [Problem.HOURS_OVERLAP]),
        ([rule(9, 12), rule(9, 12)], [Problem.HOURS_OVERLAP]),
        ([rule(9, 12), rule(11, 17, weekday=1)], []),
        ([rule(9, 12), rule(11, 17, week_of_month=1)], []),
        ([rule(9, 12), rule(11, 17, season_from="05-01", season_to="09-30")], []),
        ([rule(9, 12, note="Büro"), rule(11, 17, note="Beratung")], []),
        ([rule(22, 2), rule(23, 0)], [Problem.HOURS_OVERLAP]),
        ([rule(9, 12, valid_to=dt.date(2026, 11, 22))], [Problem.HOURS_OVER]),
        ([rule(9, 12, valid_to=TODAY)], []),
        ([rule(9, 12, weekday=9)], [Problem.HOURS_UNREADABLE]),
        ([HoursRule(note="nach Aushang")], []),
    ],
)
def test_hours_that_cannot_be_are_noticed(rules: list[HoursRule], problems: list[Problem]) -> None:
    thing = (SERVICE, uuid.UUID(int=1))

    assert [each.problem for each in hours.problems_of(thing, rules, TODAY)] == problems


@pytest.mark.django_db
class TestDatabase:
    """The same over rows."""

    @pytest.mark.parametrize("name", Check.values)
    def test_good_entry_has_no_finding(self, name: str) -> None:
        world.no_other_topics()
        world.entry(world.town())

        assert world.checked(name) == []

    def test_numbers_and_addresses_of_all_kinds_of_records_are_read(self) -> None:
        entry = world.entry(world.town())
        organization = entry.service.organization
        Phone.objects.create(location=entry.location, number="1234567")
        Phone.objects.create(service_at_location=entry, number="06031 2")
        Phone.objects.create(organization=organization, number="06031 3")
        Contact.objects.create(service=entry.service, email="a@t-onlin.de")
        VolunteerRole.objects.create(organization=organization, name="Fahren", phone="06031 4")

        assert world.checked("phones") == [
            ("phone_area_code", "location", "1234567", ""),
            ("phone_invalid", "organization", "06031 3", ""),
            ("phone_invalid", "service_at_location", "06031 2", ""),
            ("phone_invalid", "volunteer_role", "06031 4", ""),
        ]
        assert world.checked("mail") == [("mail_typo", "service", "a@t-onlin.de", "a@t-online.de")]

    def test_point_beyond_the_border_is_noticed_and_one_at_the_border_is_not(self) -> None:
        town, _other = world.town(), world.town("06997002", "Auenburg", west=8.6)
        lonely = world.service()
        for lon in (8.59, 8.602, 8.7):
            factories.record(service=lonely, location=world.place(town, lon=lon))
        factories.record(service=lonely, location=world.place(town, lat=None, lon=None))

        assert world.checked("points") == [
            ("point_elsewhere", "location", "50.50000, 8.70000", "Auenburg"),
            ("point_missing", "location", "", ""),
        ]

    def test_secret_and_unused_places_need_no_point(self) -> None:
        town = world.town()
        place = world.place(town, lat=None, lon=None, is_confidential=True)
        factories.record(service=world.service(), location=place)
        world.place(town, lat=None, lon=None)

        assert world.checked("points") == []

    def test_what_is_not_said_is_noticed_once_for_all_places(self) -> None:
        service = factories.service(description="Zu kurz")
        for _ in range(2):
            factories.record(service=service)

        assert world.checked("texts") == [
            ("no_contact", "service_at_location", "", ""),
            ("no_contact", "service_at_location", "", ""),
            ("no_description", "service", "", ""),
            ("no_summary", "service", "", ""),
            ("no_topics", "service", "", ""),
        ]

    def test_contact_of_the_provider_is_one(self) -> None:
        organization = factories.organization(url="https://verein.example")
        factories.record(service=factories.service(organization=organization))

        assert "no_contact" not in [problem for problem, *_ in world.checked("texts")]

    def test_hours_are_read_from_their_table(self) -> None:
        entry = world.entry(world.town())
        for closes in (12, 13):
            Schedule.objects.create(
                service_at_location=entry, weekday=0, opens=dt.time(9), closes=dt.time(closes)
            )

        assert world.checked("hours") == [
            ("hours_overlap", "service_at_location", "09:00-12:00 / 09:00-13:00", "")
        ]

    def test_event_is_over_two_weeks_after_its_last_time(self) -> None:
        organization = factories.organization()
        for name, days, rrule in (
            ("Längst vorbei", 30, ""),
            ("Kommt wieder", 30, "FREQ=WEEKLY"),
            ("Kam wieder", 90, "FREQ=WEEKLY;COUNT=3"),
            ("Eben vorbei", 3, ""),
            ("Kommt noch", -3, ""),
        ):
            Event.objects.create(
                organization=organization, name=name, rrule=rrule,
                starts_at=NOW - dt.timedelta(days=days),
                ends_at=NOW - dt.timedelta(days=days) + dt.timedelta(hours=1),
            )  # fmt: skip

        world.checked("events")

        titles = world.Finding.objects.order_by("title").values_list("title", flat=True)
        assert list(titles) == ["Kam wieder", "Längst vorbei"]

    def test_topic_without_entry_is_noticed_and_a_group_counts_by_its_topics(self) -> None:
        world.no_other_topics()
        group = world.topic("alter")
        world.topic("pflege", parent=group)
        world.topic("leer")
        world.topic("aus", is_active=False)
        world.entry(world.town())

        assert world.checked("topics") == [("topic_empty", "topic", "leer", "Leer")]

    def test_what_the_public_does_not_see_is_left_alone(self) -> None:
        factories.service(status="closed")
        factories.service(visible_to=TODAY - dt.timedelta(days=1))

        assert world.checked("texts") == []
