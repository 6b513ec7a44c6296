"""Where a reader of typed hours stands, and which times a word speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sozialatlas.directory.hours.typed_blocks import Block, Conditions
from sozialatlas.directory.hours.typed_cursor import Cursor
from sozialatlas.directory.hours.typed_parts import Problem, Why
from sozialatlas.directory.hours.typed_tokens import Token
from sozialatlas.directory.hours.typed_words import Word


@dataclass
class Closing:
    """That some weekdays are closed, in a season or always, and where that stands."""

    days: tuple[int, ...]
    season: tuple[str, str] | None
    place: tuple[int, int]


@dataclass
class Read:
    """All that was found: blocks, what closes, remarks, and what stood in the way."""

    blocks: list[Block] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    everywhere: Conditions = field(default_factory=Conditions)
    closes_at: tuple[int, int] | None = None


class ReadingState(Cursor):
    """Where a reader stands: the block at hand, what led it in, and all that was read before."""

    def __init__(self, found: Sequence[Token]) -> None:
        super().__init__(found)
        self.read = Read()
        self.block = Block()
        self.lead = Conditions()
        self.is_fresh = True
        self.depth = 0
        self._is_lead_used = False
        self._sentence = 0

    def end_line(self) -> None:
        """Begin a new line; what led the line in does not hold for the next."""
        self.is_fresh = True
        if self._is_lead_used:
            self.lead, self._is_lead_used = Conditions(), False

    def lead_by(self, found: Conditions) -> None:
        """Let conditions hold for the blocks that follow on the line."""
        if found.are_days or self._is_lead_used:
            self.lead = found
        else:
            self.lead.take(found)
        self._is_lead_used = False

    def hold(self, said: Conditions, first: int) -> None:
        """Let what was said hold for the blocks that it speaks of."""
        if self.is_fresh and not self.depth:
            self.read.everywhere.take(said)
            self.read.closes_at = self.read.closes_at or (first, self.at - 1)
        else:
            for block in self.scope(first):
                self.merge(block, said)
            self.touch(first, self.at - 1)

    def merge(self, block: Block, said: Conditions) -> None:
        """Put conditions in; "ab" names the day to count weeks from, where one is missing."""
        lead = block.lead or Conditions()
        weeks = max(block.conditions.weeks, lead.weeks)
        anchor_on = block.conditions.anchor_on or lead.anchor_on
        if weeks > 1 and anchor_on is None and said.valid_from is not None and said.weeks == 1:
            block.conditions.anchor_on = said.valid_from
            return
        if said.holidays:
            block.conditions.holidays = said.holidays
        if said.vacations:
            block.conditions.vacations = said.vacations
        block.conditions.take(said)

    def begin(self) -> None:
        """Begin a block, or go on with the one at hand."""
        if self.is_fresh and self.block.is_empty:
            self._sentence = len(self.read.blocks)
        self.is_fresh = False
        if self.block.lead is None:
            self.block.lead = self.lead
        self._is_lead_used = True

    def touch(self, first: int, last: int) -> None:
        """Let the block at hand reach over words."""
        self.block.touch(self.tokens[first].start, self.tokens[last].end)

    def flush(self) -> None:
        """Put the block at hand to the others."""
        block = self.block
        self.block = Block(is_broken=block.is_empty and block.is_broken)
        if block.is_empty:
            return
        if block.lead is not None:
            block.conditions.take(block.lead)
        self.read.blocks.append(block)
        if self.is_fresh:
            self._sentence = len(self.read.blocks)

    def sentence_blocks(self) -> list[Block]:
        """Return the blocks of the line."""
        current = [] if self.block.is_empty else [self.block]
        return [*self.read.blocks[self._sentence :], *current]

    def scope(self, first: int) -> list[Block]:
        """Return the blocks that a word speaks of."""
        here, self.at = self.at, first
        is_wide = not self.depth and self.before() in {Word.COMMA, Word.END}
        self.at = here
        if is_wide or self.block.is_empty:
            return self.sentence_blocks()
        return [self.block]

    def problem(self, first: int, last: int, why: Why) -> None:
        """Note words that cannot be read."""
        self.read.problems.append(Problem(first, last, why))
