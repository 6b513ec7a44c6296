"""Pictures of portals, named by their content: they may be kept for ever."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

FOLDER = "portals"


@require_safe
def picture(_request: HttpRequest, name: str) -> HttpResponseBase:
    """Return a picture; what is no name that we give is no file."""
    path = Path(settings.MEDIA_ROOT) / FOLDER / name
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
