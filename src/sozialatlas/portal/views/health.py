"""Whether this process can do its work, for machines that watch over it."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sozialatlas.portal import queries

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    parts = {"database": _database()}
    is_well = all(state == "ok" for state in parts.values())
    answer = {"status": "ok" if is_well else "failing", **parts}
    return JsonResponse(answer, status=200 if is_well else 503)


def _database() -> str:
    try:
        return "ok" if queries.database_answers() else "failing"
    except DatabaseError:
        logger.exception("the database does not answer")
        return "failing"
