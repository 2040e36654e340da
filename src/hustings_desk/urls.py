"""Addresses of the desk."""

from __future__ import annotations

from django.urls import include, path

from hustings_desk.pages import alerting
from hustings_desk.pages.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("alerts/", alerting.alerts, name="alerts"),
    path("alerts/<int:number>/end/", alerting.end_alerts, name="end_alerts"),
    path("alerts/<int:number>/try/", alerting.try_alerts, name="try_alerts"),
    path("accounts/", include("allauth.urls")),
]
