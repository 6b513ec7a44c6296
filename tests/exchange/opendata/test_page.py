"""The page of the open data, as people see it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.exchange.opendata import actions
from sozialatlas.exchange.opendata.tables import DATASETS
from tests.exchange.opendata.asking import BASE

pytestmark = pytest.mark.django_db


def _page() -> str:
    response = Client().get(BASE, headers={"accept": "text/html,*/*;q=0.8"})
    assert response["Content-Type"] == "text/html; charset=utf-8"
    return response.content.decode()


def test_each_data_set_can_be_downloaded_in_each_of_its_formats() -> None:
    links = re.findall(r'class="kern-btn kern-btn--secondary" href="([^"]+)"', _page())

    assert links == [
        f"{BASE}{code}.{ending}"
        for code, dataset in DATASETS.items()
        for ending in dataset.formats
    ]
    assert {Client().head(link).status_code for link in links} == {200}


def test_it_tells_the_columns_of_each_table() -> None:
    names = re.findall(r'<th scope="row"><code>(\w+)</code>', _page())

    assert names == [field.name for one in DATASETS.values() for field in one.fields]


@pytest.mark.slow
def test_sizes_are_those_of_the_last_night(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    before = _page()
    made = actions.dump(
        root="https://atlas.example.org", at=timezone.now() - dt.timedelta(hours=1)
    )

    after = _page()

    count = sum(len(dataset.formats) for dataset in DATASETS.values())
    assert before.count("opendata-size") == 0
    assert after.count("opendata-size") == count
    assert f"{BASE}dumps/{made.file_name}" in after


def test_the_foot_of_each_page_and_the_page_for_programs_lead_to_it() -> None:
    pages = [Client().get(path).content.decode() for path in ("/de/", "/api/")]

    assert [page.count(f'href="{BASE}"') > 0 for page in pages] == [True, True]
