"""The way to a sign-in by OpenID Connect and back, outside of the languages.

The other side knows the one address that it sends people back to.
"""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views
from django.urls import URLPattern, path

from sozialatlas.accounts.onward import by_page

urlpatterns: list[URLPattern] = [
    path("<slug:provider_id>/anmelden", by_page(views.login), name="openid_connect_login"),
    path("<slug:provider_id>/zurueck", views.callback, name="openid_connect_callback"),
]
