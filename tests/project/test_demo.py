"""The demo: one county, made once, with sign-ins that stay."""

from __future__ import annotations

from pathlib import Path

from sozialatlas.project import demo


def test_county_of_another_version_is_made_anew(tmp_path: Path) -> None:
    finished = tmp_path / demo.FINISHED
    answers = [demo.is_finished(finished)]
    finished.write_text("Fictional demo county, made by Sozialatlas 0.0.1\nSign-ins\n")
    answers.append(demo.is_finished(finished))
    finished.write_text(demo.title() + "Sign-ins\n")
    answers.append(demo.is_finished(finished))

    assert answers == [False, False, True]
