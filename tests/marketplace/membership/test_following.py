"""Who belonged to an organization that went into another asks anew, and an editor decides."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from sozialatlas.marketplace.membership import actions
from sozialatlas.marketplace.membership.models import Claim
from tests.directory import factories
from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db

NOW = factories.NOW


def test_the_note_tells_who_spoke_from_who_only_asked() -> None:
    old, new = world.organization("Alt"), world.organization("Neu")
    world.join(world.person("a@v.example"), old)
    world.claim(world.person("b@v.example"), old, Claim.Way.EDITOR, at=NOW)

    with override("en"):
        opened = actions.ask_for_access(old.pk, new.pk, at=NOW)

    assert {each.user.email: each.note for each in opened} == {
        "a@v.example": "Sprach für „Alt“, das hier aufgegangen ist.",
        "b@v.example": "Bat um Zugang zu „Alt“, das hier aufgegangen ist.",
    }


def test_an_objection_comes_along() -> None:
    old, new = world.organization("Alt"), world.organization("Neu")
    owner = world.person("a@v.example")
    world.join(owner, old)
    asked = world.claim(world.person("b@v.example"), old, Claim.Way.EDITOR, at=NOW)
    actions.object_to(asked, by=owner, at=NOW)

    opened = actions.ask_for_access(old.pk, new.pk, at=NOW)

    objections = {each.user.email: (each.objected_at, each.objected_by) for each in opened}
    assert objections == {"a@v.example": (None, None), "b@v.example": (NOW, owner)}
