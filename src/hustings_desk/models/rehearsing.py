"""Figures that were keyed in rehearsals, which on the night are no figures of a notice."""

from __future__ import annotations

from django.db import models


class RehearsedFigures(models.Model):
    """One declaration of a rehearsal. figures: JSON text of the library's Declaration."""

    contest = models.CharField(max_length=60, db_index=True)
    figures = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "figures"], name="rehearsed_once")]
