"""A renewed number keeps what was said about it, wherever it is renewed."""

from __future__ import annotations

import pytest

from sozialatlas.directory.models import Phone, RecordKind, ServiceAtLocation
from sozialatlas.marketplace.freshness import changes
from sozialatlas.marketplace.freshness.changes import Typed
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals import corrections
from sozialatlas.marketplace.proposals.corrections import Correction
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW

pytestmark = pytest.mark.django_db
NEW = "06031 99"


def at_a_place() -> ServiceAtLocation:
    link = directory.record()
    Phone.objects.create(
        service=link.service, number="06031 11", kind="mobile", description="Büro"
    )
    Phone.objects.create(service=link.service, number="06031 22", kind="fax", description="Fax")
    return link


def test_from_the_public() -> None:
    link = at_a_place()

    proposal = corrections.propose(
        Correction(phone=NEW), kind="service_at_location", record_id=link.pk, comment="", at=NOW
    )

    assert proposal is not None
    assert proposal.changes.get().values["phones"] == [
        {"number": NEW, "kind": "mobile", "description": "Büro"},
        {"number": "06031 22", "kind": "fax", "description": "Fax"},
    ]


def test_what_stands_further_down_already_does_not_stand_twice() -> None:
    link = at_a_place()

    proposal = corrections.propose(
        Correction(phone="06031 22"),
        kind="service_at_location",
        record_id=link.pk,
        comment="",
        at=NOW,
    )

    assert proposal is not None
    assert proposal.changes.get().values["phones"] == [
        {"number": "06031 22", "kind": "mobile", "description": "Büro"}
    ]


@pytest.mark.parametrize(
    ("before", "number", "said"),
    [
        ("06031 11", NEW, [(NEW, "mobile", "Büro"), ("06031 22", "fax", "Fax")]),
        ("06031 22", NEW, [("06031 11", "mobile", "Büro"), (NEW, "fax", "Fax")]),
        ("06031 11", "", [("06031 22", "fax", "Fax")]),
        ("06031 11", "06031 22", [("06031 22", "mobile", "Büro")]),
        ("", "06031 22", [("06031 11", "mobile", "Büro"), ("06031 22", "fax", "Fax")]),
        (
            "",
            NEW,
            [(NEW, "voice", ""), ("06031 11", "mobile", "Büro"), ("06031 22", "fax", "Fax")],
        ),
    ],
)
def test_from_a_reminder(before: str, number: str, said: list[tuple[str, str, str]]) -> None:
    link = at_a_place()
    ref = Ref(kind=RecordKind.SERVICE.value, id=link.service_id)

    (wanted,) = changes.wanted(ref, Typed(phone=number), phone_before=before)

    phones = wanted.fields["phones"]
    assert isinstance(phones, tuple)
    assert [(each.number, each.kind, each.description) for each in phones] == said


def test_a_number_from_the_public_is_no_fax() -> None:
    link = directory.record()
    Phone.objects.create(service=link.service, number="06031 22", kind="fax", description="Fax")
    Phone.objects.create(service=link.service, number="06031 11", description="Büro")

    proposal = corrections.propose(
        Correction(phone=NEW), kind="service_at_location", record_id=link.pk, comment="", at=NOW
    )

    assert proposal is not None
    assert proposal.changes.get().values["phones"] == [
        {"number": NEW, "kind": "voice", "description": "Büro"},
        {"number": "06031 22", "kind": "fax", "description": "Fax"},
    ]


def test_beside_a_fax_alone_a_number_from_the_public_is_a_new_one() -> None:
    link = directory.record()
    Phone.objects.create(service=link.service, number="06031 22", kind="fax")

    proposal = corrections.propose(
        Correction(phone=NEW), kind="service_at_location", record_id=link.pk, comment="", at=NOW
    )

    assert proposal is not None
    numbers = [(each["number"], each["kind"]) for each in proposal.changes.get().values["phones"]]
    assert numbers == [(NEW, "voice"), ("06031 22", "fax")]
