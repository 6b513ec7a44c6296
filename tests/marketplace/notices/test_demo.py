"""The demo county has news to show, once."""

from __future__ import annotations

import pytest

from sozialatlas.accounts.queries import editing_reach
from sozialatlas.core.mail.models import Letter
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.notices import demo
from sozialatlas.marketplace.notices.circulars import queries
from sozialatlas.marketplace.notices.models import Circular, Subscription
from tests.accounts import people
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, person

pytestmark = pytest.mark.django_db


def test_demo_is_filled_once() -> None:
    editor, provider = (
        people.editor("amt@verein.example", "county_editor", "06997"),
        person("verein"),
    )
    record = directory.record(
        location=directory.location(municipality=directory.municipality(key="06997001"))
    )
    organization = record.service.organization
    Membership.objects.create(user=provider, organization=organization, role="owner", since=NOW)
    for _time in range(2):
        demo.fill(NOW, editor=editor, provider=provider)

    assert list(queries.within(editing_reach(editor))) == list(Circular.objects.all())
    assert (Circular.objects.count(), Subscription.objects.count()) == (1, 1)
    assert list(Letter.objects.order_by("pk").values_list("to", flat=True)) == [
        "verein@verein.example",
        "amt@verein.example",
        "leserin@auental.example",
    ]
