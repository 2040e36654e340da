"""Addresses of the desk."""

from __future__ import annotations

from django.urls import include, path

from hustings_desk.pages.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("accounts/", include("allauth.urls")),
]
