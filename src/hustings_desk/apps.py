"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Names the application."""

    name = "hustings_desk"
    verbose_name = "Election desk"
    default_auto_field = "django.db.models.BigAutoField"
