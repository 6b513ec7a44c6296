"""A real HSDS export, with exact counts, and its traps one by one."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Location, Service, ServiceAtLocation
from sozialatlas.exchange import actions, planning
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers.findings import Reason
from sozialatlas.exchange.importers.hsds.reader import HsdsSource

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)


@pytest.mark.django_db
@pytest.mark.usefixtures("data_dir")
def test_real_export_is_imported_with_exact_counts(test_data: Path) -> None:
    folder = test_data / "offers" / "hsds_export"

    plan = planning.plan(folder, source="hsds")
    actions.apply(plan=plan, at=NOW)
    again = planning.plan(folder, source="hsds")

    assert plan.created == {
        "organization": 400, "location": 1202, "service": 1648, "service_at_location": 2089,
    }  # fmt: skip
    assert plan.rejected_by_reason == {
        "service: organization_empty": 17,
        "service: organization_unknown": 2,
        "service_at_location: orphan_link": 55,
        "service_at_location: depends_on_rejected": 10,
    }
    assert plan.placed == {"exact": 0, "by_address": 0, "outside": 1201, "unplaced": 1}
    assert plan.services_outside == {"US": 341}
    assert Counter(each.reason for each in plan.read.notices) == {
        Reason.NO_COORDINATES: 137,
        Reason.UNKNOWN_PLACE: 133,
        Reason.NULL_ISLAND: 87,
        Reason.ORGANIZATION_UNKNOWN: 86,
        Reason.UNKNOWN_STATUS: 1049,
        Reason.ASSUMED_COUNTRY: 466,
        Reason.BAD_HOURS: 32,
        Reason.BAD_URL: 5,
        Reason.BAD_EMAIL: 4,
        Reason.SHORTENED: 4,
    }
    assert (
        Location.objects.filter(is_outside=True, country="US").count(),
        Service.objects.count(),
        ServiceAtLocation.objects.count(),
    ) == (1201, 1648, 2089)
    assert (again.unchanged, again.batches) == (plan.created, ())


def package(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)
    return folder


ORGANIZATIONS = "id,name\no,Help Ltd\n"


def test_names_of_the_standard_are_read_too(tmp_path: Path) -> None:
    package(
        tmp_path,
        organizations=ORGANIZATIONS,
        services="id,organization_id,name,status,url\ns,o,Advice &amp; Aid,active,a.example\n",
        locations="id,latitude,longitude,name\nl,50.5,8.2,House\n",
        service_at_locations="id,service_id,location_id\nx,s,l\n",
        schedules='id,service_id,byday,opens_at,closes_at\n1,s,"MO,WE",09:00,12:30\n',
    )

    read = HsdsSource().read(tmp_path, None).package

    service = read.services[0]
    assert (service.name, service.status, service.organization_key) == (
        "Advice & Aid", "active", "o",
    )  # fmt: skip
    assert [(rule.weekday, rule.opens, rule.closes) for rule in service.schedules] == [
        (0, dt.time(9), dt.time(12, 30)),
        (2, dt.time(9), dt.time(12, 30)),
    ]
    assert [link.key for link in read.services_at_location] == ["x"]


def test_package_may_be_a_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../organizations.csv", ORGANIZATIONS)
        packed.writestr("export/services.csv", "id,organization_id,name\ns,o,Advice\n")

    assert [each.name for each in HsdsSource().read(path, None).package.services] == ["Advice"]
    assert not (tmp_path.parent.parent / "organizations.csv").exists()


def _with_password(packed: bytearray) -> None:
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):  # the flags of both headers
        packed[packed.index(mark) + at] |= 1


def _with_another_letter(packed: bytearray) -> None:
    packed[packed.index(b"Help")] = ord("K")


def _packed_as_nobody_does(packed: bytearray) -> None:
    packed[packed.index(b"PK\x01\x02") + 10] = 99


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_with_password, r"organizations\.csv ist mit einem Passwort geschützt oder"),
        (_packed_as_nobody_does, r"organizations\.csv ist mit einem Passwort geschützt oder"),
        (_with_another_letter, "Die Datei ist beschädigt oder nicht vollständig"),
    ],
)
def test_zip_file_that_cannot_be_unpacked_is_refused(
    tmp_path: Path, spoil: Callable[[bytearray], None], said: str
) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("organizations.csv", ORGANIZATIONS)
    spoiled = bytearray(path.read_bytes())
    spoil(spoiled)
    path.write_bytes(spoiled)

    with pytest.raises(FileRefused, match=said):
        HsdsSource().read(path, None)


def test_folder_without_services_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"kein HSDS-Paket; es fehlt services\.csv"):
        HsdsSource().read(package(tmp_path, organizations=ORGANIZATIONS), None)


def test_the_address_that_is_linked_counts_before_the_one_left_behind(tmp_path: Path) -> None:
    package(
        tmp_path,
        services="id,name\ns,Tafel\n",
        organizations="id,name\no,Tafel\n",
        locations="id,name,organization_id\nmoved,Ausgabe,o\nempty,Lager,o\n",
        physical_addresses="id,location_id,address_1,city,country\n"
        "old,moved,Altweg 1,Lindental,DE\nnew,,Neuweg 2,Lindental,DE\n"
        "kept,empty,Lagerweg 3,Lindental,DE\nblank,,,Lindental,DE\n",
        location_addresses="location_recordid,address_recordid\nmoved,new\nempty,blank\n",
    )

    found = HsdsSource().read(tmp_path, None).package.locations

    assert {each.key: each.address.street for each in found if each.address} == {
        "moved": "Neuweg 2",
        "empty": "Lagerweg 3",
    }


def test_decimal_comma_rejects_the_location(tmp_path: Path) -> None:
    package(
        tmp_path,
        organizations=ORGANIZATIONS,
        services="id,organization_id,name\ns,o,Advice\n",
        locations='id,latitude,longitude\nl,"50,5","8,2"\n',
    )

    result = HsdsSource().read(tmp_path, None)

    assert [(each.origin.file, each.origin.row, each.reason) for each in result.rejected] == [
        ("locations.csv", 2, Reason.DECIMAL_COMMA)
    ]


def test_hours_that_rows_cannot_say_stay_as_a_note_of_any_length(tmp_path: Path) -> None:
    said = "Monday (closed 12-2) " + "and on request " * 30
    package(
        tmp_path,
        organizations=ORGANIZATIONS,
        services="id,organization_id,name\ns,o,Advice\n",
        locations="id,latitude,longitude\nl,50.5,8.2\n",
        schedules="id,service_id,location_id,weekday,opens,closes\n"
        f'1,s,,"{said}",9am,5pm\n2,,l,2nd & 4th Saturday,8:30AM,12:00PM\n3,,l,Never,1,2\n',
    )

    result = HsdsSource().read(tmp_path, None)

    assert [rule.note for rule in result.package.services[0].schedules] == [
        f"{said.strip()} 9am - 5pm"
    ]
    times = {"opens": dt.time(8, 30), "closes": dt.time(12), "on_holidays": "same"}
    assert result.package.locations[0].schedules == (
        HoursRule(weekday=5, week_of_month=2, **times),
        HoursRule(weekday=5, week_of_month=4, **times),
        HoursRule(note="Never 1 - 2"),
    )
    assert [
        (each.origin.row, each.reason) for each in result.notices if each.field == "schedule"
    ] == [
        (4, Reason.BAD_HOURS),
        (2, Reason.BAD_HOURS),
    ]
