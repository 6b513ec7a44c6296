"""The addresses for maps, under `/api/ogc/`."""

from django.urls import URLPattern, path

from sozialatlas.exchange.ogc import views

app_name = "ogc"

urlpatterns: list[URLPattern] = [
    path("", views.landing, name="landing"),
    path("openapi.json", views.openapi, name="openapi"),
    path("conformance", views.conformance, name="conformance"),
    path("collections", views.collections, name="collections"),
    path("collections/<slug:code>", views.collection, name="collection"),
    path("collections/<slug:code>/queryables", views.queryables, name="queryables"),
    path("collections/<slug:code>/items", views.items, name="items"),
    path("collections/<slug:code>/items/<str:key>", views.item, name="item"),
]
