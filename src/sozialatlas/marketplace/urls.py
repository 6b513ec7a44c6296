"""The marketplace's addresses under the language; each subject brings its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

app_name = "marketplace"

# One line a subject, in the order of their names: path("", include("…<subject>.urls")).
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sozialatlas.marketplace.entries.urls")),
    path("", include("sozialatlas.marketplace.bulk.urls")),
    path("", include("sozialatlas.marketplace.freshness.urls")),
    path("", include("sozialatlas.marketplace.duplicates.urls")),
    path("", include("sozialatlas.marketplace.membership.urls")),
    path("", include("sozialatlas.marketplace.notices.urls")),
    path("", include("sozialatlas.marketplace.quality.urls")),
    path("", include("sozialatlas.marketplace.registration.urls")),
    path("", include("sozialatlas.marketplace.review.urls")),
]
