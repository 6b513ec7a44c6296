"""The mapping of a table: which column says which field, in a TOML file.

key = ["nummer"]                      columns that together name a row for ever

[file]
delimiter = ";"                       else found out
encoding = "cp1252"                   else UTF-8
sheet = "Angebote"                    else the first one

[constants]
"organization.name" = "Stadt Musterau"

[fields]
"service.name" = "bezeichnung"
"location.street" = { columns = ["strasse", "hausnummer"], join = " " }
"service.topics" = { column = "art", split = ",", values = { "Kita" = "kita" }, unknown = "drop" }
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path

import msgspec
from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import MappingRefused
from sozialatlas.exchange.importers.table.targets import KEYS, TARGETS

UNKNOWN = ("reject", "drop", "keep")


class FieldRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a field comes from, and how its text becomes its value."""

    column: str = ""
    columns: tuple[str, ...] = ()
    join: str = " "
    split: str = ""
    values: dict[str, str] = {}
    unknown: str = "reject"
    prefix: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns that the field is read from."""
        return self.columns or (self.column,)


class FileRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the file is written."""

    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: dict[str, str | FieldRule]
    key: list[str] = []
    file: FileRule = FileRule()
    constants: dict[str, str] = {}


@dataclass(frozen=True)
class TableMapping:
    """A mapping that was checked: every target exists."""

    key: tuple[str, ...]
    file: FileRule
    constants: Mapping[str, str]
    fields: Mapping[str, FieldRule]

    @property
    def columns(self) -> frozenset[str]:
        """All columns that the table must have."""
        used = {source for rule in self.fields.values() for source in rule.sources}
        return frozenset(used | set(self.key))


def canonical(columns: frozenset[str]) -> TableMapping:
    """Return the mapping of a table whose columns are named like our fields."""
    fields = {name: FieldRule(column=name) for name in TARGETS if name in columns}
    return TableMapping((), FileRule(), {}, fields)


def load(path: Path) -> TableMapping:
    """Return the mapping of a file, or of a packaged example. Raises: MappingRefused."""
    packaged = package_files(__package__) / "mappings" / f"{path.name}.toml"
    try:
        text = path.read_text("utf-8") if path.is_file() else packaged.read_text("utf-8")
        written = msgspec.convert(tomllib.loads(text), _Written)
    except OSError as error:
        raise MappingRefused(_("%(file)s: Zuordnung nicht gefunden.") % {"file": path}) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise _refusal(path, str(error)) from error
    return _checked(path, written)


def _checked(path: Path, written: _Written) -> TableMapping:
    for name in [*written.fields, *written.constants]:
        if name not in TARGETS:
            raise _refusal(path, _("unbekanntes Feld %(field)s") % {"field": name})
    rules = {
        name: rule if isinstance(rule, FieldRule) else FieldRule(column=rule)
        for name, rule in written.fields.items()
    }
    for name, rule in rules.items():
        if bool(rule.column) == bool(rule.columns) or rule.unknown not in UNKNOWN:
            raise _refusal(
                path,
                _("%(field)s braucht column oder columns; unknown ist reject, drop oder keep")
                % {"field": name},
            )
    _check_file(path, written.file)
    if not written.key and not set(KEYS) & set(rules):
        raise _refusal(path, _("key fehlt: Spalten, die eine Zeile dauerhaft benennen"))
    return TableMapping(tuple(written.key), written.file, written.constants, rules)


def _check_file(path: Path, rule: FileRule) -> None:
    if len(rule.delimiter) > 1:
        raise _refusal(path, _("delimiter ist mehr als ein Zeichen"))
    try:
        "a".encode(rule.encoding or "utf-8")
    except (LookupError, ValueError) as error:
        problem = _("encoding %(encoding)s ist keine Kodierung") % {"encoding": rule.encoding}
        raise _refusal(path, problem) from error


def _refusal(path: Path, problem: str) -> MappingRefused:
    return MappingRefused(
        _("Zuordnung %(file)s: %(problem)s.") % {"file": path.name, "problem": problem}
    )
