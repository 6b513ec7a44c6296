"""The hand-written content of each topic, read from `content/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from importlib import resources

import msgspec

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.exchange.importers.demo.texts import Cost, Pattern

Capacity = tuple[str, int, int]
_OWN = (
    "summaries", "descriptions", "closings", "hours", "free", "fees", "costs", "documents",
    "mode", "halls",
)  # fmt: skip


class DemoContentError(SozialatlasError):
    """A content file of the demo county is not as it must be; names file and topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicContent(Pattern):
    """Patterns and typical numbers of one kind of service.

    `count` is what a county of 270,000 has; `mode` is place, home, phone or mixed; `site` says
    whether it has its own address, sits in the provider's office or uses a shared hall.
    `pairs` names word lists that are drawn together (the n-th of both). `free` is yes, no, mixed,
    insurer (the insurer pays) or co_payment (the insurer pays all but a part); `fees` says so.
    """

    count: int
    closings: tuple[str, ...]
    hours: str
    free: str
    mode: str = "place"
    site: str = "office"
    where: str = "everywhere"
    serves: str = ""
    sites: tuple[int, int] = (1, 1)
    confidential: bool = False
    situations: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    ages: tuple[int, int] = (0, 0)
    documents: tuple[str, ...] = ()
    eligibility: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()
    fees: tuple[str, ...] = ()
    halls: tuple[str, ...] = ()
    capacity: Capacity | None = None
    pairs: tuple[str, ...] = ()
    names_of: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def names_for(self, provider_kind: str) -> tuple[str, ...]:
        """Return the name patterns that fit a kind of provider."""
        return self.names_of.get(provider_kind, self.names)

    def named(self, name: str) -> TopicContent:
        """Return the content for a thing of this name."""
        own = self.own(name)
        changed = {key: value for key in _OWN if (value := getattr(own, key, None))}
        return replace(self, **changed) if changed else self


def read_topics() -> tuple[TopicContent, ...]:
    """Return the content of all topics, sorted by key.

    Raises: DemoContentError, naming file and topic.
    """
    folder = resources.files("sozialatlas.exchange.importers.demo.content")
    found = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            found += _of_file(file.name, tomllib.loads(file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda topic: topic.key))


def _of_file(name: str, tables: dict[str, dict[str, object]]) -> list[TopicContent]:
    defaults = tables.pop("defaults", {})
    return [_topic(name, key, {**defaults, **table}) for key, table in tables.items()]


def _topic(file: str, key: str, values: dict[str, object]) -> TopicContent:
    unknown = set(values) - {entry.name for entry in fields(TopicContent)}
    if unknown:
        raise DemoContentError(f"{file}, [{key}]: unknown keys {', '.join(sorted(unknown))}")
    try:
        return msgspec.convert({"key": key, "topics": [key], **values}, TopicContent)
    except msgspec.ValidationError as error:
        raise DemoContentError(f"{file}, [{key}]: {error}") from error
