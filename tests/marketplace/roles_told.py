"""What somebody learned or changed who should not have."""

from __future__ import annotations

import re
from collections import Counter

from django.apps import apps
from django.http import HttpResponse

from tests.marketplace.roles_world import SECRET

REFUSED = {302, 403, 404, 405, 410}
_SIGN_IN = re.compile(r"/konto/anmelden|^/admin/(?:login/|$)")
"""The administration leads to its first page whoever asks for a row that is not there."""


def all_rows() -> Counter[str]:
    """Return how many rows there are of each kind, but for what reading itself writes."""
    left_out = {"sessions.Session", "marketplace.Sending", "jobs.Job"}
    models = [model for model in apps.get_models() if model._meta.label not in left_out]
    return Counter({model._meta.label: model._default_manager.count() for model in models})


def told(answer: HttpResponse) -> str:
    """Return what somebody learned who should learn nothing."""
    status, text = answer.status_code, answer.content.decode(errors="replace")
    if status not in REFUSED:
        return f"was answered {status}"
    if status == 302 and not _is_nothing(answer, answer.headers["Location"]):
        return f"was led to {answer.headers['Location']}"
    return "read the secret" if SECRET in text else ""


def _is_nothing(answer: HttpResponse, target: str) -> bool:
    """Return whether one is led to sign in, or from a button to its page, which refuses itself."""
    asked = getattr(answer, "wsgi_request", None)
    is_above = asked is not None and asked.method == "GET" and asked.path.startswith(f"{target}/")
    return is_above or bool(_SIGN_IN.search(target))
