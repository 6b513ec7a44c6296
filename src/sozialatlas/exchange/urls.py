"""The addresses for machines, under `/api/`."""

from django.urls import URLPattern, URLResolver, path

from sozialatlas.exchange import views

app_name = "exchange"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.documentation, name="documentation"),
    path("openapi.json", views.description, name="openapi"),
    path("search", views.search, name="search"),
]
