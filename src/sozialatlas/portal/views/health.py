"""Whether this process can do its work, for machines that watch over it."""

import logging
import os

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sozialatlas.portal import queries
from sozialatlas.search import queries as search

logger = logging.getLogger(__name__)

OK = "ok"


@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    database = _database()
    index = _index() if database == OK else "unknown"
    # An index that lags behind still answers; without one this machine is not ready for people.
    # A folder that has become read-only shows old pages well, but takes no edit and no message.
    folder = OK if os.access(settings.DATA_DIR, os.R_OK | os.W_OK | os.X_OK) else "failing"
    is_well = folder == database == OK and index in {OK, "behind"}
    status = OK if is_well else "failing"
    answer = {"status": status, "folder": folder, "database": database, "index": index}
    return JsonResponse(answer, status=200 if is_well else 503)


def _database() -> str:
    try:
        return OK if queries.database_answers() else "failing"
    except DatabaseError:
        logger.exception("the database does not answer")
        return "failing"


def _index() -> str:
    try:
        state = search.index_state()
    except DatabaseError:
        logger.exception("the state of the index cannot be read")
        return "failing"
    if not state.is_ready:
        return "building"
    return "behind" if state.is_behind else OK
