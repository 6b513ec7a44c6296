"""Progress: plain lines in a log, few of them."""

from __future__ import annotations

from io import StringIO

import pytest

from sozialatlas.core.progress import LineCounter, progress


def test_lines_come_seldom_and_the_last_tells_how_long_it_took() -> None:
    out, seconds = StringIO(), iter([0.0, 1.0, 4.0, 5.0, 8.5, 9.0])
    step = LineCounter("Zeilen", 4000, out, clock=lambda: next(seconds))

    for _ in range(4):
        step(1000)
    step.finish()

    assert out.getvalue() == (
        "Zeilen: 2.000 / 4.000\nZeilen: 4.000 / 4.000\nZeilen: 4.000 in 9,0 s\n"
    )


def test_broken_off_work_does_not_say_that_it_is_finished() -> None:
    out = StringIO()

    with pytest.raises(ZeroDivisionError), progress("Rows", 2, out) as step:
        step(1 // 0)

    assert out.getvalue() == ""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_gets_a_bar_with_the_label_and_the_numbers() -> None:
    out = Terminal()

    with progress("Rows", 3, out) as step:
        step(2)
        step()

    assert "Rows" in out.getvalue()
    assert "3/3" in out.getvalue()
