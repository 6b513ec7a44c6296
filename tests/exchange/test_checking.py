"""What is checked before anything is written."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory.values import (
    LocationValues,
    OrganizationValues,
    ServiceAtLocationValues,
    ServiceValues,
)
from sozialatlas.exchange import checking
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers.draft import Draft, ReadResult
from sozialatlas.exchange.importers.findings import Origin, Reason
from sozialatlas.exchange.value_checks import Codes

CODES = Codes(frozenset({"kita"}), frozenset(), frozenset(), frozenset())


def drafted(*things: object) -> Draft:
    draft = Draft()
    for row, thing in enumerate(things, start=2):
        draft.add(thing, Origin("f", row))  # type: ignore[arg-type] -- any of the values
    return draft


def rejected(result: ReadResult) -> list[tuple[int, str, Reason]]:
    return [(each.origin.row, each.field, each.reason) for each in result.rejected]


def service(key: str = "s", **values: object) -> ServiceValues:
    given = {"name": "Rat", "organization_key": "o", **values}
    return ServiceValues(key=key, **given)  # type: ignore[arg-type] -- values by name


ORGANIZATION = OrganizationValues(key="o", name="Verein")


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"name": "<b>Rat</b>"}, "name", Reason.HTML),
        ({"name": "Rat &amp; Tat"}, "name", Reason.HTML),
        ({"name": " "}, "name", Reason.MISSING),
        ({"name": "x" * 251}, "name", Reason.TOO_LONG),
        ({"description": "a\x00b"}, "description", Reason.CONTROL_CHARACTER),
        ({"topics": ("kita", "x")}, "topics", Reason.UNKNOWN_CODE),
        ({"status": "offen"}, "status", Reason.BAD_CHOICE),
        ({"minimum_age": 9, "maximum_age": 3}, "minimum_age", Reason.AGES),
        ({"maximum_age": 40_000}, "maximum_age", Reason.BAD_NUMBER),
        (
            {"visible_from": dt.date(2026, 2, 1), "visible_to": dt.date(2026, 1, 1)},
            "visible_from",
            Reason.DATES,
        ),
        ({"serves": ("06533",)}, "serves", Reason.UNKNOWN_CODE),
        ({"organization_key": ""}, "organization", Reason.ORGANIZATION_EMPTY),
        ({"organization_key": "x"}, "organization", Reason.ORGANIZATION_UNKNOWN),
    ],
)
def test_unusable_value_rejects_the_service(
    values: dict[str, object], field: str, reason: Reason
) -> None:
    result = checking.check(drafted(ORGANIZATION, service(**values)).result(), CODES)

    assert rejected(result) == [(3, field, reason)]
    assert result.package.services == ()


def test_ampersand_and_less_than_are_no_html() -> None:
    result = checking.check(drafted(ORGANIZATION, service(name="A & B; 3 < 5")).result(), CODES)

    assert [each.name for each in result.package.services] == ["A & B; 3 < 5"]


def test_key_that_names_a_row_of_the_database_is_rejected() -> None:
    result = checking.check(drafted(ORGANIZATION, service(key="id:1")).result(), CODES)

    assert rejected(result) == [(3, "key", Reason.BAD_KEY)]


def test_second_thing_of_a_key_is_rejected() -> None:
    result = checking.check(drafted(ORGANIZATION, service(), service()).result(), CODES)

    assert rejected(result) == [(4, "key", Reason.DUPLICATE)]
    assert len(result.package.services) == 1


def test_rejected_organization_takes_its_services_and_their_links_along() -> None:
    draft = drafted(
        OrganizationValues(key="o", name="<i>"),
        service(),
        LocationValues(key="l"),
        ServiceAtLocationValues(key="a", service_key="s", location_key="l"),
        ServiceAtLocationValues(key="b", service_key="nie", location_key="l"),
    )

    assert rejected(checking.check(draft.result(), CODES)) == [
        (2, "name", Reason.HTML),
        (3, "organization", Reason.DEPENDS_ON_REJECTED),
        (5, "service", Reason.DEPENDS_ON_REJECTED),
        (6, "service", Reason.ORPHAN_LINK),
    ]


def test_cyclic_organizations_are_refused_with_their_rows() -> None:
    draft = drafted(
        OrganizationValues(key="a", name="A", parent_key="b"),
        OrganizationValues(key="b", name="B", parent_key="c"),
        OrganizationValues(key="c", name="C", parent_key="a"),
    )

    with pytest.raises(FileRefused) as error:
        checking.check(draft.result(), CODES)

    assert str(error.value) == (
        "Träger gehören im Kreis zueinander: a → b → c → a (Zeilen 2, 3, 4)."
    )


def test_parents_are_written_before_their_members() -> None:
    draft = drafted(
        OrganizationValues(key="a", name="A", parent_key="b"),
        OrganizationValues(key="b", name="B", parent_key="c"),
        OrganizationValues(key="c", name="C", parent_key="fehlt"),
    )

    result = checking.check(draft.result(), CODES)

    assert [each.key for each in result.package.organizations] == ["c", "b", "a"]
    assert [(each.field, each.reason) for each in result.notices] == [
        ("parent", Reason.ORGANIZATION_UNKNOWN)
    ]


def test_unusable_web_address_is_left_out_and_noted() -> None:
    result = checking.check(
        drafted(ORGANIZATION, service(url="javascript:alert(1)")).result(), CODES
    )

    assert [each.url for each in result.package.services] == [""]
    assert [(each.field, each.reason, each.detail) for each in result.notices] == [
        ("url", Reason.BAD_URL, "javascript:alert(1)")
    ]
