"""What of the findings somebody asked for, as it stands in an address."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sozialatlas.marketplace.quality.problems import Problem
from sozialatlas.marketplace.quality.shares import CODES

_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Entries with a problem, or that lack a measure; what is empty does not limit."""

    problem: str = ""
    lacking: str = ""
    organization: uuid.UUID | None = None
    area: str | None = None
    topic: str = ""
    is_accepted: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Wish:
        """Return the wish of an address; what it cannot mean counts as not said."""
        problem, lacking = given.get("befund", ""), given.get("fehlt", "")
        area = given.get("ort")
        return cls(
            problem=problem if problem in Problem.values else "",
            lacking=lacking if lacking in CODES else "",
            organization=_id(given.get("traeger", "")),
            area=area[:32].replace("\0", "") if area is not None else None,
            topic=given.get("thema", "")[:_LONGEST].replace("\0", ""),
            is_accepted=bool(given.get("richtig")),
        )

    def query(self, **other: str) -> str:
        """Return the query of an address that asks for this, but for what is given anew."""
        given = {
            "befund": self.problem,
            "fehlt": self.lacking,
            "traeger": str(self.organization or ""),
            "thema": self.topic,
            "richtig": "1" if self.is_accepted else "",
            **other,
        }
        kept = {name: value for name, value in given.items() if value}
        if self.area is not None:
            kept["ort"] = self.area  # an empty one asks for entries without a place
        return f"?{urlencode(kept)}" if kept else ""


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
