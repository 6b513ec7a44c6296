"""Pages of words, robots, the way in, and health."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.counted_queries import fewest_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "target"), [("en-GB,de;q=0.5", "/en/"), ("fr", "/de/"), ("", "/de/")]
)
def test_the_bare_address_leads_to_the_readers_language(
    client: Client, wanted: str, target: str
) -> None:
    answer = client.get("/", headers={"accept-language": wanted})

    assert (answer.status_code, answer.headers["Location"]) == (302, target)
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("page", ["impressum", "datenschutz", "barrierefreiheit"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_without_text_says_which_file_is_missing(
    client: Client, data_dir: Path, settings: Settings, page: str, language: str
) -> None:
    settings.DEMO = False

    answer = client.get(f"/{language}/{page}")

    assert answer.status_code == 200
    assert f"texts/{page}.{language}.md" in answer.content.decode()


COUNTED = {
    "de": "zählen wir, wie oft das an einem Tag geschieht",
    "de-simple": "Wir zählen, wie oft das an einem Tag passiert.",
    "en": "we count how often that happens on a day",
    "uk": "ми рахуємо, скільки разів це трапляється за день",
    "ru": "мы считаем, сколько раз это происходит за день",
    "tr": "bir günde kaç kez",
    "ar": "فإننا نعدّ كم مرة يحدث ذلك في اليوم",
}


def test_privacy_tells_in_every_language_what_is_counted(client: Client, data_dir: Path) -> None:
    told = {
        code: text
        for code, text in COUNTED.items()
        if text in client.get(f"/{code}/datenschutz").content.decode()
    }

    assert told == COUNTED


def test_the_operators_text_stands_on_the_page(client: Client, data_dir: Path) -> None:
    (data_dir / "texts").mkdir()
    (data_dir / "texts/impressum.de.md").write_text("**Landkreis** <b>Test</b>", encoding="utf-8")

    pages = [client.get(f"/{language}/impressum").content.decode() for language in ("de", "en")]

    assert [page.count("<strong>Landkreis</strong> &lt;b&gt;Test") for page in pages] == [1, 1]


def test_text_from_windows_is_shown_and_the_log_says_what_to_do(
    client: Client, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (data_dir / "texts").mkdir()
    files = {name: data_dir / f"texts/{name}.de.md" for name in ("impressum", "datenschutz")}
    files["impressum"].write_text("# Über uns", encoding="utf-8-sig")
    files["datenschutz"].write_text("# Über uns", encoding="cp1252")

    pages = [client.get(f"/de/{name}").content.decode() for name in files]

    assert ["Über uns</h" in page for page in pages] == [True, True]
    assert caplog.messages == [
        f"{files['datenschutz']} is not written in UTF-8; please save it so"
    ]


def test_public_pages_set_no_cookie(client: Client) -> None:
    answers = [client.get(path) for path in ("/", "/de/", "/en/impressum")]

    assert [dict(answer.cookies) for answer in answers] == [{}, {}, {}]


def test_a_demo_does_not_want_to_be_found(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    demo = client.get("/robots.txt").content.decode()
    settings.DEMO = False
    real = client.get("/robots.txt").content.decode()

    assert [demo, real] == [
        "User-agent: *\nDisallow: /\n",
        "User-agent: *\nDisallow: /admin/\n\nSitemap: http://testserver/sitemap.xml\n",
    ]


def test_health_names_the_index_that_is_missing(client: Client, data_dir: Path) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "failing", "folder": "ok", "database": "ok", "index": "building"},
    )


def test_health_names_a_folder_that_takes_nothing_any_more(
    client: Client, data_dir: Path, settings: Settings
) -> None:
    settings.DATA_DIR = data_dir / "gone"

    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()["status"], answer.json()["folder"]) == (
        503,
        "failing",
        "failing",
    )


def test_a_page_of_words_asks_the_database_for_the_county_only(client: Client) -> None:
    assert fewest_queries(lambda: client.get("/de/impressum")) <= 2
