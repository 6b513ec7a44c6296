"""Looks at an open page as axe-core does, and measures it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
WIDE_WINDOW = {"width": 1280, "height": 900}
LEAST_TARGET = 24
"""What WCAG 2.5.8 asks of every page; ours for fingers are 44."""
SMALLEST_PHONE = {"width": 320, "height": 640}
RECORD = re.compile(r"-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = """async rules => {
    const options = {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})};
    const {violations} = await axe.run(document, options);
    return violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""
# What another set of colours, and what other distances, can change on a page that was looked at.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
OF_DISTANCES = ["color-contrast", "target-size"]
# What scrolls in a box of its own sticks out of nothing.
WIDE = """() => { return [...document.querySelectorAll('body *')]
    .filter(element => !scrolls(element.parentElement))
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1
        && element.checkVisibility() && !element.closest('details:not([open]) > :not(summary)')
        && !element.closest('.map, .leaflet-container')
        && getComputedStyle(element).position !== 'absolute')
    .map(element => element.outerHTML.slice(0, 120));

function scrolls(element) {
    return element !== null && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        || scrolls(element.parentElement));
}}"""
# A label belongs to its control: who hits it hits the control. A button that is hidden from the
# ears and takes one pixel is pressed by the Enter key alone.
SMALL = """least => [...document.querySelectorAll('a, button, input, select, summary')]
    .filter(element => element.checkVisibility())
    .filter(element => !element.closest('p, li, dd, .skip-link, [aria-hidden]'))
    .map(element => [element, [element, ...(element.labels ?? [])]
        .map(each => each.getBoundingClientRect())])
    .filter(([_, boxes]) => boxes[0].width > 0
        && !boxes.some(box => box.width >= least && box.height >= least))
    .map(([{outerHTML}, [box]]) => `${box.width} x ${box.height}: ${outerHTML.slice(0, 100)}`)"""
# What WCAG 1.4.12 lets readers set; a sheet made by script, which no content policy refuses.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.checkVisibility() && one.clientWidth > 1 && one.clientHeight > 1
        && ['hidden', 'clip'].includes(getComputedStyle(one).overflowY)
        && !one.matches('svg, svg *, select, input, .leaflet-container, .leaflet-container *')
        && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2))
    .map(one => `cut off: ${one.outerHTML.slice(0, 120)}`)"""


def violations(page: Page, rules: Sequence[str] | None = None) -> list[str]:
    """Return what axe-core finds wrong by the named rules, or by all of its own.

    It is put in by the debugger, past the page's policy, and once for a page.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, rules)
    return found


def too_wide(page: Page) -> list[str]:
    """Return elements that stick out at the right, and the page where it scrolls sideways."""
    found: list[str] = page.evaluate(WIDE)
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, f"scrolls by {width}"] if width > 0 else found


def space_out(page: Page) -> None:
    """Set lines, letters and words as far apart as a reader may (WCAG 1.4.12)."""
    page.evaluate(SPACED)


def cut_off(page: Page) -> list[str]:
    """Return boxes that hide a part of what they hold."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


def small_targets(page: Page, least: int = 44) -> list[str]:
    """Return controls that stand alone and are smaller than so many pixels each way."""
    found: list[str] = page.evaluate(SMALL, least)
    return found


def faults_by_mode(page: Page) -> dict[str, list[str]]:
    """Return what is wrong with a page: light, dark, on the smallest phone, with wide spacing.

    It is opened once and looked at four times, which is much quicker than four pages.
    """
    found = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, OF_COLOURS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SMALLEST_PHONE)
    found["phone"] = [*violations(page), *too_wide(page), *small_targets(page, LEAST_TARGET)]
    space_out(page)
    found["spacing"] = [*violations(page, OF_DISTANCES), *too_wide(page), *cut_off(page)]
    return {mode: faults for mode, faults in found.items() if faults}


def records(page: Page) -> list[str]:
    """Return the paths of the records that a list shows."""
    paths = page.locator("main a").evaluate_all("all => all.map(link => link.pathname ?? '')")
    return list(dict.fromkeys(path for path in paths if RECORD.search(path)))


def transferred_bytes(page: Page, address: str) -> dict[str, int]:
    """Return what a first visit transfers, by address, as the network saw it."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def sent(event: dict[str, object]) -> None:
        urls[str(event["requestId"])] = str(event["response"]["url"])  # type: ignore[index]

    def finished(event: dict[str, object]) -> None:
        sizes[urls.get(str(event["requestId"]), "?")] = int(float(str(event["encodedDataLength"])))

    session.on("Network.responseReceived", sent)
    session.on("Network.loadingFinished", finished)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return sizes
