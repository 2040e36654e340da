"""An editor's words on undeclared seats, kept apart from declarations and from the model's calls."""

from __future__ import annotations

from django.db import models

from hustings_desk.models.accounts import Account


class CallWord(models.Model):
    """A call for a candidacy, or an un-call (candidacy empty); the latest on a contest is in force.

    entry: the ledger's last entry when it was said.
    """

    contest = models.CharField(max_length=60, db_index=True)
    candidacy = models.CharField(max_length=200, blank=True)
    reason = models.TextField()
    entry = models.PositiveIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
