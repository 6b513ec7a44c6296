"""The addresses of circulars under the language."""

from __future__ import annotations

from django.urls import URLPattern, path

from sozialatlas.marketplace.notices.circulars import views

urlpatterns: list[URLPattern] = [
    path("redaktion/neuigkeiten", views.desk),
    path("redaktion/neuigkeiten/neu", views.write),
    path("redaktion/neuigkeiten/<int:key>", views.desk_circular),
    path("mein/neuigkeiten", views.mine),
    path("mein/neuigkeiten/mails", views.mails),
    path("mein/neuigkeiten/<int:key>", views.my_circular),
    path("abo/rundschreiben/<str:token>", views.refuse),
]
