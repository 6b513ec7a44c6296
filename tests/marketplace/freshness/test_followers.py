"""What follows an entry that is merged into another."""

from __future__ import annotations

import pytest

from sozialatlas.directory import following
from sozialatlas.marketplace.freshness.models import Verification
from tests.directory import factories
from tests.directory.factories import NOW

pytestmark = pytest.mark.django_db


def test_confirmations_go_along_and_come_back() -> None:
    old, new = factories.service("Alt"), factories.service("Neu")
    Verification.objects.create(kind="service", record_id=old.pk, at=NOW, how="phone")

    journal = following.move("service", old.pk, new.pk)
    moved = Verification.objects.get().record_id
    following.move_back("service", old.pk, new.pk, journal)

    assert (moved, Verification.objects.get().record_id) == (new.pk, old.pk)
