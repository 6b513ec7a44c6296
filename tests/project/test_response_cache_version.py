"""What renews the pages: a commit of the index, and changes that the index does not hold."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from sozialatlas.directory.models import Audience, LifeSituation, Organization, Service, Topic
from sozialatlas.places.models import Area
from sozialatlas.project.response_cache import version as versions
from sozialatlas.search.engine import generations
from sozialatlas.search.models import OutboxEntry, Synonym

Capture = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


def test_there_is_no_version_without_an_index(data_dir: Path) -> None:
    assert versions.current() is None


def test_version_stays_while_nothing_changes(index: Path) -> None:
    assert versions.current() == versions.current()


def test_commit_of_the_index_is_a_new_version(index: Path) -> None:
    before = versions.current()
    fresh = index.with_name("fresh")
    fresh.write_text("{}")
    os.replace(fresh, index)  # noqa: PTH105 -- as the engine does

    assert versions.current() != before


def test_new_generation_of_the_index_is_a_new_version(index: Path) -> None:
    before = versions.current()
    generation = generations.begin()
    (generation / "meta.json").write_text("{}")
    generations.publish(generation)

    assert versions.current() != before


def test_operators_text_counts_for_pages_that_show_it(index: Path, data_dir: Path) -> None:
    (data_dir / "texts").mkdir()
    page, imprint = versions.current(), versions.current(has_file=True)
    (data_dir / "texts/impressum.de.md").write_text("Landkreis")
    written = versions.current(has_file=True)
    (data_dir / "texts/impressum.de.md").write_text("Kreishaus")
    os.utime(data_dir / "texts/impressum.de.md", ns=(1, 1))

    assert versions.current() == page
    assert len({imprint, written, versions.current(has_file=True)}) == 3


def test_text_that_was_just_removed_counts_as_gone(index: Path, data_dir: Path) -> None:
    (data_dir / "texts").mkdir()
    (data_dir / "texts/impressum.de.md").write_text("Landkreis")
    without = versions.current(has_file=True)
    # Listed, and nothing there when it is looked at.
    (data_dir / "texts/datenschutz.de.md").symlink_to(data_dir / "nowhere.md")

    assert len(without.files) == 1
    assert versions.current(has_file=True) == without


def test_version_settles_after_a_moment(index: Path) -> None:
    assert versions.current().is_settled(time.time())
    versions.renew()
    renewed = versions.current()

    assert not renewed.is_settled(versions.now())
    assert renewed.is_settled(versions.now() + versions.SECONDS_TO_SETTLE)
    assert not renewed.is_settled(versions.now() - 3600)  # the clock was set back


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["topic", "audience", "life_situation", "area", "synonym"])
def test_committed_change_of_words_renews(
    index: Path, what: str, django_capture_on_commit_callbacks: Capture
) -> None:
    change = {
        "topic": lambda: Topic.objects.create(code="x", name="Neu"),
        "audience": lambda: Audience.objects.create(code="x", name="Neu"),
        "life_situation": lambda: LifeSituation.objects.create(code="x", name="Neu"),
        "area": lambda: Area.objects.create(
            key="06999", kind="county", name="Kreis", valid_from="2000-01-01"
        ),
        "synonym": lambda: Synonym.objects.create(words=["Kita", "Krippe"]),
    }[what]
    before = versions.current()
    with django_capture_on_commit_callbacks(execute=True):
        change()
        assert versions.current() == before

    assert versions.current() != before


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Topic, Synonym])
def test_committed_edit_and_removal_of_words_renew(
    index: Path,
    model: type[Topic] | type[Synonym],
    django_capture_on_commit_callbacks: Capture,
) -> None:
    row = Topic(code="x", name="Neu") if model is Topic else Synonym(words=["Kita", "Krippe"])
    row.save()
    for change in (row.save, row.delete):
        versions.renew()
        os.utime(index.parents[2] / "public-version", ns=(1, 1))
        before = versions.current()
        with django_capture_on_commit_callbacks(execute=True):
            change()

        assert versions.current() != before


@pytest.mark.django_db(transaction=True)
def test_change_that_is_taken_back_renews_nothing(index: Path) -> None:
    before = versions.current()
    with transaction.atomic():
        Topic.objects.create(code="x", name="Neu")
        transaction.set_rollback(True)

    assert versions.current() == before


@pytest.mark.django_db
def test_removal_renews_too(index: Path, django_capture_on_commit_callbacks: Capture) -> None:
    topic = Topic.objects.create(code="x", name="Neu")
    before = versions.current()
    with django_capture_on_commit_callbacks(execute=True):
        topic.delete()

    assert versions.current() != before


@pytest.mark.django_db
def test_records_count_by_the_index_alone(
    index: Path, django_capture_on_commit_callbacks: Capture
) -> None:
    before = versions.current()
    with django_capture_on_commit_callbacks(execute=True):
        provider = Organization.objects.create(name="Werk")
        Service.objects.create(organization=provider, name="Rat")
        OutboxEntry.objects.create(record_id=provider.pk)

    assert versions.current() == before


def test_each_kind_that_is_left_to_the_index_exists() -> None:
    kinds = {
        model._meta.model_name
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in versions._ROOMS
    }

    assert set(versions._OF_RECORDS) - kinds == set()


def test_version_that_cannot_be_renewed_breaks_no_save(
    data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (data_dir / "public-version").symlink_to(data_dir / "nowhere" / "file")

    versions.renew()

    assert [record.message for record in caplog.records] == [
        "the version of public pages could not be renewed"
    ]
