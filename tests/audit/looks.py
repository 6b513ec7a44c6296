"""axe-core over every kind of page: light, dark, smallest phone, Arabic, wide text spacing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.audit import packages, pages
from tests.bench.figures import Figure
from tests.browser import conftest as browser, looking

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
# Name: language, window, colours.
MODES: dict[str, tuple[str, dict[str, int], str]] = {
    "light": ("de", WIDE, "light"),
    "dark": ("de", WIDE, "dark"),
    "320 px": ("de", PHONE, "light"),
    "text spacing": ("de", PHONE, "light"),
    "Arabic": ("ar", WIDE, "light"),
    "Arabic, dark, 320 px": ("ar", PHONE, "dark"),
}
# One wide table is one fault, and its cells say nothing new.
MOST_NAMED = 3
REPORT = packages.FOLDER / "looks.json"


def measure(site: str) -> list[Figure]:
    """Return the number of violations in each mode; which they are stands in the report."""
    paths = {language: pages.every(site, language) for language in ("de", "ar")}
    found: dict[str, list[str]] = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(packages.CHROMIUM), args=browser.FLAGS
        )
        for mode, (language, _window, _colours) in MODES.items():
            print(f"axe-core: {mode} ...", flush=True)
            with opened(chromium, mode) as page:
                found[mode] = [
                    f"{path}: {fault}"
                    for path in paths[language].values()
                    for fault in faults(page, site, path, is_spaced=mode == "text spacing")
                ]
            for line in found[mode]:
                print(f"  {line}", flush=True)
        chromium.close()
    REPORT.write_text(json.dumps(found, indent=2, ensure_ascii=False), encoding="utf-8")
    return [
        Figure(f"axe-core, {len(paths['de'])} pages: {mode}", len(lines), "violations", 1)
        for mode, lines in found.items()
    ]


@contextmanager
def opened(chromium: Browser, mode: str) -> Iterator[Page]:
    """Give a window of a mode."""
    language, window, colours = MODES[mode]
    context = chromium.new_context(
        viewport=window, color_scheme=colours, locale=language, service_workers="block"
    )
    yield context.new_page()
    context.close()


def faults(page: Page, site: str, path: str, *, is_spaced: bool) -> list[str]:
    """Return what axe-core finds, what sticks out, and what was asked of other origins."""
    foreign: list[str] = []

    def note(request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((f"{site}/", "data:", "blob:")):
            foreign.append(f"asks another origin: {url}")

    page.on("request", note)
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    if is_spaced:
        looking.space_out(page)
    found = [*looking.violations(page), *looking.too_wide(page)[-MOST_NAMED:], *foreign]
    page.remove_listener("request", note)
    return found
