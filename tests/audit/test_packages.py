"""The audit's own packages: a lock with hashes, and a word about what the machine lacks."""

from __future__ import annotations

import json

import pytest

from tests.audit import packages


def test_every_package_has_its_hash_and_no_address() -> None:
    lock = json.loads((packages.HERE / "package-lock.json").read_text(encoding="utf-8"))
    locked = {name: package for name, package in lock["packages"].items() if name}

    assert [
        name for name, each in locked.items() if "resolved" in each or "integrity" not in each
    ] == []
    assert {"node_modules/lighthouse", "node_modules/vnu-jar"} - set(locked) == set()


def test_what_the_machine_lacks_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(packages, "MACHINE", {"java": "default-jre-headless"})

    assert packages.missing() == ["java is missing: apt install default-jre-headless"]
