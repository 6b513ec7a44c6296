"""The addresses of the open data, under `/api/opendata/`."""

from django.urls import URLPattern, path, re_path

from sozialatlas.exchange.opendata import views
from sozialatlas.exchange.opendata.tables import DATASETS

app_name = "opendata"


def _downloads() -> list[URLPattern]:
    return [
        path(
            f"{code}.{each}", views.download, {"code": code, "ending": each}, name=f"{code}-{each}"
        )
        for code, dataset in DATASETS.items()
        for each in dataset.formats
    ]


urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("catalog", views.catalogue, name="catalog"),
    re_path(r"^catalog\.(?P<ending>ttl|jsonld)$", views.catalogue, name="catalog-file"),
    *_downloads(),
    path("<slug:code>.schema.json", views.schema, name="schema"),
    path("hsds.zip", views.package, name="hsds"),
    path("dumps/newest.zip", views.newest_dump, name="newest-dump"),
    re_path(r"^dumps/(?P<name>sozialatlas-[0-9-]{10}\.zip)$", views.dump, name="dump"),
    re_path(
        r"^dumps/(?P<name>sozialatlas-[0-9-]{10}\.zip)\.sha256$", views.checksum, name="checksum"
    ),
    *(
        path(code, views.landing, {"code": code}, name=f"{code}-landing")
        for code in (*DATASETS, "dump", "hsds")
    ),
]
