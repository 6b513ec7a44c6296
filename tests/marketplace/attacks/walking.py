"""Finds every form of a page and sends it as a browser does, with what an attacker types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

TYPED = frozenset({"text", "search", "email", "url", "tel", "password", "textarea", "number"})
"""What people type into, rather than choose from."""
VALID = {
    "email": "angriff@verein.example",
    "url": "https://verein.example/",
    "number": "1",
    "date": "2030-01-07",
    "time": "09:00",
}
CSRF = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class Field:
    """One control: its name, its kind, and what the browser would send."""

    name: str
    kind: str
    value: str


@dataclass(frozen=True)
class Form:
    """What one press of one button sends, and where to."""

    page: str
    action: str
    method: str
    fields: tuple[Field, ...]
    is_file: bool = False

    def filled(self, typed: Callable[[Field], str]) -> dict[str, list[str]]:
        """Return what is sent, with other words in the controls."""
        sent: dict[str, list[str]] = {}
        for each in self.fields:
            sent.setdefault(each.name, []).append(typed(each))
        return sent

    @property
    def names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.fields)


@dataclass
class _Open:
    action: str
    method: str
    id: str
    is_file: bool
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, Field | None]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads the forms of a page; what stands elsewhere and names a form belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Open] = []
        self.elsewhere: list[tuple[str, str, Field | None]] = []
        self._form: _Open | None = None
        self._select: list[tuple[str, bool]] | None = None
        self._name = ""
        self._text: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = _Open(
                given.get("action", ""), given.get("method", "get").lower(), given.get("id", ""),
                given.get("enctype") == "multipart/form-data",
            )  # fmt: skip
            self.forms.append(self._form)
        elif tag == "button" and given.get("type", "submit") == "submit":
            self._button(given)
        elif tag == "input":
            self._input(given)
        elif tag == "textarea":
            self._name, self._text = given.get("name", ""), ""
        elif tag == "select":
            self._name, self._select = given.get("name", ""), []
        elif tag == "option" and self._select is not None:
            self._select.append((given.get("value", ""), "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._text is not None:
            self._add(Field(self._name, "textarea", self._text))
            self._text = None
        elif tag == "select" and self._select is not None:
            chosen = [value for value, is_chosen in self._select if is_chosen]
            first = [value for value, _is_chosen in self._select[:1]]
            self._add(Field(self._name, "select", (chosen or first or [""])[0]))
            self._select = None

    def _add(self, found: Field) -> None:
        if self._form is not None and found.name:
            self._form.fields.append(found)

    def _input(self, given: dict[str, str]) -> None:
        kind, name = given.get("type", "text").lower(), given.get("name", "")
        if self._form is None:
            return
        is_first = name not in {each.name for each in self._form.fields}
        # Boxes that nobody ticked are sent as well: an attacker ticks them.
        if kind in {"checkbox", "radio"} and not ("checked" in given or is_first):
            return
        if kind in {"submit", "image", "file", "button", "reset"}:
            return
        if kind == "radio" and not is_first:
            self._form.fields = [each for each in self._form.fields if each.name != name]
        self._add(Field(name, kind, given.get("value", "on")))

    def _button(self, given: dict[str, str]) -> None:
        name = given.get("name", "")
        sent = Field(name, "button", given.get("value", "")) if name else None
        if given.get("form"):
            self.elsewhere.append((given["form"], given.get("formaction", ""), sent))
        elif self._form is not None:
            self._form.buttons.append((given.get("formaction", ""), sent))


def forms(html: str, page: str) -> Iterator[Form]:
    """Yield each form of a page, once for each of its buttons."""
    reader = _Reader()
    reader.feed(html)
    for each in reader.forms:
        others = [(to, sent) for whose, to, sent in reader.elsewhere if each.id == whose]
        for formaction, sent in [*each.buttons, *others] or [("", None)]:
            target = urlsplit(urljoin(page, formaction or each.action or page))
            form = Form(
                page=page,
                action=target.path + (f"?{target.query}" if target.query else ""),
                method=each.method,
                fields=tuple(each.fields),
                is_file=each.is_file,
            )
            yield form if sent is None else replace(form, fields=(*form.fields, sent))


def distinct(found: Sequence[Form]) -> list[Form]:
    """Return the forms without those that stand on every page, such as the search."""
    seen: dict[tuple[str, str, frozenset[str]], Form] = {}
    for each in found:
        seen.setdefault((each.action.partition("?")[0], each.method, each.names), each)
    return list(seen.values())
