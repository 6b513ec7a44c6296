"""A portal as a request meets it: what it shows, where, in which words and colours."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.core.languages import GERMAN
from sozialatlas.search.models import Portal
from sozialatlas.search.scope import EVERYTHING, Scope

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """What editors wrote, as Markdown; empty where the county's own text counts."""

    title: str = ""
    lead: str = ""
    body: str = ""
    body_draft: str = ""
    contact: str = ""
    imprint: str = ""
    privacy: str = ""
    accessibility: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a start page in one language; what is empty is shown in German."""

    title: str = ""
    lead: str = ""
    body: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One text with the language in which it is written."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a portal; `path` is where its file lies below the uploads."""

    path: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """A portal as it was saved last. The county's own has no slug.

    `types` that it shows; `preset` are filters that its links begin with; `languages` that its
    pages are offered in, none named is all. `accents` and `logos` are those in light and dark.
    """

    kind: str = Portal.Kind.COUNTY
    slug: str = ""
    host: str = ""
    name: str = ""
    subtitle: str = ""
    is_published: bool = True
    scope: Scope = EVERYTHING
    types: tuple[str, ...] = ()
    preset: Pairs = ()
    languages: tuple[str, ...] = ()
    accents: tuple[str, str] = ("", "")
    texts: Texts = Texts()
    translated: tuple[tuple[str, Words], ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()
    logos: tuple[Picture | None, Picture | None] = (None, None)

    def written(self, name: str, language: str) -> Written:
        """Return a text of the start page in a language, else in German."""
        found = dict(self.translated).get(language)
        own = str(getattr(found, name)) if found else ""
        return Written(own, language) if own else Written(getattr(self.texts, name), GERMAN)

    def picture(self, name: str) -> Picture | None:
        """Return the picture of a name."""
        return dict(self.pictures).get(name)

    @property
    def is_county(self) -> bool:
        """Whether it is the county's own portal."""
        return not self.slug

    @property
    def is_kiosk(self) -> bool:
        """Whether it stands at an info point."""
        return self.kind == Portal.Kind.KIOSK

    def shows(self, record_type: str) -> bool:
        """Return whether the portal has records of a type."""
        return not self.types or record_type in self.types

    def offers(self, language: str) -> bool:
        """Return whether the portal's pages are offered in a language."""
        return not self.languages or language in self.languages
