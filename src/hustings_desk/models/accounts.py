"""Who may do what at the desk: accounts with a role, and tokens for machines."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What an account is for; each may do what those before it may, machines only their own part."""

    KEYER = "keyer", "Keyer"
    EDITOR = "editor", "Editor"
    ADMINISTRATOR = "administrator", "Administrator"
    MACHINE = "machine", "Machine"


class Account(AbstractUser):
    """A person at the desk, or a machine source.

    label: what the ledger says instead of a name, such as keyer-3; it never changes.
    has_given_password: whether somebody else made its password, and knows it.
    """

    role = models.CharField(max_length=13, choices=Role.choices, default=Role.KEYER)
    label = models.CharField(max_length=40, unique=True, null=True, editable=False)
    has_given_password = models.BooleanField(default=False)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and give a new account its label."""
        super().save(*args, **kwargs)
        if self.label is None:
            self.label = f"{self.role}-{self.pk}"
            super().save(update_fields=["label"])

    @property
    def is_editor(self) -> bool:
        """Whether the account may do what editors do."""
        return self.role in (Role.EDITOR, Role.ADMINISTRATOR)

    @property
    def is_administrator(self) -> bool:
        """Whether the account may do what administrators do."""
        return self.role == Role.ADMINISTRATOR

    @property
    def is_machine(self) -> bool:
        """Whether a machine keys under it."""
        return self.role == Role.MACHINE


class Token(models.Model):
    """A key to the interface for programs; only its SHA-256 is kept.

    scopes: words of read, key, edit, separated by blanks. asked: requests in
    the minute asked_in, counted since 1970.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    asked_in = models.PositiveBigIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True)
