"""The addresses of the HSDS interface, under `/api/hsds/v3/`."""

from django.urls import URLPattern, path

from sozialatlas.exchange.hsds import parameters, views

app_name = "hsds"


def _lists() -> list[URLPattern]:
    return [
        path(name, views.listing, {"name": name}, name=name.replace("_", "-"))
        for name in parameters.OF_LIST
    ]


def _singles() -> list[URLPattern]:
    return [
        path(f"{name}/<uuid:key>", views.single, {"name": name}, name=f"one-{name}")
        for name in parameters.OF_ONE
    ]


urlpatterns: list[URLPattern] = [
    path("", views.about, name="about"),
    *_lists(),
    *_singles(),
    path("openapi.json", views.openapi, name="openapi"),
    path("schema/<slug:name>.json", views.schema, name="schema"),
    path("profile", views.profile, name="profile"),
    path("profile/<slug:name>.json", views.profile_patch, name="patch"),
]
