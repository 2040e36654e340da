"""The election that a desk is set up for: one row."""

from __future__ import annotations

from django.db import models


class Setup(models.Model):
    """What is known of the election beside its ledger.

    parties, baseline: JSON text as msgspec writes it; baseline is empty where
    there is nothing to compare with. The row is the lock that gives entries
    one sequence.
    """

    name = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    day = models.DateField(null=True)
    seats = models.PositiveIntegerField(null=True)
    zone = models.CharField(max_length=60)
    has_deposits = models.BooleanField()
    mode = models.CharField(max_length=4, choices=[("live", "live"), ("test", "test")])
    attribution = models.JSONField(default=list)
    note = models.TextField(blank=True)
    parties = models.TextField()
    baseline_name = models.CharField(max_length=100, blank=True)
    baseline_kind = models.CharField(max_length=20, blank=True)
    baseline = models.TextField(blank=True)
    needs_second_factor = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_election_a_desk"),
            models.CheckConstraint(condition=models.Q(mode__in=["live", "test"]), name="live_or_test"),
        ]
