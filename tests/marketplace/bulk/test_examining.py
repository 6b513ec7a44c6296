"""What comes back from a table is compared with what the entries say."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory.errors import DirectoryError
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Capacity, MergedRecord, Phone, Service
from sozialatlas.directory.values import CapacityValues, PhoneValues
from sozialatlas.marketplace.bulk import actions, rows
from sozialatlas.marketplace.bulk.errors import TooManyChanges
from sozialatlas.marketplace.bulk.examining import Examined, Sent, examine
from sozialatlas.marketplace.membership.models import Trust
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace.bulk import world
from tests.marketplace.bulk.world import NOW

pytestmark = pytest.mark.django_db


def examined(*sent: Sent) -> Examined:
    may = set(Service.objects.values_list("organization_id", flat=True))
    return examine(sent, may=may, at=NOW)


def said(found: Examined) -> list[str]:
    return [each.said for each in found.problems]


def test_a_row_says_what_its_place_says_and_else_what_its_service_says() -> None:
    _user, organization = world.provider()
    link = world.entry(organization)
    bare = world.factories.record(service=world.lone(organization, "Beratung"))
    Phone.objects.create(service=bare.service, number="0800 1")

    cells = world.row(link.pk).cells, world.row(bare.pk).cells

    own, of_service = ("service_at_location", link.pk), ("service", bare.service_id)
    assert {code: (cell.text, cell.thing) for code, cell in cells[0].items()} == {
        "name": ("Tagespflege", ("service", link.service_id)),
        "summary": ("", ("service", link.service_id)),
        "phones": ("06031 1", own),
        "email": ("", ("service", link.service_id)),
        "schedules": ("Montag 9 bis 12 Uhr", own),
        "capacities": ("1", own),
        "status": ("aktiv", own),
    }
    assert [(cells[1][code].text, cells[1][code].thing) for code in ("phones", "schedules")] == [
        ("0800 1", of_service),
        ("", ("service_at_location", bare.pk)),
    ]


def test_untouched_cells_change_nothing() -> None:
    _user, organization = world.provider()
    link = world.entry(organization)
    cells = world.row(link.pk).cells

    found = examined(*(world.sent(link.pk, code, cell.text) for code, cell in cells.items()))

    assert (found.edits, found.problems) == ([], [])


def test_gaps_and_ends_of_lines_are_no_change() -> None:
    _user, organization = world.provider()
    link = world.entry(organization)

    found = examined(world.sent(link.pk, "schedules", "  Montag  9 bis 12 Uhr\r\n"))

    assert (found.edits, found.problems) == ([], [])


def test_each_column_is_read_into_its_field() -> None:
    _user, organization = world.provider()
    link = world.entry(organization)

    found = examined(
        world.sent(link.pk, "name", " Tagespflege  am Anger "),
        world.sent(link.pk, "summary", "Den Tag\nzusammen."),
        world.sent(link.pk, "phones", "06031 1; 06031 2\n06031 2"),
        world.sent(link.pk, "email", "tag@v.example"),
        world.sent(link.pk, "schedules", "Di 14-16"),
        world.sent(link.pk, "capacities", "3"),
        world.sent(link.pk, "status", "Vorübergehend  geschlossen"),
    )

    assert found.problems == []
    assert found.wanted == {
        ("service", link.service_id): {
            "name": "Tagespflege am Anger",
            "summary": "Den Tag zusammen.",
            "email": "tag@v.example",
        },
        ("service_at_location", link.pk): {
            "phones": (
                PhoneValues(number="06031 1", description="Büro"),
                PhoneValues(number="06031 2"),
                PhoneValues(number="06031 9", kind="fax"),
            ),
            "schedules": (HoursRule(weekday=1, opens=dt.time(14), closes=dt.time(16)),),
            "capacities": (
                CapacityValues(unit="Plätze", available=3, maximum=8, asserted_at=NOW),
            ),
            "status": "temporarily_closed",
        },
    }


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("name", " ", "Ein Angebot braucht einen Namen."),
        ("name", "x" * 251, "Das sind 251 Zeichen, höchstens 250 sind möglich."),
        ("summary", "x" * 301, "Das sind 301 Zeichen, höchstens 300 sind möglich."),
        ("phones", "06031 1; keine", "„keine“ ist keine Telefonnummer, etwa 06031 1234-56."),
        ("phones", ";".join(f"0603 {n}" for n in range(11)), "Höchstens zehn Nummern"),
        ("email", "tag(at)v", "„tag(at)v“ ist keine E-Mail-Adresse."),
        ("schedules", "immer mal", "Nicht verstanden: „immer mal“."),
        ("capacities", "viele", "Bitte eine ganze Zahl ab 0 angeben, oder nichts."),
        ("capacities", "-1", "Bitte eine ganze Zahl ab 0 angeben, oder nichts."),
        ("capacities", "9", "Es gibt 8 Plätze; so viele können nicht frei sein."),
        ("capacities", "9" * 30, "Bitte eine ganze Zahl ab 0 angeben, oder nichts."),
        ("status", "offen", "Möglich sind: aktiv, vorübergehend geschlossen"),
        ("name", "a\0b", "Hier steht ein Zeichen, das nicht gespeichert werden kann."),
    ],
)
def test_what_cannot_be_stored_says_why(code: str, text: str, told: str) -> None:
    _user, organization = world.provider()
    link = world.entry(organization)

    found = examined(world.sent(link.pk, code, text))

    assert ([each.startswith(told) for each in said(found)], found.edits) == ([True], [])


def test_what_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    _user, organization = world.provider()
    link = world.entry(organization)
    read = world.row(link.pk).cells["name"].mark
    Service.objects.update(name="Neuer Name")

    touched = examined(world.sent(link.pk, "name", "Mein Name", read))
    untouched = examined(world.sent(link.pk, "name", "Tagespflege", read))

    assert said(touched) == ["Inzwischen hat jemand das geändert. Jetzt steht dort: „Neuer Name“."]
    assert (touched.edits, untouched.edits, untouched.problems) == ([], [], [])


def test_two_places_of_one_service_may_not_say_different_names() -> None:
    _user, organization = world.provider()
    first = world.entry(organization)
    second = world.factories.record(
        service=first.service, location=world.factories.location(name="Zweites Haus")
    )

    same = examined(*(world.sent(each.pk, "name", "Neu") for each in (first, second)))
    torn = examined(
        world.sent(first.pk, "name", "Eins"),
        world.sent(second.pk, "name", "Zwei"),
    )

    assert (len(same.edits), same.problems) == (2, [])
    assert [
        each.startswith("Mehrere Zeilen gehören zum selben Angebot") for each in said(torn)
    ] == [True]


def test_entries_of_others_are_as_unknown_as_those_that_are_gone() -> None:
    _user, organization = world.provider()
    foreign = world.entry(world.provider("Fremd")[1])

    found = examine(
        [
            world.sent(foreign.pk, "name", "Meins"),
            world.sent(foreign.pk, "email", "ich@v.example"),
            Sent(uuid.UUID(int=1), "name", "Weg", ""),
        ],
        may={organization.pk},
        at=NOW,
    )

    text = "Diesen Eintrag gibt es nicht mehr, oder er gehört nicht zu Ihnen."
    assert (said(found), found.edits) == ([text, text], [])


def test_where_there_are_two_kinds_of_places_the_number_is_not_edited_here() -> None:
    _user, organization = world.provider()
    link = world.entry(organization)
    Capacity.objects.create(service_at_location=link, unit="Betten", asserted_at=NOW)

    found = examined(world.sent(link.pk, "capacities", "2"))

    assert said(found) == ["Das lässt sich nur auf der Seite des Eintrags ändern."]


def test_each_service_becomes_a_proposal_of_its_own() -> None:
    user, organization = world.provider()
    links = [world.entry(organization, name) for name in ("Eins", "Zwei")]

    handed = actions.hand_in(
        examined(
            *(world.sent(each.pk, "email", "neu@v.example") for each in links),
            world.sent(links[0].pk, "schedules", "Fr 10-12"),
        ),
        by=user,
        at=NOW,
        comment="Neue Adresse",
    )

    stored = Proposal.objects.order_by("title").values_list(
        "title", "state", "origin", "organization", "author", "comment"
    )
    assert list(stored) == [
        (name, "open", "provider", organization.pk, user.pk, "Neue Adresse")
        for name in ("Eins", "Zwei")
    ]
    assert sorted(each.changes.count() for each in handed) == [1, 2]
    assert set(Service.objects.values_list("email", flat=True)) == {""}


def test_free_places_wait_for_nobody_also_beside_what_does() -> None:
    user, organization = world.provider()
    links = [world.entry(organization, name) for name in ("Eins", "Zwei")]

    handed = actions.hand_in(
        examined(
            world.sent(links[0].pk, "capacities", "0"),
            world.sent(links[0].pk, "email", "neu@v.example"),
            world.sent(links[1].pk, "capacities", "2"),
        ),
        by=user,
        at=NOW,
    )

    free = {link.pk: link.capacities.get().available for link in links}
    assert list(free.values()) == [0, 2]
    assert sorted((each.title, each.state) for each in handed) == [
        ("Eins", "open"),
        ("Zwei: Haus am Anger", "accepted"),
    ]
    assert set(Service.objects.values_list("email", flat=True)) == {""}


def test_a_trusted_provider_publishes_at_once() -> None:
    user, organization = world.provider()
    Trust.objects.create(organization=organization, level="trusted", at=NOW)
    link = world.entry(organization)

    actions.hand_in(
        examined(
            world.sent(link.pk, "phones", "06031 7"),
            world.sent(link.pk, "schedules", "Fr 10-12"),
        ),
        by=user,
        at=NOW,
    )

    cells = world.row(link.pk).cells
    assert [cells[code].text for code in ("phones", "schedules")] == [
        "06031 7",
        "Freitag 10 bis 12 Uhr",
    ]
    assert Proposal.objects.values_list("state", "needs_check").get() == ("accepted", True)


def test_rows_stand_in_the_order_of_names_and_lone_services_among_them() -> None:
    _user, organization = world.provider()
    ids = [
        world.entry(organization, "beratung").pk,
        world.entry(organization, "Zuhause").pk,
        world.lone(organization, "Mitte").pk,
    ]

    assert rows.keys([organization.pk]) == (ids[0], ids[2], ids[1])


def test_more_services_than_fit_into_one_transaction_are_refused_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(actions, "MOST", 1)
    user, organization = world.provider()
    links = [world.entry(organization, name) for name in ("Eins", "Zwei")]
    found = examined(*(world.sent(each.pk, "email", "neu@v.example") for each in links))

    with pytest.raises(TooManyChanges) as error:
        actions.hand_in(found, by=user, at=NOW)

    assert (error.value.count, Proposal.objects.count()) == (2, 0)


def test_one_service_that_cannot_be_handed_in_keeps_all_others_back() -> None:
    user, organization = world.provider()
    links = [world.entry(organization, name) for name in ("Eins", "Zwei")]
    found = examined(*(world.sent(each.pk, "email", "neu@v.example") for each in links))
    links[1].service.delete()

    with pytest.raises(DirectoryError):
        actions.hand_in(found, by=user, at=NOW)

    assert Proposal.objects.count() == 0


def test_what_was_merged_into_another_has_no_row() -> None:
    _user, organization = world.provider()
    stays, goes = (world.entry(organization, name) for name in ("Bleibt", "Geht"))
    lone = world.lone(organization, "Geht auch")
    for kind, old, new in (
        ("service_at_location", goes.pk, stays.pk),
        ("service", lone.pk, stays.service_id),
    ):
        MergedRecord.objects.create(kind=kind, old_id=old, new_id=new, at=NOW)

    assert rows.keys([organization.pk]) == (stays.pk,)
