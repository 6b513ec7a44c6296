"""Does the work of a browser."""

from __future__ import annotations

import json

import altcha


def solved(challenge: str) -> str:
    """Return the proof for a task that stands on a page."""
    task = altcha.Challenge.from_dict(json.loads(challenge))
    solution = altcha.solve_challenge(task)
    assert solution is not None
    return altcha.Payload(task, solution).to_base64()
