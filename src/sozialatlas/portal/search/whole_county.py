"""The way from a portal about one subject to all that the county has."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sozialatlas.core.components import Link
from sozialatlas.portal.search import counting
from sozialatlas.portal.search.asked import Asked, understand
from sozialatlas.search import queries


def links(asked: Asked) -> list[Link]:
    """Return the same search in the county's portal with what it finds there, if anything.

    A town's portal without a subject needs none: it tells itself what is around it.
    """
    if not asked.county_url or asked.scope.anywhere.is_everything:
        return []
    address, asking = asked.address, asked.request
    given = {name: address.values(name) for name, _value in address.pairs}
    other = understand(given, address.path, asking.types, asking.now).request
    total = queries.search(other).total
    if not total:
        return []
    found = counting.counted(asking.types, total)
    words = _("Im Portal des Landkreises suchen: {found}").format(found=found)
    return [Link(words, asked.county_url)]
