"""Addresses of the desk."""

from __future__ import annotations

from allauth.account import views as accounts
from django.urls import include, path

from hustings_desk.api.interface import urlpatterns as for_programs
from hustings_desk.pages import (
    alerting,
    contest,
    editing,
    health,
    imports,
    keying,
    log,
    notices,
    people,
    register,
    saying,
    seats,
    settling,
    tokens,
    waiting,
)

handler400 = "hustings_desk.pages.refused.garbled"
handler403 = "hustings_desk.pages.refused.forbidden"
handler404 = "hustings_desk.pages.refused.not_found"
handler500 = "hustings_desk.pages.refused.broken"

_OF_A_CONTEST = [
    path("", contest.contest, name="contest"),
    path("take/", keying.take_key, name="take"),
    path("key/", keying.key, name="key"),
    path("key/renew/", keying.renew, name="renew"),
    path("key/leave/", keying.leave, name="leave"),
    path("sent/<uuid:form>/", keying.sent, name="sent"),
    path("settle/", settling.settle, name="settle"),
    path("settle/<int:number>/agree/", settling.agree, name="agree"),
    path("rush/", saying.rush, name="rush"),
    path("recount/", saying.recount, name="recount"),
    path("retract/", saying.retract, name="retract"),
    path("correct/", saying.correct, name="correct"),
    path("lot/", saying.lot, name="lot"),
    path("call/", saying.call, name="call"),
    path("countermand/", saying.countermand, name="countermand"),
    path("set-aside/", saying.set_aside, name="set_aside"),
]
# Of allauth's addresses those alone that a desk needs: nobody registers, or gets a password by mail.
_OF_AN_ACCOUNT = [
    path("login/", accounts.login, name="account_login"),
    path("logout/", accounts.logout, name="account_logout"),
    path("inactive/", accounts.account_inactive, name="account_inactive"),
    path("reauthenticate/", accounts.reauthenticate, name="account_reauthenticate"),
    path("password/change/", accounts.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
urlpatterns = [
    path("", waiting.queue, name="queue"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("next/", waiting.next_contest, name="next_contest"),
    path("seats.json", seats.seats, name="seats"),
    path("contests/<str:key>/", include(_OF_A_CONTEST)),
    path("notices/<str:sha256>/", notices.notice, name="notice"),
    path("editor/", editing.editor, name="editor"),
    path("imports/", imports.imports, name="imports"),
    path("log/", log.log, name="log"),
    path("log.csv", log.log_csv, name="log_csv"),
    path("log.jsonl", log.log_json, name="log_json"),
    path("corrections/", register.register, name="register"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/second-factor/", people.ask_second_factor, name="ask_second_factor"),
    path("people/<int:number>/password/", people.new_password, name="new_password"),
    path("people/<int:number>/switch/", people.switch, name="switch_person"),
    path("people/<int:number>/second-factor/", people.forget_second_factor, name="forget_second_factor"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/new/", tokens.new_token, name="new_token"),
    path("tokens/<int:number>/revoke/", tokens.revoke, name="revoke_token"),
    path("alerts/", alerting.alerts, name="alerts"),
    path("alerts/<int:number>/end/", alerting.end_alerts, name="end_alerts"),
    path("alerts/<int:number>/try/", alerting.try_alerts, name="try_alerts"),
    path("health/", health.health, name="health"),
    path("accounts/", include(_OF_AN_ACCOUNT)),
    *for_programs,
]
