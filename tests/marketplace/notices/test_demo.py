"""The demo county has news to show, once."""

from __future__ import annotations

import pytest

from sozialatlas.core.mail.models import Letter
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.notices import demo
from sozialatlas.marketplace.notices.models import Circular, Subscription
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, person

pytestmark = pytest.mark.django_db


def test_demo_is_filled_once() -> None:
    editor, provider = person("amt"), person("verein")
    organization = directory.organization()
    Membership.objects.create(user=provider, organization=organization, role="owner", since=NOW)
    for _time in range(2):
        demo.fill(NOW, editor=editor, provider=provider)

    assert (Circular.objects.count(), Subscription.objects.count()) == (1, 1)
    assert list(Letter.objects.order_by("pk").values_list("to", flat=True)) == [
        "verein@verein.example",
        "amt@verein.example",
        "leserin@auental.example",
    ]
