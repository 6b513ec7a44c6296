"""The table of figures: what counts as reached, and how it is shown."""

from __future__ import annotations

from tests.bench.figures import Figure, table


def test_each_figure_has_a_line_with_aim_and_verdict() -> None:
    figures = [
        Figure("import", 48.26, "s", 90),
        Figure("page", 41.0, "ms", 40),
        Figure("point", 0.0241, "ms", 0.2),
        Figure("memory", 1234.0, "MB"),
        Figure("rate", 6.0, "times", 6, is_least=True),
        Figure("share", 0.4, "times", 0.5, is_least=True),
        Figure("first load", None, "no Chromium"),
    ]

    assert table(figures).splitlines() == [
        "figure         measured           aim  verdict",
        "import           48.3 s        < 90 s  reached",
        "page            41.0 ms       < 40 ms  MISSED",
        "point          0.024 ms      < 0.2 ms  reached",
        "memory         1,234 MB",
        "rate          6.0 times    >= 6 times  reached",
        "share       0.400 times  >= 0.5 times  MISSED",
        "first load  no Chromium                left out",
    ]
