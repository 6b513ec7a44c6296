"""Walks through the public directory and yields each thing once, parts after their whole."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.exchange import public_things
from sozialatlas.exchange.hsds import entries, shapes, vocabularies
from sozialatlas.exchange.hsds.shapes.base import Shape
from sozialatlas.exchange.opendata.source import Source


class Walk:
    """One walk; it remembers ids of what several things share, so that each comes once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._seen: set[str] = set()

    def everything(self) -> Iterator[Shape]:
        """Yield words, organizations with their places, then services with all their parts."""
        yield from vocabularies.TAXONOMIES.values()
        yield from (word.term for word in vocabularies.words())
        today = self.source.now.today
        found = public_things.organizations(today).order_by("pk")
        keys = list(found.values_list("pk", flat=True))
        for each in self.source.each(keys, entries.organizations, shapes.Organization):
            yield from self._organization(each)
        offers = list(public_things.services(today).order_by("pk").values_list("pk", flat=True))
        for service in self.source.each(offers, entries.services, shapes.Service):
            yield from self._service(service)

    def _organization(self, whole: shapes.Organization) -> Iterator[Shape]:
        if self._is_new(whole.id):
            yield whole
            yield from (*whole.contacts, *whole.phones)
        for place in whole.locations:
            yield from self._location(place)

    def _location(self, place: shapes.Location) -> Iterator[Shape]:
        if self._is_new(place.id):
            yield place
            yield from (*place.addresses, *place.accessibility, *place.phones, *place.schedules)

    def _service(self, whole: shapes.Service) -> Iterator[Shape]:
        if whole.organization is not None:
            yield from self._organization(whole.organization)
        yield whole
        yield from (*whole.phones, *whole.contacts, *whole.schedules, *whole.service_areas)
        yield from (*whole.languages, *whole.cost_options, *whole.required_documents)
        yield from whole.attributes
        for link in whole.service_at_locations:
            yield from self._link(link)
        for count in whole.capacities:
            if self._is_new(count.unit.id):
                yield count.unit
            yield count

    def _link(self, link: shapes.ServiceAtLocation) -> Iterator[Shape]:
        if link.location is not None:
            yield from self._location(link.location)
        yield link
        yield from (*link.contacts, *link.phones, *link.schedules)

    def _is_new(self, key: str) -> bool:
        if key in self._seen:
            return False
        self._seen.add(key)
        return True
