"""The public page of what is taken into the directory, and what is not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.core.doors import public_at_root
from sozialatlas.marketplace.proposals.models import PolicyRule, ReviewSettings


@public_at_root
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Show the rules in the county's order."""
    language = languages.current()
    context = {
        "rules": PolicyRule.objects.filter(is_active=True),
        "answer_days": ReviewSettings.current().answer_days,
        "is_foreign": language not in {languages.GERMAN, languages.PLAIN_GERMAN},
        "crumbs": [Crumb(_("Start"), addresses.page("", language)), Crumb(_("Was wir aufnehmen"))],
    }
    return render(request, "marketplace/review/policy.html", context)
