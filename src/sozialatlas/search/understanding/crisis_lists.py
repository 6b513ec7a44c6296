"""The lists of what people in danger write: one file a language, in a form that editors change.

How the files are written is told in `lists/crisis/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sozialatlas.search.errors import SearchError
from sozialatlas.search.understanding.crisis_everyday import is_everyday
from sozialatlas.search.understanding.crisis_joints import Tongue
from sozialatlas.search.understanding.crisis_lexicon import Lexicon
from sozialatlas.search.understanding.crisis_patterns import END, Group, Pattern, Rules
from sozialatlas.search.understanding.crisis_words import words_of

LISTS = Path(__file__).parent / "lists" / "crisis"
GROUPS = LISTS / "groups.toml"
# The name of the place behind the last word of a sentence or of a part of it.
_END = "END"
_SLOT = re.compile(r"[A-Z][A-Z_]*")


class CrisisListError(SearchError):
    """A list of danger is wrong; the text says in which file and where."""


def read(files: Iterable[Path], groups: Path = GROUPS) -> Rules:
    """Return the rules of all files.

    Raises: CrisisListError, naming the file and the entry that cannot be understood.
    """
    known = tuple(_groups(groups))
    gathered = _Gathered(frozenset(group.name for group in known))
    for path in files:
        gathered.add(path)
    return Rules(
        known,
        Lexicon(gathered.entries, gathered.harmless, gathered.tongues, is_everyday),
        _by_rarest_slot(gathered.patterns),
    )


def _by_rarest_slot(patterns: list[Pattern]) -> dict[int, tuple[Pattern, ...]]:
    """Return the patterns by those slots of theirs that the fewest patterns have.

    A text fills a handful of slots, and only patterns that lie there are tried: "Brücke" leads
    to two, "mich" to none.
    """
    uses = Counter(s for p in patterns for chain in p.chains for slots in chain for s in slots)
    found: dict[int, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        needed = [slots for chain in pattern.chains for slots in chain]
        for slot in min(needed, key=lambda slots: sum(uses[slot] for slot in slots)):
            found[slot].append(pattern)
    return {slot: tuple(there) for slot, there in found.items()}


def _groups(path: Path) -> Iterable[Group]:
    for name, told in _toml(path).items():
        if not isinstance(told, dict) or set(told) != {"kind", "topics"}:
            raise CrisisListError(f"{path.name}: [{name}] needs exactly kind and topics")
        yield Group(name, str(told["kind"]), tuple(str(topic) for topic in told["topics"]))


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CrisisListError(f"{path.name}: {error}") from error


@dataclass(slots=True)
class _Gathered:
    """What the files say, with slots as numbers; each file has slots of its own."""

    groups: frozenset[str]
    entries: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    harmless: list[str] = field(default_factory=list)
    tongues: list[Tongue] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, path: Path) -> None:
        told = _toml(path)
        words = _table(path, told, "words")
        for name, entries in words.items():
            for entry in _split(path, name, entries):
                self._enter(path, entry, self._number(path, name))
        self.harmless += [_plain(path, e) for e in _split(path, "harmless", told["harmless"])]
        for group, lines in _table(path, told, "patterns").items():
            if group not in self.groups or not isinstance(lines, list):
                raise CrisisListError(f"{path.name}: [patterns] {group} is no list of a group")
            self.patterns += [self._pattern(path, group, str(line), set(words)) for line in lines]
        if "clinging" in told:
            clinging = [_plain(path, e) for e in _split(path, "clinging", told["clinging"])]
            self.tongues.append(Tongue(self._words_of(path), frozenset(clinging)))

    def _words_of(self, path: Path) -> frozenset[str]:
        """Return the entries of a file that are whole words."""
        own = {number for (name, _), number in self._numbers.items() if name == path.name}
        return frozenset(e for e, slots in self.entries.items() if "*" not in e and slots & own)

    def _number(self, path: Path, name: str) -> int:
        return self._numbers.setdefault((path.name, name), len(self._numbers) + END + 1)

    def _enter(self, path: Path, entry: str, number: int) -> None:
        self.entries[_plain(path, entry)].add(number)

    def _pattern(self, path: Path, group: str, line: str, slots: set[str]) -> Pattern:
        terms = line.replace(" > ", " ").split()
        needed = [term for term in terms if term[0] not in "-<"]
        limits = [term[1:] for term in terms if term.startswith("<")]
        if not needed or not all(limit.isdigit() for limit in limits):
            raise CrisisListError(f"{path.name}: the pattern '{line}' cannot be understood")

        def chained(term: str) -> tuple[tuple[int, ...], ...]:
            return tuple(
                tuple(self._slot(path, line, word, slots) for word in words.split("|"))
                for words in term.split("+")
            )

        return Pattern(
            group=group,
            chains=tuple(chained(term) for term in needed),
            forbidden=tuple(chained(term[1:]) for term in terms if term.startswith("-")),
            in_order=" > " in line,
            shorter_than=min((int(limit) for limit in limits), default=10**6),
        )

    def _slot(self, path: Path, line: str, word: str, slots: set[str]) -> int:
        if word == _END:
            return END
        if _SLOT.fullmatch(word):
            if word not in slots:
                raise CrisisListError(f"{path.name}: '{line}' names {word}, not under [words]")
            return self._number(path, word)
        number = self._number(path, _plain(path, word))
        self._enter(path, word, number)
        return number


def _table(path: Path, told: Mapping[str, object], name: str) -> dict[str, object]:
    table = told.get(name)
    if not isinstance(table, dict) or not isinstance(told.get("harmless"), str):
        raise CrisisListError(f"{path.name}: harmless, [words] and [patterns] are needed")
    return table


def _split(path: Path, name: str, entries: object) -> list[str]:
    if not isinstance(entries, str) or not entries.split():
        raise CrisisListError(f"{path.name}: {name} is not a text of words with spaces between")
    return entries.split()


def _plain(path: Path, entry: str) -> str:
    """Return an entry in the spelling of `words_of`, with its asterisks."""
    words = words_of(entry.strip("*"))
    if len(words) != 1 or "*" in entry.strip("*"):
        raise CrisisListError(f"{path.name}: '{entry}' is not one word")
    start, end = ("*" if entry.startswith("*") else ""), ("*" if entry.endswith("*") else "")
    return f"{start}{words[0]}{end}"
