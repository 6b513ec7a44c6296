"""KERN's stylesheet without what no page uses."""

from __future__ import annotations

import re

import assets
import kern

CLASS = re.compile(r"\.(kern-[\w-]+)")
UNFINISHED = re.compile(r"(?<![\w-])kern-[\w-]*(?:[-_](?=[{'\"\s])|{(?!%))")


def test_rule_stays_when_all_its_classes_are_used() -> None:
    css = (
        ".kern-a{top:0}.kern-b{top:0}.kern-a .kern-b,.kern-a:not(.kern-b),i:is(.kern-a,.kern-b)"
        '{left:0}@media (min-width: 1px){.kern-b{top:0}}@media print{.kern-a{content:"};"}}'
        "[data-kern-theme=dark]{top:0}p{top:0}"
    )

    assert _reduced(css, "kern-a") == (
        ".kern-a{top:0}.kern-a:not(.kern-b),i:is(.kern-a,.kern-b){left:0}"
        '@media print{.kern-a{content:"};"}}p{top:0}'
    )


def test_token_stays_when_something_that_stays_reads_it() -> None:
    css = (
        ":root{--kern-1: 1px;--kern-2: var(--kern-1);--kern-3: 3px;--kern-4: 4px}"
        "@media print{:root{--kern-3: 0}}.kern-a{top:var(--kern-2, 0)}.kern-b{top:var(--kern-3)}"
    )

    assert _reduced(css, "kern-a var(--kern-4)") == (
        ":root{--kern-1: 1px;--kern-2: var(--kern-1);--kern-4: 4px}.kern-a{top:var(--kern-2, 0)}"
    )


def test_pages_that_use_everything_get_the_whole_stylesheet() -> None:
    # The switch by attribute is the one thing that we never use, whatever is named.
    whole = re.sub(r"\[data-kern-theme=\w+\],", "", _whole()).strip()

    assert whole.startswith(kern.CHARSET)
    assert _reduced(whole, whole) == whole.removeprefix(kern.CHARSET)


def test_every_class_of_kern_that_pages_name_is_there() -> None:
    whole = _whole()
    here = (assets.TARGET / assets.KERN).read_text(encoding="utf-8")
    named = kern.names(assets.sources())

    assert here == kern.reduced(whole, named)
    assert named & set(CLASS.findall(whole)) == set(CLASS.findall(here)) & named


def test_no_class_of_kern_is_put_together() -> None:
    found = [match[0] for text in assets.sources() for match in UNFINISHED.finditer(text)]

    assert found == []


def _whole() -> str:
    return (assets.MODULES / "@kern-ux/native/dist/kern.min.css").read_text(encoding="utf-8")


def _reduced(css: str, source: str) -> str:
    whole = kern.reduced(css, kern.names([source]))
    return whole.removeprefix(kern.CHARSET + kern.NOTICE).strip()
