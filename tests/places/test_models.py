from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sozialatlas.places import queries
from sozialatlas.places.models import Area, AreaChange, AreaMember, DataVersion, PostalPlace

pytestmark = pytest.mark.django_db

DAY = date(2020, 1, 1)


def area(key: str = "06999001", **fields: object) -> Area:
    values = {"kind": "municipality", "name": "Westheim", "valid_from": DAY} | fields
    return Area(key=key, **values)


@pytest.mark.parametrize(
    "fields",
    [
        {"key": ""},
        {"name": ""},
        {"valid_to": DAY},
        {"lat": 91.0, "lon": 8.0},
        {"lat": 50.0},
        {"area_km2": -1.0},
        {"population": -1},
    ],
)
def test_impossible_areas_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        area(**fields).save()


def test_a_key_names_one_current_area() -> None:
    area(valid_to=date(2021, 1, 1)).save()
    area(valid_from=date(2021, 1, 1)).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        area(valid_from=date(2022, 1, 1)).save()


def test_county_and_municipality_may_share_a_key() -> None:
    area(key="10101", country="AT").save()
    area(key="10101", kind="county").save()

    assert Area.objects.filter(key="10101").count() == 2


def test_the_day_of_the_end_is_no_day_of_the_area() -> None:
    area(valid_to=date(2021, 1, 1)).save()

    days = [date(2019, 12, 31), DAY, date(2020, 12, 31), date(2021, 1, 1)]

    assert [Area.objects.valid_on(day).count() for day in days] == [0, 1, 1, 0]


def test_an_area_is_no_part_or_successor_of_itself() -> None:
    one = area()
    one.save()

    with pytest.raises(IntegrityError), transaction.atomic():
        AreaMember(whole=one, part=one).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaChange(old=one, new=one, weight=1, on=DAY).save()


@pytest.mark.parametrize("weight", [0, -0.5, 1.5])
def test_weight_is_a_share(weight: float) -> None:
    one, other = area(), area(key="06999002")
    one.save()
    other.save()

    with pytest.raises(IntegrityError), transaction.atomic():
        AreaChange(old=one, new=other, weight=weight, on=DAY).save()


def test_postal_place_lies_on_the_globe() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PostalPlace(postal_code="12345", name="X", lat=91, lon=0, country="DE").save()


def test_every_save_renews_the_data_version() -> None:
    one = area()
    versions = [queries.data_version()]
    one.save()
    versions.append(queries.data_version())
    one.name = "Neu-Westheim"
    one.save(update_fields=["name"])
    versions.append(queries.data_version())
    one.delete()
    versions.append(queries.data_version())

    assert versions[0] == ""
    assert len(set(versions)) == 4
    assert DataVersion.objects.count() == 1
