"""Hours as people type them, read into rows: "Mo-Fr 9-12, Do 14-18, nicht in den Ferien".

Nothing is dropped in silence: words that were not understood are handed back as they stand,
with their place; or they are kept as a remark, if that is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sozialatlas.directory.hours.rules import CLOSED, HoursRule
from sozialatlas.directory.hours.typed_blocks import Block, rules_of
from sozialatlas.directory.hours.typed_parts import (
    BESIDE,
    NotUnderstood,
    Part,
    PartKind,
    Problem,
    Why,
)
from sozialatlas.directory.hours.typed_reader import Reader
from sozialatlas.directory.hours.typed_state import Read
from sozialatlas.directory.hours.typed_text import open_ended
from sozialatlas.directory.hours.typed_tokens import Token, tokens
from sozialatlas.directory.hours.typed_words import Word

LONGEST = 2_000
"""More letters than that are no hours."""

_BETWEEN = frozenset({Word.FILLER, Word.AND, Word.DASH, Word.OPENING, Word.CLOSING, Word.TIME})


@dataclass(frozen=True, slots=True)
class TypedHours:
    """The rows of a text, what each part was read as, and what was not understood."""

    rules: tuple[HoursRule, ...] = ()
    parts: tuple[Part, ...] = ()
    problems: tuple[NotUnderstood, ...] = ()

    @property
    def is_understood(self) -> bool:
        """Whether every word found its meaning."""
        return not self.problems


def parse(text: str, today: dt.date, *, keep_rest: bool = False) -> TypedHours:
    """Return what a text says; a day without a year is the next one from `today` on.

    `keep_rest`: what is not understood becomes a remark; where that makes times unsure, the whole
    line does.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        return _not_understood(text, keep_rest=keep_rest)
    found = tokens(text)
    read = Reader(found, today).run()
    _close_days(read)
    _check(read, found)
    problems = _problems(text, read.problems, found)
    if keep_rest and problems:
        return _kept(text, today, read, problems)
    if problems:
        return TypedHours((), _parts(text, read, found), problems)
    return TypedHours(_rules(read), _parts(text, read, found), ())


def _not_understood(text: str, *, keep_rest: bool) -> TypedHours:
    if keep_rest:
        return TypedHours((HoursRule(note=text.strip()),))
    return TypedHours((), (), (NotUnderstood(0, len(text), text, Why.UNKNOWN),))


def _close_days(read: Read) -> None:
    """Take closed weekdays out of the other hours, and let what holds for all hold."""
    for closing in read.closings:
        for block in read.blocks:
            if closing.season in (None, block.conditions.season):
                block.without_days(closing.days)
    is_replaced = any(block.replaces_in_vacations for block in read.blocks)
    for block in read.blocks:
        block.conditions.take(read.everywhere)
        if is_replaced and block.conditions.vacations is None:
            block.conditions.vacations = CLOSED
    for block in read.blocks:
        _give_way(block, read.blocks)


def _give_way(block: Block, blocks: Sequence[Block]) -> None:
    """Let "So 10-16" replace the Sunday of "täglich 9-18": its hours overlap."""
    later = blocks[blocks.index(block) + 1 :]
    gone = {
        day
        for other in later
        for day in other.days
        if _same_days(block, other)
        and not block.days.get(day)
        and (day in block.days or (block.is_every_day and not block.days))
        and _overlap(block, other)
    }
    if gone and (not block.days or gone < set(block.days)):
        block.without_days(gone)


def _same_days(one: Block, other: Block) -> bool:
    def said(block: Block) -> tuple[object, ...]:
        found = block.conditions
        return (found.season, found.valid_from, found.valid_to, found.weeks, found.vacations)

    return said(one) == said(other) and not any(other.days.values())


def _overlap(one: Block, other: Block) -> bool:
    return any(
        first < end and begin < last for first, last in one.spans for begin, end in other.spans
    )


def _check(read: Read, found: Sequence[Token]) -> None:
    """Note what each block lacks."""
    for block in read.blocks:
        why = _lacking(block)
        if why is not None and not block.is_broken:
            read.problems.append(Problem(*_place(block, found), why))
        if block.conditions.weeks > 1 and block.conditions.anchor_on is None:
            read.problems.append(Problem(*(block.conditions.place or (0, 0)), Why.NO_ANCHOR))
    places = [closing.place for closing in read.closings]
    if read.closes_at is not None:
        places.append(read.closes_at)
    if places and not read.blocks and not read.problems:
        read.problems.append(Problem(*min(places), Why.ONLY_CLOSED))


def _lacking(block: Block) -> Why | None:
    if not block.has_times:
        return Why.NO_TIME
    if block.spans and not block.has_days and not block.is_all_day:
        return Why.NO_DAY
    if block.spans and not block.days and not (block.is_every_day or block.is_holiday):
        block.is_every_day = True  # "24 Stunden" alone
    return None


def _place(block: Block, found: Sequence[Token]) -> tuple[int, int]:
    inside = [
        index
        for index, token in enumerate(found)
        if block.start <= token.start and token.end <= block.end
    ]
    return (inside[0], inside[-1]) if inside else (0, 0)


def _problems(
    text: str, problems: Sequence[Problem], found: Sequence[Token]
) -> tuple[NotUnderstood, ...]:
    """Return the words in the way; unknown ones with small words between them are one."""
    joined: list[Problem] = []
    for problem in sorted(set(problems), key=lambda each: (each.first, each.last)):
        last = joined[-1] if joined else None
        if last is not None and Why.UNKNOWN == last.why == problem.why:
            between = found[last.last + 1 : problem.first]
            if all(token.kind in _BETWEEN for token in between):
                joined[-1] = replace(last, last=max(last.last, problem.last))
                continue
        joined.append(problem)
    return tuple(_words(text, each, found) for each in joined)


def _words(text: str, problem: Problem, found: Sequence[Token]) -> NotUnderstood:
    first = problem.first
    if problem.why in {Why.UNKNOWN, Why.ONLY_CLOSED}:
        while first and _belongs(found[first - 1], found[first]):
            first -= 1
    start, end = found[first].start, found[problem.last].end
    return NotUnderstood(start, end, text[start:end], problem.why)


def _belongs(small: Token, word: Token) -> bool:
    """Return whether a small word stands right before an unknown one: "am 15. im Monat"."""
    return small.kind == Word.FILLER and word.start - small.end <= 1


def _rules(read: Read) -> tuple[HoursRule, ...]:
    return tuple(_in_order(read))


def _in_order(read: Read) -> Iterator[HoursRule]:
    for block in read.blocks:
        if block.open_end is not None:
            yield HoursRule(note=open_ended(block.days, block.open_end))
        elif block.days or block.is_every_day or block.is_holiday or block.by_appointment:
            yield from rules_of(block)
    for remark in read.remarks:
        yield HoursRule(note=remark)


def _parts(text: str, read: Read, found: Sequence[Token]) -> tuple[Part, ...]:
    parts = [
        Part(
            block.start,
            block.end,
            text[block.start : block.end],
            PartKind.HOURS if block.open_end is None else PartKind.OPEN_END,
        )
        for block in read.blocks
        if 0 <= block.start < block.end
    ]
    for token in found:
        if token.meant:
            kind = PartKind.REPAIRED
            parts.append(Part(token.start, token.end, token.text, kind, token.meant.capitalize()))
        elif token.kind == Word.NOTE:
            parts.append(Part(token.start, token.end, token.text, PartKind.REMARK))
    return tuple(sorted(parts, key=lambda each: (each.start, each.end)))


def _kept(
    text: str, today: dt.date, read: Read, problems: tuple[NotUnderstood, ...]
) -> TypedHours:
    """Return the hours with what was not understood as remarks."""
    hard = [each for each in problems if each.why not in BESIDE]
    if hard:
        return _line_by_line(text, today, hard)
    remarks = tuple(HoursRule(note=_clause(text, each)) for each in problems)
    rules = (*_rules(read), *remarks)
    return TypedHours(rules, (), ())


def _line_by_line(text: str, today: dt.date, hard: Sequence[NotUnderstood]) -> TypedHours:
    """Keep the lines with unsure times as remarks, and read the others."""
    rules: list[HoursRule] = []
    rest, place = [], 0
    for line in text.splitlines(keepends=True):
        if any(place <= each.start < place + len(line) for each in hard):
            rules.append(HoursRule(note=line.strip()))
        else:
            rest.append(line)
        place += len(line)
    others = parse("".join(rest), today, keep_rest=True)
    return TypedHours((*others.rules, *rules), (), ())


def _clause(text: str, problem: NotUnderstood) -> str:
    """Return the words with what stands around them up to the next comma: "an Heiligabend zu"."""
    start, end = problem.start, problem.end
    while start and text[start - 1] not in ",;\n()." and not text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end] not in ",;\n().":
        end += 1
    return text[start:end].strip(" ,:")
