"""The addresses of the sitemap, at the root: it speaks for what lies below it."""

from django.urls import URLPattern, path, re_path

from sozialatlas.exchange.sitemap import listing, views

app_name = "sitemap"

urlpatterns: list[URLPattern] = [
    path("sitemap.xml", views.index, name="index"),
    re_path(
        rf"^sitemap-(?P<name>{'|'.join(listing.NAMES)})-(?P<number>[1-9][0-9]{{0,4}})\.xml$",
        views.pages,
        name="pages",
    ),
]
