"""Making Django ready, for commands that need the desk's database."""

from __future__ import annotations

import os


def ready() -> None:
    """Make Django ready with the desk's settings, unless other settings are named."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hustings_desk.settings")
    django.setup()
