"""Reads the words of typed hours from first to last, and collects days with their times.

What is said of holidays, vacations and seasons holds for the words around it: in brackets and
without a comma for the times before, after a comma for the whole line, on a line of its own for
all. A misunderstanding is never guessed away: it becomes a problem with its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from sozialatlas.directory.hours.rules import CLOSED, ONLY, SAME
from sozialatlas.directory.hours.typed_blocks import EVERY_DAY, Block, Conditions
from sozialatlas.directory.hours.typed_cursor import DayList
from sozialatlas.directory.hours.typed_parts import Why
from sozialatlas.directory.hours.typed_seasons import read_conditions
from sozialatlas.directory.hours.typed_state import Closing, Read, ReadingState
from sozialatlas.directory.hours.typed_times import TimeRange, read_range
from sozialatlas.directory.hours.typed_tokens import Token
from sozialatlas.directory.hours.typed_words import Word

_SPECIAL = frozenset({Word.HOLIDAY, Word.VACATION})
_DAY_START = frozenset({Word.DAY, Word.EVERY_DAY, Word.ORDINAL, Word.EVERY, Word.HOLIDAY})
_TIMES = frozenset({Word.TIME, Word.ALL_DAY})
_SKIPPED = frozenset({Word.FILLER, Word.EVERY, Word.COMMA, Word.DASH, Word.VALID, Word.AND})
_POLICY = {Word.NOT: CLOSED, Word.ONLY: ONLY, Word.ALSO: SAME}
_IN_THE_WAY = {
    Word.FEAST: Why.SINGLE_DAY,
    Word.SOME_VACATION: Why.SOME_VACATION,
    Word.ODD_WEEKS: Why.ODD_WEEKS,
    Word.SEASON: Why.LOOSE_SEASON,
    Word.NO_TIME: Why.NO_SUCH_TIME,
}


class Reader(ReadingState):
    """Reads one text; each word is read by the method for its kind."""

    def __init__(self, found: Sequence[Token], today: dt.date) -> None:
        super().__init__(found)
        self.today = today
        self._modifier: Word | None = None
        self._modifier_at = 0
        self._later_hours = 0
        self._is_break = False
        self._readers: Mapping[Word, Callable[[], None]] = {
            **dict.fromkeys((Word.DAY, Word.EVERY_DAY, Word.ORDINAL), self._days),
            **dict.fromkeys(_SPECIAL, self._special),
            **dict.fromkeys((Word.NOT, Word.ONLY, Word.ALSO), self._modify),
            **dict.fromkeys(
                (Word.MONTH, Word.DATE, Word.CYCLE, Word.FROM, Word.TO), self._condition
            ),
            **dict.fromkeys(_IN_THE_WAY, self._refuse),
            Word.SCHOOL_TIME: self._special,
            Word.TIME: self._times,
            Word.ALL_DAY: self._all_day,
            Word.PART_OF_DAY: self._part_of_day,
            Word.BREAK: self._pause,
            Word.OF_MONTH: self._of_month,
            Word.APPOINTMENT: self._appointment,
            Word.NOTE: self._note,
            Word.END: self._end,
            Word.OPENING: self._open,
            Word.CLOSING: self._close,
        }

    def run(self) -> Read:
        """Read to the end."""
        while self.at < len(self.tokens):
            kind = self.peek().kind
            if kind in _SKIPPED:
                self.at += 1
                continue
            before = self.at
            self._readers.get(kind, self._unknown)()
            if kind not in _POLICY:
                self._modifier = None
            assert self.at > before, kind
        self.flush()
        return self.read

    # Days and times

    def _days(self) -> None:
        start = self.at
        if self._modifier == Word.NOT:
            self._except(start)
            return
        found = self.day_list()
        if not found.is_every_day and self._skip_closed():
            self._closed(found, start)
            return
        self._begin_days(found, start)

    def _begin_days(self, found: DayList, start: int) -> None:
        block = self.block
        if block.has_times and not (block.spans and not block.has_days):
            self.flush()
        self.begin()
        block = self.block
        block.days_come_last = bool(block.spans)
        for day, weeks in found.days.items():
            block.days[day] = (*block.days.get(day, ()), *weeks)
        block.is_every_day = block.is_every_day or found.is_every_day
        block.is_holiday = block.is_holiday or found.is_holiday
        self._settle_month(found)
        self.touch(start, self.at - 1)

    def _settle_month(self, found: DayList) -> None:
        """Refuse "jeden zweiten Dienstag", unless the line says that it is one of the month."""
        if found.unclear is None:
            return
        index = self.at
        stops = {Word.DAY, Word.EVERY_DAY, Word.END}
        while index < len(self.tokens) and self.kind(index) not in stops:
            if self.kind(index) == Word.OF_MONTH:
                return
            index += 1
        self.problem(*found.unclear, Why.WHICH_SECOND)

    def _except(self, start: int) -> None:
        found = self.day_list()
        gone = EVERY_DAY if found.is_every_day else tuple(found.days)
        for block in self.scope(self._modifier_at):
            block.without_days(gone)
        self.touch(self._modifier_at, self.at - 1)

    def _closed(self, found: DayList, start: int) -> None:
        if not self.block.has_times and self.block.days and not self.block.spans:
            found.days.update(self.block.days)
            self.block = Block()
        season = self.lead.season
        place = (start, self.at - 1)
        self.read.closings.append(Closing(tuple(found.days), season, place))
        if found.is_holiday:
            self.read.everywhere.holidays = CLOSED

    def _times(self) -> None:
        found = read_range(self, self._later_hours)
        self._later_hours = 0
        if isinstance(found, Why):
            self._problem_of_times(found)
            return
        closed = self.over(self.at)
        if self.kind(closed) == Word.CLOSED:
            self.at = closed + 1
            self._is_break = True
        if self._is_break or self._modifier == Word.NOT:
            self._take_out(found)
        else:
            self._open_from(found)

    def _problem_of_times(self, why: Why) -> None:
        first, last = self.range_place
        self.problem(first, last, why)
        self.block.is_broken = True
        self.is_fresh = False

    def _open_from(self, found: TimeRange) -> None:
        block = self.block
        following = self.kind(self.over(self.at, frozenset({Word.FILLER, Word.EVERY})))
        if block.has_times and block.has_days and following in {Word.DAY, Word.ORDINAL}:
            if block.days_come_last or self.is_fresh:
                self.flush()
        elif block.by_appointment and not block.has_days:
            self.flush()
        self.begin()
        self.block.spans.append(found.span)
        self.touch(found.first, found.last)

    def _take_out(self, found: TimeRange) -> None:
        self._is_break = False
        inside = [each.without_span(found.span) for each in self.scope(found.first)]
        if not any(inside):
            self.problem(found.first, found.last, Why.UNKNOWN)

    def _all_day(self) -> None:
        if self.block.has_times and self.block.has_days:
            self.flush()
        self.begin()
        self.block.spans.append((0, 24 * 60))
        self.block.is_all_day = True
        self.touch(self.at, self.at)
        self.at += 1

    def _part_of_day(self) -> None:
        following = self.kind(self.over(self.at + 1))
        if following != Word.TIME and (self.block.has_times or not self.block.has_days):
            self._unknown()
            return
        self._later_hours = self.peek().value[0]
        self.touch(self.at, self.at)
        self.at += 1

    def _pause(self) -> None:
        if self.kind(self.over(self.at + 1)) != Word.TIME:
            self._unknown()
            return
        self._is_break = True
        self.at += 1

    def _of_month(self) -> None:
        if not any(self.block.days.values()):
            self._unknown()
            return
        self.touch(self.at, self.at)
        self.at += 1

    # Appointments and remarks

    def _appointment(self) -> None:
        token, before = self.peek(), self.before()
        note = _kept(token.text)
        is_added = before in {Word.AND, Word.COMMA, Word.END} and not self.depth
        if self.block.has_days and not self.block.has_times:
            targets = [self.block]
        elif self.block.has_times and (not is_added or self._modifier == Word.ONLY):
            targets = self.scope(self.at)
        else:
            self.flush()
            self.begin()
            targets = [self.block]
        for block in targets:
            block.by_appointment = True
            block.note = block.note or note
        self.touch(self.at, self.at)
        self.at += 1

    def _note(self) -> None:
        text = self.peek().text
        targets = [] if self.is_fresh else self.sentence_blocks()
        if not targets:
            self.read.remarks.append(text)
        for block in targets:
            block.note = text
        self.at += 1

    # Holidays, vacations, seasons

    def _special(self) -> None:
        first = self.at
        kinds = {self.peek().kind}
        self.at += 1
        while True:
            following = self.over(self.at, frozenset({Word.FILLER, Word.AND}))
            joined = {self.kind(each) for each in range(self.at, following)}
            if Word.AND not in joined or self.kind(following) not in _SPECIAL:
                break
            kinds.add(self.kind(following))
            self.at = following + 1
        policy = CLOSED if Word.SCHOOL_TIME in kinds else _POLICY.get(self._modifier or Word.END)
        if policy is None and self._skip_closed():
            policy = CLOSED
        self._apply_special(first, kinds, policy)

    def _apply_special(self, first: int, kinds: set[Word], policy: str | None) -> None:
        following = self.kind(self.over(self.at, frozenset({Word.FILLER, Word.ONLY})))
        said = Conditions(
            holidays=policy if Word.HOLIDAY in kinds else None,
            vacations=policy if kinds & {Word.VACATION, Word.SCHOOL_TIME} else None,
        )
        is_leading = following in _DAY_START | _TIMES
        if policy in {None, ONLY} and kinds == {Word.HOLIDAY} and following in _TIMES:
            self._begin_days(DayList(is_holiday=True), first)
        elif policy in {None, ONLY} and kinds == {Word.VACATION} and is_leading:
            self.flush()
            self.begin()
            self.block.conditions.vacations = ONLY
            self.block.replaces_in_vacations = policy is None
        elif policy is None:
            self.problem(first, self.at - 1, Why.UNKNOWN)
        else:
            self.hold(said, self._modifier_at if self._modifier else first)

    def _condition(self) -> None:
        first = self.at
        found = read_conditions(self, self.today, is_not=self._modifier == Word.NOT)
        if found is None:
            if self.kind(self.at) == Word.CLOSED:
                self.at += 1
            return
        following = self.over(self.at)
        block = self.block
        is_leading = self.kind(following) in _DAY_START
        if block.is_empty or (block.has_times and block.has_days and is_leading):
            self.flush()
            self.lead_by(found)
        elif block.has_days and not block.has_times:
            self.merge(block, found)
            self.touch(first, self.at - 1)
        else:
            self.hold(found, first)

    # Signs

    def _skip_closed(self) -> bool:
        """Go behind "geschlossen", or "nicht" at the end; return whether it stood there."""
        at = self.over(self.at)
        is_not = self.kind(at) == Word.NOT and self.kind(at + 1) in {
            Word.END,
            Word.COMMA,
            Word.CLOSING,
        }
        if self.kind(at) == Word.CLOSED or is_not:
            self.at = at + 1
            return True
        return False

    def _modify(self) -> None:
        token = self.peek()
        following = self.kind(self.over(self.at + 1))
        if token.kind == Word.NOT and following in {Word.END, Word.CLOSING, Word.COMMA}:
            self._unknown()
            return
        if not (self._modifier == Word.NOT and token.kind == Word.ALSO):
            self._modifier, self._modifier_at = token.kind, self.at
        self.at += 1

    def _end(self) -> None:
        self.end_line()
        self.at += 1

    def _open(self) -> None:
        self.depth += 1
        self.at += 1

    def _close(self) -> None:
        self.depth = max(0, self.depth - 1)
        self.at += 1

    def _refuse(self) -> None:
        why = _IN_THE_WAY[self.peek().kind]
        first = self.at
        self.at += 1
        if why == Why.NO_SUCH_TIME:
            self.at = self.over(self.at, frozenset({Word.DASH, Word.TO, Word.TIME, Word.NO_TIME}))
            self.block.is_broken = True
        self._skip_closed()
        self.problem(first, first, why)

    def _unknown(self) -> None:
        self.problem(self.at, self.at, Why.UNKNOWN)
        self.at += 1


def _kept(text: str) -> str:
    """Return words for an appointment that say more than that one is needed."""
    said = text.lower()
    return (
        text if any(word in said for word in ("telefon", "vorherig", "anmeld", "person")) else ""
    )
