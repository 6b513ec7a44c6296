"""Which topics lack anywhere, or in a town that offers much else."""

from __future__ import annotations

import pytest

from sozialatlas.accounts.queries import ReviewingReach, Task
from sozialatlas.marketplace.quality import actions, gaps
from sozialatlas.places.models import Area
from tests.directory import factories
from tests.marketplace.quality import world
from tests.marketplace.quality.test_pages import BOARD, client_of, text
from tests.marketplace.quality.world import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def towns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two towns with two entries, one with care only, and a small one; nobody offers housing."""
    monkeypatch.setattr(gaps, "LEAST_OF_TOWN", 2)
    world.no_other_topics()
    world.topic("wohnen")
    group = world.topic("alter")
    care = world.topic("pflege", parent=group)
    care.parent = group
    care.save()
    lindental = world.town()
    offer(lindental, "pflege")
    offer(lindental, "chor")
    auenburg = world.town("06997002", "Auenburg", west=8.6)
    offer(auenburg, "pflege")
    offer(auenburg, "pflege")
    offer(world.town("06997003", "Klein", west=8.8), "pflege")
    actions.measure(at=NOW, today=TODAY)


def offer(area: Area, code: str) -> None:
    service = world.service()
    service.topics.set([world.topic(code)])
    factories.record(service=service, location=world.place(area))


def lacking(*keys: str) -> list[tuple[str, int, tuple[str, ...]]]:
    reach = ReviewingReach(tuple(Task(key) for key in keys))
    return [(gap.code, gap.entry_count, gap.towns) for gap in gaps.gaps(reach, TODAY)]


def test_what_nobody_offers_comes_first_then_what_lacks_in_a_larger_town() -> None:
    assert lacking("") == [
        ("wohnen", 0, ("Auenburg", "Lindental")),
        ("chor", 1, ("Auenburg",)),
    ]


def test_each_sees_their_own_towns() -> None:
    assert lacking("06997001") == [("wohnen", 0, ("Lindental",))]


def test_what_more_than_half_of_the_larger_towns_lack_is_for_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gaps, "LEAST_OF_TOWN", 3)
    offer(Area.objects.get(key="06997002"), "pflege")
    offer(Area.objects.get(key="06997003"), "chor")
    actions.measure(at=NOW, today=TODAY)

    assert lacking("06997002", "06997003") == [("wohnen", 0, ("Auenburg",))]


def test_the_board_and_its_file_tell() -> None:
    client = client_of("county_editor", "06997")

    page = text(client, BOARD)
    file = text(client, f"{BOARD}/luecken.csv")

    assert "nirgends ein Eintrag" in page
    assert "fehlt in 1 von 2 Gemeinden" in page
    assert file.splitlines()[1:] == ["Wohnen;0;Auenburg", "Wohnen;0;Lindental", "Chor;1;Auenburg"]


def test_who_checks_one_topic_only_is_not_told_of_gaps() -> None:
    client = client_of("reviewer", "06997", "topic:pflege")

    assert "Themen ohne Eintrag" not in text(client, BOARD)
    assert len(text(client, f"{BOARD}/luecken.csv").splitlines()) == 1
