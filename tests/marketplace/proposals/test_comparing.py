"""What a proposal would change is read with few questions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialatlas.marketplace.proposals.comparing import compared
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import person, waiting, wanted

pytestmark = pytest.mark.django_db


def test_things_and_their_revisions_are_asked_for_once_for_each_kind() -> None:
    services = [directory.service(name) for name in ("Chor", "Rat", "Tafel")]
    proposal = waiting(*(wanted(each, summary="Neu") for each in services), by=person("a"))

    with CaptureQueriesContext(connection) as asked:
        found = compared(proposal)

    heads = [each["sql"].partition("WHERE")[0] for each in asked.captured_queries]
    of_rows = [head for head in heads if 'FROM "directory_service" ' in head]
    of_revisions = [head for head in heads if 'FROM "directory_revision" ' in head]
    assert (len(of_rows), len(of_revisions)) == (1, 1)
    assert sorted(each.name for each in found) == ["Chor", "Rat", "Tafel"]
