"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Names the application."""

    name = "hustings_desk"
    verbose_name = "Election desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what people do with their accounts."""
        from hustings_desk import own_accounts

        own_accounts.listen()
