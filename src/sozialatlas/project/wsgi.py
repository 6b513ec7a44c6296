"""The door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

# Python's own 700 wake the search for cycles seventy times a page, a tenth of its time.
OBJECTS_BETWEEN_COLLECTIONS = 20_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")

_site = get_wsgi_application()

# Only now are there settings.
from django.conf import settings  # noqa: E402 -- needs settings

from sozialatlas.portal import record_counting  # noqa: E402 -- needs settings
from sozialatlas.portal.embed import counting  # noqa: E402 -- needs settings
from sozialatlas.project import utf8_only  # noqa: E402 -- needs settings
from sozialatlas.project.first_answer import AfterFirstAnswer  # noqa: E402 -- needs settings
from sozialatlas.project.response_cache import layer  # noqa: E402 -- needs settings
from sozialatlas.search import warming  # noqa: E402 -- needs settings

# What is loaded by now stays until the end.
gc.freeze()
gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
# Four seconds of work in this very process, which the first page would have to share.
AfterFirstAnswer(warming.begin)
_kept = layer.in_front_of(_site, settings.RESPONSE_CACHE_MB)
# Before the memory: what comes from it counts, too.
_counted = counting.in_front_of(record_counting.in_front_of(_kept))
application = utf8_only.in_front_of(_counted)
