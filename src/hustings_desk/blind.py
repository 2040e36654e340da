"""What is still keyed blind: whose keys nobody else may read yet, in figures or in words about them."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hustings_desk.models import Round

TOLD_BY = ("keyed", "settled")
"""Acts whose words hold figures that somebody typed."""


def blind_rounds() -> QuerySet[Round]:
    """Return the rounds whose keys nobody but their keyer may read.

    Those with one key in, and those set aside while no figures of their
    contest were entered since: whoever reads them could key the next.
    """
    entered_since = Round.objects.filter(
        contest=OuterRef("contest"), pk__gt=OuterRef("pk"), entry__isnull=False
    )
    half = Q(closed_at__isnull=True, keys=1)
    set_aside = Q(closed_at__isnull=False, entry__isnull=True) & ~Exists(entered_since)
    return Round.objects.annotate(keys=Count("keyings")).filter(half | set_aside, keys__gt=0)
