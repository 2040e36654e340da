"""Files that came in: returning officers' notices, and imports that count once."""

from __future__ import annotations

from django.db import models

from hustings_desk.models.accounts import Account


class Notice(models.Model):
    """A photograph or document of a notice, kept under its SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    at = models.DateTimeField()


class ImportedFile(models.Model):
    """A file that was taken in, whole; the same bytes count once."""

    sha256 = models.CharField(max_length=64)
    what = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    at = models.DateTimeField()
    rows = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "what"], name="imported_once")]
