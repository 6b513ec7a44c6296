"""What counts how much, by kind. No Django.

Weights are log-odds that are added up, as Fellegi and Sunter join records (A Theory for Record
Linkage, JASA 64, 1969). Ours were set by hand, then fitted on the labelled pairs for development
and on the false alarms of a whole county, each drawn towards what it was before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sozialatlas.marketplace.duplicates.evidence import (
    ADDRESS,
    DOMAIN,
    IDENTIFIER,
    MAIL,
    PAGE,
    PHONE,
    TEXT,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much for one kind, in log-odds.

    The name counts from `no_name` to `same_name`, and nothing at `turn`. The same name counts
    `long_name` more if it says much, and `common_name` if many have it. `named_alike` and
    `siblings`: one owner gave the same name to both, or each its own. `is_named_by_place`: a name
    that only repeats address or owner counts `unnamed`, unless the owners differ.
    """

    base: float
    turn: float
    no_name: float
    same_name: float
    evidence: Mapping[str, float]
    same_town: float = 0.0
    other_town: float = 0.0
    same_owner: float = 0.0
    alike_owner: float = 0.0
    other_owner: float = 0.0
    other_evidence: float = -0.3
    near: float = 0.0
    far: float = 0.0
    other_text: float = 0.0
    other_label: float = 0.0
    other_topics: float = 0.0
    other_house: float = 0.0
    long_name: float = 0.0
    common_name: float = 0.0
    same_text: float = 0.0
    named_alike: float = 0.0
    siblings: float = 0.0
    unnamed: float = 0.0
    is_named_by_place: bool = False


_ORGANIZATION = Weights(
    base=-4.9,
    turn=0.5,
    no_name=-4.7,
    same_name=3.7,
    evidence={
        IDENTIFIER: 6.0,
        TEXT: 2.0,
        MAIL: 4.1,
        PHONE: 3.4,
        PAGE: 2.3,
        DOMAIN: 2.4,
        ADDRESS: 4.1,
    },
    same_town=0.9,
    other_town=-2.7,
    other_evidence=-0.8,
)
_LOCATION = Weights(
    base=-1.7,
    turn=0.87,
    no_name=-4.0,
    same_name=1.2,
    evidence={
        IDENTIFIER: 6.0,
        TEXT: 1.5,
        ADDRESS: 4.8,
        PHONE: 2.5,
        MAIL: 1.8,
        PAGE: 1.4,
        DOMAIN: 0.8,
    },
    same_town=0.4,
    other_town=-2.9,
    other_owner=-0.4,
    other_evidence=-1.5,
    near=1.9,
    far=-1.1,
    other_house=-1.9,
    long_name=0.9,
    siblings=-1.7,
    unnamed=-0.8,
    is_named_by_place=True,
)
_SERVICE = Weights(
    base=-5.6,
    turn=0.31,
    no_name=-4.0,
    same_name=4.0,
    evidence={
        IDENTIFIER: 6.0,
        TEXT: 0.0,
        ADDRESS: 4.0,
        PHONE: 4.9,
        MAIL: 3.0,
        PAGE: 3.8,
        DOMAIN: 0.5,
    },
    same_town=0.2,
    other_town=-3.1,
    alike_owner=1.6,
    other_owner=-1.0,
    other_evidence=-0.4,
    near=1.9,
    far=-2.5,
    other_label=-4.8,
    other_topics=-3.0,
    other_house=-1.6,
    long_name=1.1,
    common_name=-1.4,
    same_text=1.2,
    named_alike=2.2,
    siblings=-4.4,
)
WEIGHTS: Mapping[str, Weights] = {
    "organization": _ORGANIZATION,
    "location": _LOCATION,
    "service": _SERVICE,
    "event": _SERVICE,
    "volunteer_role": _SERVICE,
}
