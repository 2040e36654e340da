"""Who is told of what, and what was told already."""

from __future__ import annotations

from django.db import models

from hustings_desk.models.accounts import Account


class Subscription(models.Model):
    """A place to send alerts to, and which.

    address: in Apprise's form (mailto://, json://, dbus:// …). kinds: words
    of the alerts wanted, separated by blanks.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="subscriptions")
    address = models.CharField(max_length=500)
    kinds = models.TextField()
    made_at = models.DateTimeField()
    since_entry = models.PositiveIntegerField(default=0)
    is_on = models.BooleanField(default=True)


class Sent(models.Model):
    """An alert handed over, so that none goes out twice. tries: how often; told_at: null until it arrived."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE)
    entry = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    words = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscription", "entry", "kind"], name="told_once"),
        ]
