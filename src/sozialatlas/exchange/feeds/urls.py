"""The addresses of feeds, beside the pages of results: `/de/suche.atom`, `/de/suche.rss`."""

from django.urls import URLPattern, path

from sozialatlas.exchange.feeds import views
from sozialatlas.exchange.feeds.asking import TYPES
from sozialatlas.exchange.feeds.formats import FORMATS

app_name = "feeds"

urlpatterns: list[URLPattern] = [
    path(f"{word}.{form}", views.feed, {"word": word, "form": form}, name=f"{word}_{form}")
    for word in TYPES
    for form in FORMATS
]
