"""Rounds side by side: whole outputs, right numbers, and nothing left behind."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import repository_tree as tree
import rounds
from rounds import Step

# Each of the two can end only while the other one runs.
MEETING = """
import pathlib, sys, time
mine, other = sys.argv[1:]
print("first line of", mine, flush=True)
pathlib.Path(mine).touch()
until = time.monotonic() + 30
while not pathlib.Path(other).exists():
    if time.monotonic() > until: sys.exit("the other one never ran")
    time.sleep(0.01)
print("last line of", mine)
"""
SLEEPER = "import time; print('asleep', flush=True); time.sleep(600)"
# A round with a server of its own, which does not hear Ctrl-C, as a test may start one.
WITH_CHILD = f"""
import pathlib, signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", {SLEEPER!r}])
signal.signal(signal.SIGINT, signal.default_int_handler)
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
child.wait()
"""
# Begun in the background, a shell has its commands ignore what a key would send.
STOPPED_BY_HAND = """
import pathlib, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, "tools")
import rounds
step = rounds.Step("server", (sys.executable, "-c", sys.argv[1], sys.argv[2]))
folder = pathlib.Path(sys.argv[2]).parent
rounds.run([step], at_once=1, folder=folder, root=folder, say=print)
"""


def step(name: str, code: str, *words: str) -> Step:
    return Step(name, (sys.executable, "-c", code, *words))


def run(steps: list[Step], folder: Path, at_once: int = 1) -> tuple[dict[str, int], list[str]]:
    said: list[str] = []
    codes = rounds.run(steps, at_once=at_once, folder=folder, root=folder, say=said.append)
    return codes, [re.sub(r"in \d+ s", "in 0 s", each) for each in said]


def test_rounds_run_at_the_same_time_and_each_is_shown_whole(tmp_path: Path) -> None:
    steps = [step("one", MEETING, "a", "b"), step("two", MEETING, "b", "a")]

    codes, said = run(steps, tmp_path, at_once=2)

    assert codes == {"one": 0, "two": 0}
    assert sorted(said) == [
        "\n== one\nfirst line of a\nlast line of a\n== one: ok in 0 s",
        "\n== two\nfirst line of b\nlast line of b\n== two: ok in 0 s",
    ]


def test_with_one_core_rounds_run_one_after_the_other_in_their_order(tmp_path: Path) -> None:
    writes = "import pathlib, sys; print(sorted(p.name for p in pathlib.Path().glob('*.mark')));"
    writes += "pathlib.Path(sys.argv[1]).touch()"
    steps = [step(name, writes, f"{name}.mark") for name in ("one", "two", "three")]

    _, said = run(steps, tmp_path)

    assert said == [
        "\n== one\n[]\n== one: ok in 0 s",
        "\n== two\n['one.mark']\n== two: ok in 0 s",
        "\n== three\n['one.mark', 'two.mark']\n== three: ok in 0 s",
    ]


def test_failed_round_says_so_and_the_others_go_on(tmp_path: Path) -> None:
    codes, said = run([step("bad", "exit(3)"), step("good", "print('ü')")], tmp_path)

    assert codes == {"bad": 3, "good": 0}
    assert said == [
        "\n== bad\n== bad: FAILED (3) in 0 s",
        "\n== good\nü\n== good: ok in 0 s",
    ]


def test_variables_reach_their_own_round_only(tmp_path: Path) -> None:
    code = "import os; print(os.environ.get('ROUND', 'none'))"
    steps = [Step("one", (sys.executable, "-c", code), {"ROUND": "1"}), step("two", code)]

    _, said = run(steps, tmp_path)

    assert [each.split("\n")[2] for each in said] == ["1", "none"]


def test_long_round_gives_signs_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "SECONDS_BETWEEN_SIGNS", 0.2)
    code = "import time; print('.... [ 40%]\\n.... [ 57%]', flush=True); time.sleep(2)"

    _, said = run([step("tests", code), step("types", "import time; time.sleep(2)")], tmp_path, 2)

    assert "... tests 57 %, types" in said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_whoever_stops_the_rounds_ends_all_that_they_started(
    tmp_path: Path, number: signal.Signals
) -> None:
    note = tmp_path / "pid"
    words = [sys.executable, "-c", STOPPED_BY_HAND, WITH_CHILD, str(note)]
    if number == signal.SIGTERM:  # as tools/test.py takes it
        words[2] = f"import signal; signal.signal(15, signal.default_int_handler){words[2]}"
    process = subprocess.Popen(words, cwd=tree.ROOT, stderr=subprocess.DEVNULL)
    wait_until(lambda: note.exists() and note.read_text() != "")

    process.send_signal(number)
    process.wait(60)

    wait_until(lambda: not is_alive(int(note.read_text())))


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(is_so: object, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"not so within {seconds:g} s"
        time.sleep(0.02)
