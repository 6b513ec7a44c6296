"""What all tests share: the folder of real files, and a data folder of their own."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from pytest_django import Settings

_data = tempfile.TemporaryDirectory(prefix="sozialatlas-test-")


def pytest_configure() -> None:
    """Move the data folder away, so that tests never touch that of an installation."""
    django_settings.DATA_DIR = Path(_data.name)
    django_settings.STATIC_ROOT = Path(_data.name) / "static"
    # Whitenoise warns where there is no such folder, and warnings are errors.
    django_settings.STATIC_ROOT.mkdir()
    # Else each client of a test reads all static files first: a fifth of the time of its tests.
    django_settings.WHITENOISE_AUTOREFRESH = True
    django_settings.MEDIA_ROOT = Path(_data.name) / "uploads"
    # Real passwords take half a second each, on purpose.
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_unconfigure() -> None:
    """Remove the data folder of this run."""
    _data.cleanup()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the round of tests for a second database."""
    parser.addoption("--only-database", action="store_true", help="leave out tests without SQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that no database can make pass or fail."""
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if needs_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not needs_database(item)])
    items[:] = kept


def pytest_collection_finish() -> None:
    """Keep the thousands of tests out of each later search for garbage."""
    gc.collect()
    gc.freeze()


def needs_database(item: pytest.Item) -> bool:
    """Return whether a test asks for the database, and may tell one kind from the other."""
    if item.get_closest_marker("any_database") is not None:
        return False
    names = set(getattr(item, "fixturenames", ()))
    asked = names & {"db", "transactional_db", "live_server"}
    return item.get_closest_marker("django_db") is not None or bool(asked)


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Return the folder of real files; without it the test is left out, with a notice."""
    folder = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no real files at {folder}; set SOZIALATLAS_TEST_DATA")
    return folder


@pytest.fixture(autouse=True)
def _language() -> None:
    """Begin in the language of the installation: a request in another one leaves it behind."""
    translation.deactivate()


@pytest.fixture
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    """Return a data folder for one test alone."""
    settings.DATA_DIR = tmp_path
    return tmp_path
