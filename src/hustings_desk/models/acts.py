"""Who did what, when: the desk's own log, which only grows and is never published."""

from __future__ import annotations

from django.db import models

from hustings_desk.models.accounts import Account


class Act(models.Model):
    """One act of an account. what: a word such as keyed, settled, called; about: the contest or account."""

    at = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    what = models.CharField(max_length=40, db_index=True)
    contest = models.CharField(max_length=60, blank=True, db_index=True)
    about = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
