"""The addresses for machines, under `/api/`."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from sozialatlas.exchange import views

app_name = "exchange"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.documentation, name="documentation"),
    path("openapi.json", views.description, name="openapi"),
    path("search", views.search, name="search"),
    path("suggest", views.suggest, name="suggest"),
    path("codes", views.codes, name="codes"),
    path("hsds/v3/", include("sozialatlas.exchange.hsds.urls")),
    path("ogc/", include("sozialatlas.exchange.ogc.urls")),
    path("opendata/", include("sozialatlas.exchange.opendata.urls")),
    re_path("", views.unknown),  # the last: what nothing above answers
]
