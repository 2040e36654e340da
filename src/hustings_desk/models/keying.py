"""Two people key a contest: rounds, leases, what each keyed, and how differences were settled."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hustings_desk.models.accounts import Account
from hustings_desk.models.notices import Notice


class Round(models.Model):
    """One set of figures in the making: a declaration, or a correction of one.

    entry: the number of the entry that came of it, null until then. closed_at
    without an entry: abandoned.
    """

    DECLARATION, CORRECTION = "declaration", "correction"

    contest = models.CharField(max_length=60, db_index=True)
    purpose = models.CharField(
        max_length=11, choices=[(DECLARATION, "declaration"), (CORRECTION, "correction")]
    )
    reason = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    closed_at = models.DateTimeField(null=True)
    entry = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest"], condition=Q(closed_at__isnull=True), name="one_open_round_a_contest"
            ),
        ]


class Lease(models.Model):
    """One key of a round held by one person until a time, so that no two type the same."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE)
    slot = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "slot"], name="one_lease_a_key"),
            models.UniqueConstraint(fields=["round", "account"], name="one_lease_a_person"),
            models.CheckConstraint(condition=Q(slot__in=[1, 2]), name="two_keys_leased"),
        ]


class Keying(models.Model):
    """What one person keyed from the notice; never changed.

    figures: JSON text of the library's Keyed. answers: the warnings met and
    the reason given for each. form: the form's own number, so that one sent
    twice counts once.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="keyings")
    slot = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    is_machine = models.BooleanField(default=False)
    figures = models.TextField()
    answers = models.JSONField(default=list)
    source = models.TextField()
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, null=True)
    form = models.UUIDField(unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["slot"]
        constraints = [
            models.UniqueConstraint(fields=["round", "slot"], name="one_keying_a_key"),
            models.UniqueConstraint(fields=["round", "account"], name="nobody_holds_both_keys"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(is_machine=True), name="a_machine_is_one_key_at_most"
            ),
            models.CheckConstraint(condition=Q(slot__in=[1, 2]), name="two_keys"),
        ]


class Settlement(models.Model):
    """Figures proposed, from the notice, where the two keys differ; never changed."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="settlements")
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    figures = models.TextField()
    answers = models.JSONField(default=list)
    form = models.UUIDField(unique=True)
    at = models.DateTimeField()


class Agreement(models.Model):
    """A person who stands behind a settlement."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="agreements")
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["settlement", "account"], name="agreed_once"),
        ]
