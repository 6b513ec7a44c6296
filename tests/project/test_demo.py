"""The demo: one county, made once, with sign-ins that stay."""

from __future__ import annotations

from pathlib import Path

from sozialatlas.project import demo


def test_county_of_another_version_is_made_anew(tmp_path: Path) -> None:
    finished = tmp_path / demo.FINISHED
    answers = [demo.is_finished(finished)]
    finished.write_text("Erfundener Beispiellandkreis, angelegt von Sozialatlas 0.0.1\nZugänge\n")
    answers.append(demo.is_finished(finished))
    finished.write_text(demo.title() + "Zugänge\n")
    answers.append(demo.is_finished(finished))

    assert answers == [False, False, True]
