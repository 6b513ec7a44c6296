"""The addresses of access, under the language."""

from __future__ import annotations

from django.urls import path

from sozialatlas.marketplace.membership.views import claim, desk, invitation, organization

app_name = "membership"

_MINE = "mein/traeger/<uuid:key>"
_DESK = "redaktion/zugaenge"

urlpatterns = [
    path("mein/traeger", organization.organizations, name="organizations"),
    path(_MINE, organization.organization, name="organization"),
    path(f"{_MINE}/verlassen", organization.leave, name="leave"),
    path(f"{_MINE}/personen/<int:user_id>", organization.member, name="member"),
    path(f"{_MINE}/einladungen/<int:invitation>", organization.take_back, name="take_back"),
    path(f"{_MINE}/widerspruch/<int:claim>", organization.object_to, name="object_to"),
    path("mein/antrag/<int:key>", claim.claim, name="claim"),
    path("mein/antrag/<int:key>/neuer-code", claim.send_again, name="send_again"),
    path("mein/antrag/<int:key>/zurueckziehen", claim.withdraw, name="withdraw"),
    path("mein/einladung/<str:token>", invitation.invitation, name="invitation"),
    path(_DESK, desk.claims, name="desk"),
    path(f"{_DESK}/<int:key>", desk.claim, name="desk_claim"),
    path(f"{_DESK}/<int:key>/code", desk.code, name="desk_code"),
    path(f"{_DESK}/<int:key>/zugang-geben", desk.grant, name="desk_grant"),
    path(f"{_DESK}/<int:key>/ablehnen", desk.refuse, name="desk_refuse"),
    path(f"{_DESK}/traeger/<uuid:key>", desk.organization, name="desk_organization"),
    path(f"{_DESK}/traeger/<uuid:key>/personen/<int:user_id>", desk.member, name="desk_member"),
]
