"""Records as documents of the index."""

from __future__ import annotations

import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialatlas.search.documents import Catalogue, documents_of
from sozialatlas.search.ids import halves, low_half, whole
from tests.search.world import NOW, World, opens


def query_count(ids: list[uuid.UUID]) -> int:
    catalogue = Catalogue(NOW)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        documents_of(ids, catalogue)
    return len(captured)


def test_three_records_take_no_more_queries_than_one(world: World) -> None:
    links = [
        world.record(f"Pflegeheim {number}", place={"is_confidential": number == 1})
        for number in range(3)
    ]
    for link in links:
        opens(2, 9, 12, service_at_location=link)

    assert query_count([links[1].pk]) == query_count([link.pk for link in links])


def test_document_of_a_record_holds_its_terms(world: World) -> None:
    link = world.record("Altenpflegeheim", is_free="yes")

    (document,) = documents_of([link.pk], Catalogue(NOW))

    assert {name: document[name] for name in ("id_low", "name", "surface", "flag", "reach")} == {
        "id_low": low_half(link.pk),
        "name": "altpflegheim alt pfleg heim altpfleg pflegheim",
        "surface": "altenpflegeheim|Altenpflegeheim",
        "flag": ["free"],
        "reach": [world.middle.key],
    }


def test_id_survives_its_two_numbers() -> None:
    ids = [uuid.UUID(int=0), uuid.UUID(int=2**128 - 1), uuid.uuid4()]

    assert [whole(*halves(one)) for one in ids] == ids
