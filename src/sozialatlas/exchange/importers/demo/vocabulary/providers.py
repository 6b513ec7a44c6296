"""Kinds of providers, read from `providers.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderKind:
    """How providers of a kind are called and where they sit."""

    key: str
    scope: str
    legal: str
    names: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    halls: tuple[str, ...] = ("community",)
    per_district: float = 1.0
    pool: int = 0
    suffix: str = ""
    towns_only: bool = False


def read_provider_kinds() -> dict[str, ProviderKind]:
    """Return all kinds by key."""
    text = resources.files(__package__).joinpath("providers.toml").read_text(encoding="utf-8")
    return {
        key: msgspec.convert({"key": key, **table}, ProviderKind)
        for key, table in tomllib.loads(text).items()
    }
