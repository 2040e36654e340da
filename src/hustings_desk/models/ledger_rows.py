"""The ledger as rows, which only grow, and its signed heads."""

from __future__ import annotations

from django.db import models

from hustings_desk.models.accounts import Account


class EntryRow(models.Model):
    """One entry as its line of the chain says it; `archive.py` alone reads and writes these.

    payload: JSON text, null once removed by order of law. contest: the key it
    is about. account: who made it, never published. confirms: the entry that a
    confirmation is of. Triggers refuse every change but such a removal, and a
    confirmation by the account that made the entry.
    """

    n = models.PositiveIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    source = models.TextField()
    mode = models.CharField(max_length=4)
    payload = models.TextField(null=True)
    salt = models.CharField(max_length=64, blank=True)
    payload_hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    contest = models.CharField(max_length=60, blank=True, db_index=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    confirms = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["n"]


class Release(models.Model):
    """A head of the ledger as signed for a publication."""

    entries = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    signed = models.TextField()
    at = models.DateTimeField()
