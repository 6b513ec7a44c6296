"""Takes out of KERN's stylesheet what no page uses: 35 of the 130 kB that a first visit may take.

Whole rules and tokens go; what stays is unchanged and in its order. A rule stays when each class
of KERN that it asks for is named somewhere in our sources, a token when something that stays
reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# The licence asks for it where a work was changed; `@charset` counts only at the very beginning.
CHARSET = '@charset "UTF-8";'
NOTICE = "/*! KERN UX, EUPL-1.2, reduced to the rules and tokens that Sozialatlas uses */"
NAME = re.compile(r"(?<![\w-])(?:--)?kern-[\w-]+")
_CLASS = re.compile(r"\.(kern-[\w-]+)")
_TOKEN = re.compile(r"--kern-[\w-]+")
# What stands in these may be true without the class; one level of brackets within is enough.
_CHOICE = re.compile(r":(?:not|is|where)\((?:[^()]|\([^()]*\))*\)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True)
class Rule:
    """A block of a stylesheet, or a statement without one: `body` is then None."""

    prelude: str
    body: str | None

    @property
    def is_group(self) -> bool:
        """Return whether there are rules in its block."""
        return self.prelude.startswith(("@media", "@supports"))

    def text(self) -> str:
        """Return it as it is written."""
        return f"{self.prelude};" if self.body is None else f"{self.prelude}{{{self.body}}}"


def names(texts: Iterable[str]) -> set[str]:
    """Return each class and token of KERN that a text names."""
    return {name for text in texts for name in NAME.findall(text)}


def reduced(css: str, used: set[str]) -> str:
    """Return the stylesheet for pages that use these classes and tokens."""
    rules = list(_with_classes(_rules(css), used))
    rules = list(_with_tokens(rules, _tokens_read(rules, used)))
    texts = (rule.text() for rule in rules)
    return f"{CHARSET}{NOTICE}{''.join(text for text in texts if text != CHARSET)}\n"


def _rules(css: str) -> Iterator[Rule]:
    """Yield the rules of a stylesheet without comments."""
    for prelude, end in _split(css, ";}"):
        if end == "}":
            selector, _, body = prelude.partition("{")
            yield Rule(selector.strip(), body)
        elif prelude.strip():
            yield Rule(prelude.strip(), None)


def _split(text: str, marks: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text with the mark behind each; marks in brackets and quotes are none.

    A closing `}` belongs to the block that it ends, and is a mark only for the outermost.
    """
    quoted = {at for found in _QUOTED.finditer(text) for at in range(*found.span())}
    depth = start = 0
    for at, sign in enumerate(text):
        if at in quoted:
            continue
        depth += (sign in "({[") - (sign in ")}]")
        if depth == 0 and sign in marks:
            yield text[start:at], sign
            start = at + 1
    if text[start:].strip():
        yield text[start:], ""


def _with_classes(rules: Iterable[Rule], used: set[str]) -> Iterator[Rule]:
    """Yield the rules that can apply to an element with no other class of KERN."""
    for rule in rules:
        if rule.body is None or rule.prelude.startswith("@keyframes"):
            yield rule
        elif rule.is_group:
            if body := "".join(each.text() for each in _with_classes(_rules(rule.body), used)):
                yield Rule(rule.prelude, body)
        else:
            kept = [part for part, _ in _split(rule.prelude, ",") if _can_apply(part, used)]
            if kept:
                yield Rule(",".join(kept), rule.body)


def _can_apply(selector: str, used: set[str]) -> bool:
    asked = _CHOICE.sub("", selector)
    # We switch to dark as the system does, never by the attribute.
    return "[data-kern-" not in asked and used.issuperset(_CLASS.findall(asked))


def _tokens_read(rules: Iterable[Rule], used: set[str]) -> set[str]:
    """Return the tokens that our sources name or that a declaration reads, and theirs in turn."""
    read = {name for name in used if name.startswith("--")}
    reads: dict[str, set[str]] = {}
    for name, value in _declarations(rules):
        found = set(_TOKEN.findall(value))
        if name.startswith("--kern-"):
            reads.setdefault(name, set()).update(found)
        else:
            read |= found
    new = read
    while new:
        new = {inner for name in new for inner in reads.get(name, ())} - read
        read = read | new
    return read


def _declarations(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        if rule.is_group or rule.prelude.startswith("@keyframes"):
            yield from _declarations(_rules(rule.body or ""))
        else:
            for declaration, _ in _split(rule.body or "", ";"):
                name, _, value = declaration.partition(":")
                yield name.strip(), value


def _with_tokens(rules: Iterable[Rule], read: set[str]) -> Iterator[Rule]:
    """Yield the rules without the tokens that nothing reads; a rule without rest goes whole."""
    for rule in rules:
        if rule.body is None:
            yield rule
        elif rule.is_group:
            if body := "".join(each.text() for each in _with_tokens(_rules(rule.body), read)):
                yield Rule(rule.prelude, body)
        elif body := ";".join(_kept(rule.body, read)):
            yield Rule(rule.prelude, body)


def _kept(body: str, read: set[str]) -> Iterator[str]:
    for declaration, _ in _split(body, ";"):
        name = declaration.partition(":")[0].strip()
        if not name.startswith("--kern-") or name in read:
            yield declaration
