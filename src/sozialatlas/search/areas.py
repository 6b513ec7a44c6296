"""Areas as the search needs them: who lies in whom, kept in memory.

A municipality's code is its key; larger areas carry their kind ("county:06533"), so that keys
of different kinds never meet. EVERYWHERE stands for no limit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sozialatlas.places import queries as places
from sozialatlas.places.models import Area, AreaMember

EVERYWHERE = "*"
_ROOF = (Area.Kind.COUNTY, Area.Kind.STATE, Area.Kind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Node:
    """One area."""

    key: str
    kind: str
    parent_id: int | None

    @property
    def code(self) -> str:
        """How the index names the area."""
        return self.key if self.kind == Area.Kind.MUNICIPALITY else f"{self.kind}:{self.key}"


class AreaTree:
    """All areas that exist, by their row and by their key."""

    def __init__(self, nodes: Mapping[int, Node], members: Iterable[tuple[int, int]]) -> None:
        """Join areas with those inside them: by parent, and by membership (`whole`, `part`)."""
        self._nodes = nodes
        self._by_code = {node.code: area_id for area_id, node in nodes.items()}
        self._inside: dict[int, set[int]] = defaultdict(set)
        for area_id, node in nodes.items():
            if node.parent_id is not None:
                self._inside[node.parent_id].add(area_id)
        self._socials: dict[int, set[int]] = defaultdict(set)
        for whole, part in members:
            self._inside[whole].add(part)
            if whole in nodes and nodes[whole].kind == Area.Kind.SOCIAL_AREA:
                self._socials[part].add(whole)
        # Asked for each municipality with each search.
        self._held_over: dict[int, tuple[str, ...]] = {}

    def key(self, area_id: int) -> str:
        """Return the key of an area's row."""
        return self._nodes[area_id].key

    def roof(self, area_id: int | None) -> tuple[str, ...]:
        """Return the codes of the county, state and country over an area."""
        codes = []
        known = self._nodes.get(area_id) if area_id is not None else None
        parent = known.parent_id if known is not None else None
        while parent is not None and parent in self._nodes:
            node = self._nodes[parent]
            if node.kind in _ROOF:
                codes.append(node.code)
            parent = node.parent_id
        return tuple(codes)

    def reaching(self, municipality_key: str) -> tuple[str, ...]:
        """Return all codes under which a service may name a municipality as served."""
        return (municipality_key, *self._over(municipality_key), EVERYWHERE)

    def reaching_social(self, social_key: str) -> tuple[str, ...]:
        """Return all codes under which a service may name a social area as served."""
        over = self._over(f"{Area.Kind.SOCIAL_AREA}:{social_key}")
        return (social_key, *over, EVERYWHERE)

    def parts(self, social_key: str) -> tuple[str, ...]:
        """Return the codes of what lies in a social area."""
        area_id = self._by_code.get(f"{Area.Kind.SOCIAL_AREA}:{social_key}")
        inside = self._inside[area_id] if area_id is not None else ()
        return tuple(sorted(self._nodes[part].code for part in inside if part in self._nodes))

    def _over(self, code: str) -> tuple[str, ...]:
        """Return the codes over an area, and over all parts of a social area."""
        area_id = self._by_code.get(code)
        if area_id is None:
            return ()
        held = self._held_over.get(area_id)
        if held is None:
            is_social = self._nodes[area_id].kind == Area.Kind.SOCIAL_AREA
            insides = (area_id, *sorted(self._inside[area_id])) if is_social else (area_id,)
            held = tuple({code: None for inside in insides for code in self.roof(inside)})
            self._held_over[area_id] = held
        return held

    def served(self, area_id: int | None) -> frozenset[str]:
        """Return the codes that a served area comes down to: municipalities, or its roof."""
        node = self._nodes.get(area_id) if area_id is not None else None
        if node is None or area_id is None:
            return frozenset()
        if node.kind == Area.Kind.MUNICIPALITY or node.kind in _ROOF:
            return frozenset({node.code})
        if node.kind == Area.Kind.DISTRICT:
            return self.served(node.parent_id)
        inside = (self.served(part) for part in self._inside[area_id])
        return frozenset().union(*inside)

    def without_covered(self, codes: Iterable[str]) -> frozenset[str]:
        """Return the codes without those that lie inside another one of them."""
        given = frozenset(codes)
        if EVERYWHERE in given:
            return frozenset({EVERYWHERE})
        return frozenset(code for code in given if not given.intersection(self._roof_of(code)))

    def socials(self, codes: Iterable[str]) -> frozenset[str]:
        """Return the keys of the social areas of municipalities; other codes stay."""
        found: set[str] = set()
        for code in codes:
            area_id = self._by_code.get(code)
            if area_id is None or self._nodes[area_id].kind != Area.Kind.MUNICIPALITY:
                found.add(code)
                continue
            found.update(self.key(social) for social in self._socials[area_id])
        return frozenset(found)

    def _roof_of(self, code: str) -> tuple[str, ...]:
        area_id = self._by_code.get(code)
        return self.roof(area_id) if area_id is not None else ()


def tree() -> AreaTree:
    """Return the areas as they are now; read again only when places have changed."""
    return _tree(places.data_version())


@lru_cache(maxsize=2)
def _tree(_version: str) -> AreaTree:
    rows = Area.objects.filter(valid_to=None).values_list("pk", "key", "kind", "parent_id")
    nodes = {pk: Node(key, kind, parent_id) for pk, key, kind, parent_id in rows}
    return AreaTree(nodes, AreaMember.objects.values_list("whole_id", "part_id"))
