"""The addresses of the demo's post box under the language."""

from __future__ import annotations

from django.urls import URLPattern, path

from sozialatlas.core.mail import views

app_name = "mail"
urlpatterns: list[URLPattern] = [
    path("postfach", views.postbox, name="postbox"),
    # As many digits as a key can have.
    path("postfach/<int:number>", views.letter, name="letter"),
]
