"""What a portal and a visitor narrow a search to, asked of the tables while there is no index."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sozialatlas.directory import organization_tree
from sozialatlas.directory.models import Accessibility, Answer, Service, ServiceArea
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.requests import SERVICE, SearchRequest
from sozialatlas.search.scope import Scope

Ids = Collection[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Link:
    """A service at a location, and the keys of where that lies."""

    id: uuid.UUID
    service_id: uuid.UUID
    location_id: uuid.UUID
    municipality: str | None
    social_area: str | None

    @property
    def areas(self) -> frozenset[str | None]:
        """All areas that it lies in."""
        return frozenset({self.municipality, self.social_area})


@dataclass(frozen=True, slots=True)
class Border:
    """Some areas, and the services that serve one of them from wherever they are."""

    keys: frozenset[str]
    serving: Ids
    is_outwards: bool = False

    def lets_in(self, service: uuid.UUID, areas: Iterable[str | None] = ()) -> bool:
        """Return whether a service in these areas is on the right side."""
        is_inside = service in self.serving or not self.keys.isdisjoint(filter(None, areas))
        return is_inside is not self.is_outwards


def borders(
    request: SearchRequest, services: QuerySet[Service], tree: AreaTree
) -> tuple[Border, ...]:
    """Return the borders that a request has to keep to."""
    return tuple(_borders(request, services, tree))


def _borders(
    request: SearchRequest, services: QuerySet[Service], tree: AreaTree
) -> Iterator[Border]:
    scope, reaching = request.scope, tree.reaching
    for keys in (request.municipalities, scope.areas):
        if keys:
            yield _border(keys, services, [code for key in keys for code in reaching(key)])
    if scope.social_areas:
        reaching_it = (tree.reaching_social, tree.parts)
        codes = [code for key in scope.social_areas for told in reaching_it for code in told(key)]
        yield _border(scope.social_areas, services, codes)
    if request.has_border or request.beside:
        codes = [code for key in scope.home for code in reaching(key)]
        yield _border(scope.home, services, codes, is_outwards=request.beside)


def _border(
    keys: Sequence[str],
    services: QuerySet[Service],
    codes: Iterable[str],
    *,
    is_outwards: bool = False,
) -> Border:
    areas = {code.rpartition(":")[2] for code in codes}
    everywhere = Q(service_areas__extent=ServiceArea.Extent.EVERYWHERE)
    # What has neither a place nor an area could not be found at all otherwise.
    nowhere = Q(at_locations=None, service_areas=None)
    serving = services.filter(everywhere | nowhere | Q(service_areas__area__key__in=areas))
    return Border(frozenset(keys), set(serving.values_list("pk", flat=True)), is_outwards)


def in_scope(services: QuerySet[Service], scope: Scope) -> QuerySet[Service]:
    """Return the services that a portal is about, wherever they are."""
    if scope.types and SERVICE not in scope.types:
        return services.none()
    if scope.has_subject:
        about = subject(scope) | Q(life_situations__code__in=scope.life_situations)
        services = services.filter(pk__in=Service.objects.filter(about).values("pk"))
    if scope.organizations:
        services = services.filter(organization__in=organizations(scope.organizations))
    if scope.languages:
        spoken = Service.objects.filter(languages__code__in=scope.languages)
        services = services.filter(pk__in=spoken.values("pk"))
    if scope.free:
        services = services.filter(is_free=Answer.YES)
    if scope.remote:
        services = services.filter(Q(is_online=True) | Q(is_by_phone=True))
    return services.filter(is_at_home=True) if scope.at_home else services


def subject(scope: Scope) -> Q:
    """Match what is under the topics of a portal, or names one of its audiences."""
    return under(scope.topics) | Q(audiences__code__in=scope.audiences)


def under(topics: Collection[str]) -> Q:
    """Match what is under topics or groups of topics."""
    return Q(topics__code__in=topics) | Q(topics__parent__code__in=topics)


def organizations(ids: Sequence[str]) -> Ids:
    """Return organizations, by their ids as texts, with all that belong to them."""
    return organization_tree.under([uuid.UUID(each) for each in ids])


def open_to(features: Sequence[str]) -> Ids | None:
    """Return the locations that have all of some features; None where none is asked for."""
    if not features:
        return None
    rows = Accessibility.objects.filter(feature__in=features, answer=Answer.YES)
    counted = rows.values("location_id").annotate(held=Count("feature", distinct=True)).order_by()
    held = counted.filter(held=len(set(features)))
    return set(held.values_list("location_id", flat=True))
