"""Pictures of records, named by their content: they may be kept for ever."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sozialatlas.accounts.models import User
from sozialatlas.directory import pictures
from sozialatlas.directory.models import Picture
from sozialatlas.marketplace.review.pictures import may_see


@require_safe
def picture(request: HttpRequest, name: str, size: str) -> HttpResponse:
    """Return a picture that a record shows; one that waits only to those who may see it."""
    is_public = pictures.is_public(name, timezone.localdate())
    if not is_public and not (isinstance(request.user, User) and may_see(request.user, name)):
        raise Http404
    content = Picture.objects.filter(pk=name).values_list(size, flat=True).first()
    if content is None:
        raise Http404
    response = HttpResponse(bytes(content), content_type="image/webp")
    lasting = "public, max-age=31536000, immutable"
    response["Cache-Control"] = lasting if is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
