"""Where somebody stands in the four questions: all of it is in the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sozialatlas.portal.finder import steps
from sozialatlas.portal.finder.steps import Step
from sozialatlas.portal.profile import address as profile_address
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.portal.search.asked import Asked, understand
from sozialatlas.search import queries
from sozialatlas.search.answers import SearchAnswer
from sozialatlas.search.scope import EVERYTHING, Scope

# What a list of results knows besides: it starts anew at the end of the questions.
_OF_LIST = ("page", "page_size", "sort", "type", "exact", "outside")


@dataclass(frozen=True, slots=True)
class State:
    """A question that is asked, and what was answered so far."""

    step: Step
    asked: Asked
    language: str

    @classmethod
    def of(
        cls,
        step: Step,
        given: Mapping[str, Sequence[str]],
        language: str,
        now: dt.datetime,
        scope: Scope = EVERYTHING,
    ) -> State:
        """Return the state of an address in a portal; what makes no sense in it is left out."""
        kept = {name: values for name, values in given.items() if name not in _OF_LIST}
        path = steps.path(None, language)
        return cls(step, understand(kept, path, (), now, scope), language)

    @property
    def address(self) -> SearchAddress:
        """The address of the search with all answers so far."""
        return self.asked.address

    @property
    def is_place_open(self) -> bool:
        """Whether a place was typed that nobody knows, or that several places are called."""
        return bool(self.asked.parameters.place) and self.asked.located.near is None

    def at(self, step: Step | None, address: SearchAddress | None = None) -> str:
        """Return the address of a question with answers; of the search for None."""
        answered = address or self.address
        return replace(answered, path=steps.path(step, self.language)).url

    def answering(self, *pairs: tuple[str, str]) -> str:
        """Return the address of the next question once this one is answered."""
        address = self.address.without(*self.step.names)
        for name, value in pairs:
            address = address.setting(name, value)
        return self.at(steps.following(self.step), address)

    def counted(self) -> SearchAnswer:
        """Return how many there are for each choice of this question, given all other answers."""
        return _count(self._without_own())

    def found(self) -> SearchAnswer:
        """Return how many there are for all answers so far, the nearest one first."""
        return _count(self.asked)

    def anywhere(self) -> State:
        """Return the same without a radius: what is nearest then comes first."""
        return replace(self, asked=self._again(self.address.without("radius_km")))

    def _without_own(self) -> Asked:
        return self._again(self.address.without(*self.step.names))

    def _again(self, address: SearchAddress) -> Asked:
        given = {name: address.values(name) for name, _value in address.pairs}
        given[profile_address.NAME] = address.profile
        now, scope = self.asked.request.now, self.asked.scope
        return understand(given, address.path, (), now, scope)


def _count(asked: Asked) -> SearchAnswer:
    return queries.search(replace(asked.request, page=1, page_size=1))
