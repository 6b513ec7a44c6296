"""A county editor with three hundred waiting proposals: by keyboard, in lots, beside others.

The tests share one desk and take from different parts of it, so that none needs what another took.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Browser, Locator, Page, expect
from served import served
from test_accounts import CALM, sign_in

QUEUE = "/de/redaktion/vorschlaege"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an installation of its own, whose desk is full."""
    with served(tmp_path_factory.mktemp("queue"), "queue_seed.py") as address:
        yield address


def enter(open_page: OpenPage, path: str, name: str = "landkreis", **options: object) -> Page:
    """Sign in as an editor and open a page."""
    page = open_page(f"/de/konto/anmelden?{urlencode({'next': path})}", **options)
    sign_in(page, name)
    return page


def waiting(page: Page) -> int:
    """Return how many wait, as the menu says on every page."""
    menu = page.get_by_role("navigation", name="Arbeitsbereich")
    return int(menu.get_by_role("link", name=re.compile("^Vorschläge")).inner_text().split()[1])


def listed(page: Page) -> int:
    return int(page.locator("#anzahl").inner_text().split()[0])


def share(page: Page) -> tuple[int, int]:
    """Return how many were answered in time, and of how many, as the page says."""
    found = re.search(r"\((\d+) von (\d+)", page.locator(".promise").inner_text())
    assert found
    return int(found[1]), int(found[2])


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def tab_to(page: Page, target: Locator) -> None:
    """Go to a control as nobody does who has a mouse."""
    for _step in range(120):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the Tab key does not lead there")


def expect_said(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def unwatched(browser: Browser, site: str, name: str, path: str) -> Page:
    """Open a page without the watch over the console, which tells of a refusal as well."""
    page = browser.new_context(locale="de-DE", viewport=looking.WIDE_WINDOW).new_page()
    page.goto(f"{site}/de/konto/anmelden?{urlencode({'next': path})}")
    sign_in(page, name)
    return page


def test_the_list_is_narrowed_by_place_topic_and_origin(open_page: OpenPage) -> None:
    page = enter(open_page, QUEUE)
    everything = listed(page)
    page.get_by_label("Ort").select_option("Oberbach")
    page.get_by_role("button", name="Eingrenzen").click()
    in_town = listed(page)
    page.locator("#id_thema").select_option(index=2)
    page.get_by_role("button", name="Eingrenzen").click()
    about_topic = listed(page)
    page.get_by_label("Herkunft").select_option("provider")
    page.get_by_role("button", name="Eingrenzen").click()

    assert everything > in_town > about_topic > listed(page) > 0
    for row in page.locator(".queue__facts").all_inner_texts():
        assert ("Oberbach" in row, "Träger" in row) == (True, True)


def test_an_editor_decides_by_keyboard_alone(open_page: OpenPage) -> None:
    page = enter(open_page, f"{QUEUE}?von=provider")
    before, rows = waiting(page), page.locator(".queue__title a")
    tab_to(page, rows.nth(0))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("x")
    expect(page.locator("input[name=vorschlag]").nth(1)).to_be_checked()
    in_part = rows.nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(in_part)

    tab_to(page, page.get_by_label("Telefon"))
    page.keyboard.press("Space")
    press(page, "Ausgewähltes annehmen")
    expect_said(page, f"„{in_part}“ ist angenommen.")
    asked = title(page)
    tab_to(page, page.get_by_label("Nachricht an den Träger"))
    page.keyboard.type("Gilt das auch in den Ferien?")
    press(page, "Nachfragen")
    expect_said(page, f"Ihre Frage zu „{asked}“ ist unterwegs.")
    rejected = title(page)
    tab_to(page, page.get_by_label("Regel, wenn Sie ablehnen"))
    page.keyboard.press("ArrowDown")
    press(page, "Ablehnen")
    expect_said(page, f"„{rejected}“ ist abgelehnt.")

    assert waiting(page) == before - 3
    decided = states(page, "entschieden")
    assert (decided[in_part], decided[rejected]) == ("teilweise angenommen", "abgelehnt")
    assert asked in states(page, "rueckfrage")


def press(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("button", name=name))
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def states(page: Page, view: str) -> dict[str, str]:
    """Return how each proposal of a view stands, by its name."""
    page.goto(f"{page.url.partition(QUEUE)[0]}{QUEUE}?stand={view}")
    names = page.locator(".queue__title a").all_inner_texts()
    told = page.locator(".queue__when").all_inner_texts()
    return {name: text.partition(",")[0] for name, text in zip(names, told, strict=True)}


def test_a_page_of_the_importer_is_accepted_at_once(open_page: OpenPage) -> None:
    page = enter(open_page, f"{QUEUE}?von=import&seite=4")
    in_all, in_list, promise = waiting(page), listed(page), share(page)
    lot = page.locator("input[name=vorschlag]").count()
    page.get_by_label("alle auf dieser Seite").check()

    page.get_by_role("button", name="Ausgewählte annehmen").click()

    expect_said(page, f"{lot} Vorschläge sind angenommen.")
    assert lot > 1
    assert (waiting(page), listed(page)) == (in_all - lot, in_list - lot)
    assert share(page) == promise  # nobody waits for an answer to an import
    assert page.get_by_label("Herkunft").input_value() == "import"


def test_without_script_one_decides_as_well(open_page: OpenPage) -> None:
    page = enter(open_page, f"{QUEUE}?ort=06999003&von=provider", java_script_enabled=False)
    before = waiting(page)
    expect(page.get_by_label("alle auf dieser Seite")).to_be_hidden()
    for number in (3, 4):
        page.locator("input[name=vorschlag]").nth(number).check()
    page.get_by_role("button", name="Ausgewählte annehmen").click()
    expect_said(page, "2 Vorschläge sind angenommen.")

    page.locator(".queue__title a").nth(5).click()
    rejected = title(page)
    page.get_by_label("Nachricht an den Träger").fill("Bitte in ganzen Sätzen.")
    page.get_by_role("button", name="Ablehnen").click()

    expect_said(page, f"„{rejected}“ ist abgelehnt.")
    assert waiting(page) == before - 3


def test_the_second_of_two_editors_is_told_who_was_first(
    open_page: OpenPage, browser: Browser, site: str
) -> None:
    first = enter(open_page, f"{QUEUE}?ort=06999002&von=provider")
    first.locator(".queue__title a").nth(8).click()
    path = first.url.removeprefix(site)
    second = unwatched(browser, site, "zweite", path)
    second.get_by_label("Nachricht an den Träger").fill("Bitte mit Uhrzeit.")
    first.get_by_role("button", name="Ausgewähltes annehmen").click()
    expect_said(first, "ist angenommen.")

    second.get_by_role("button", name="Ablehnen").click()

    expect(second.get_by_role("alert")).to_contain_text(
        "Das geht nicht mehr: Der Vorschlag steht auf „angenommen“."
    )
    # What was typed is not lost.
    expect(second.get_by_label("Grund oder Notiz")).to_have_value("Bitte mit Uhrzeit.")
    second.context.close()


def test_what_the_provider_changes_meanwhile_is_read_before_it_is_accepted(
    open_page: OpenPage, browser: Browser, site: str
) -> None:
    list_of_editor = f"{QUEUE}?ort=06999002&von=provider"
    editor = unwatched(browser, site, "landkreis", list_of_editor)
    editor.locator(".queue__title a").nth(12).click()
    key = editor.url.partition("?")[0].rpartition("/")[2]
    provider = enter(open_page, f"/de/mein/entwurf/{key}/was", "verein")
    provider.get_by_label("In einem Satz").fill("Am Dienstag, ganz neu.")
    provider.get_by_role("button", name="Speichern").first.click()
    provider.wait_for_load_state()

    editor.get_by_role("button", name="Ausgewähltes annehmen").click()

    expect(editor.get_by_role("alert")).to_contain_text("Inzwischen wurde etwas geändert.")
    expect(editor.locator(".difference")).to_contain_text("Am Dienstag, ganz neu.")
    editor.get_by_role("button", name="Ausgewähltes annehmen").click()
    expect_said(editor, "ist angenommen.")
    editor.context.close()


def test_a_full_desk_is_whole_in_every_mode(open_page: OpenPage) -> None:
    page = enter(open_page, QUEUE, **CALM)
    root = page.url.partition("/de/")[0]
    one = page.locator(".queue__title a").nth(20).evaluate("link => link.href")
    found = {}
    for url in (f"{root}{QUEUE}", one, f"{root}{QUEUE}?q=xyz", f"{root}/de/redaktion"):
        page.set_viewport_size(looking.WIDE_WINDOW)
        page.goto(url)
        found[url] = looking.faults_by_mode(page)

    assert {url: faults for url, faults in found.items() if faults} == {}
