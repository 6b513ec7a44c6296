"""The address of a search: parameters in one canonical order, so that equal searches are equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote_plus, urlencode

from sozialatlas.core.invisible import trimmed
from sozialatlas.portal.profile import address as profile_address
from sozialatlas.portal.results_map import borders
from sozialatlas.search.parameters import NAMES
from sozialatlas.search.requests import SERVICE

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """A page of results under a path; every change of it begins again on page 1.

    The `profile` of the person and the borders on the map are carried along, whatever changes.
    """

    path: str
    pairs: Pairs = ()
    profile: tuple[str, ...] = ()
    has_social_areas: bool = False

    @classmethod
    def of(cls, path: str, given: Mapping[str, Sequence[str]]) -> SearchAddress:
        """Return the canonical address of parameters: known ones, without empty values."""
        pairs = [(name, value) for name in given for value in given[name]]
        profile = profile_address.known(given.get(profile_address.NAME, ()))
        on_map = borders.asks_for_social_areas(given.get(borders.NAME, ()))
        return cls(path, _canonical(pairs), profile, on_map)

    @property
    def url(self) -> str:
        """The address itself."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def query(self) -> str:
        """What stands behind the question mark."""
        return urlencode((*self.pairs, *self.of_person))

    @property
    def of_person(self) -> Pairs:
        """The pairs that belong to the person and to no search: they leave nothing out."""
        on_map = borders.pairs(has_social_areas=self.has_social_areas)
        return (*profile_address.pairs(self.profile), *on_map)

    @property
    def of_nobody(self) -> SearchAddress:
        """The same for everybody: without a profile, and with the map as it is at first."""
        return replace(self, profile=(), has_social_areas=False)

    def with_borders(self, *, has_social_areas: bool) -> SearchAddress:
        """Return the same results, with or without the social areas on the map."""
        return replace(self, has_social_areas=has_social_areas)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter."""
        return tuple(value for key, value in self.pairs if key == name)

    def only(self, *names: str) -> Pairs:
        """Return the pairs of some parameters."""
        return tuple(pair for pair in self.pairs if pair[0] in names)

    def all_but(self, *names: str) -> Pairs:
        """Return the pairs of all other parameters."""
        return tuple(pair for pair in self.pairs if pair[0] not in names)

    def without(self, *names: str) -> SearchAddress:
        """Return the address without some parameters."""
        return self._with(self.all_but(*names, "page"))

    def without_value(self, name: str, value: str) -> SearchAddress:
        """Return the address without one value of a parameter."""
        return self._with(pair for pair in self.all_but("page") if pair != (name, value))

    def setting(self, name: str, value: str) -> SearchAddress:
        """Return the address with one parameter set anew."""
        return self._with([*self.all_but("page", name), (name, value)])

    def in_boxes(self) -> Callable[[str], str]:
        """Return what gives the address in a box of the map: a page has one for each mark."""
        # A value cannot hold the name: its "=" would be encoded.
        before, name, after = self.setting("bbox", "box").url.partition("bbox=box")
        return lambda box: f"{before}{name.removesuffix('box')}{quote_plus(box)}{after}"

    def at_page(self, page: int) -> SearchAddress:
        """Return the address of another page of the same results."""
        return self._with([*self.all_but("page"), *([("page", str(page))] if page > 1 else [])])

    def _with(self, pairs: Iterable[tuple[str, str]]) -> SearchAddress:
        return replace(self, pairs=_canonical(pairs))


def _canonical(pairs: Iterable[tuple[str, str]]) -> Pairs:
    seen = {(name, trimmed(value)) for name, value in pairs if name in NAMES}
    kept = [pair for pair in seen if pair[1]]
    if [value for name, value in kept if name == "type"] == [SERVICE]:
        kept.remove(("type", SERVICE))  # what is looked for anyway
    return tuple(sorted(kept, key=lambda pair: (NAMES.index(pair[0]), pair[1])))
