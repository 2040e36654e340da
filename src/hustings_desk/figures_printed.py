"""Figures in templates, printed as everywhere in the house."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from django import template

from hustings import figures
from hustings.tell.wording import hour_in_words

register = template.Library()


@register.filter
def whole(votes: int | None) -> str:
    """Return votes with thousands separated; a dash where not known."""
    return figures.whole(votes)


@register.filter
def told(value: int | str | None) -> str:
    """Return a figure as printed, or a word as it is; a dash where there is none."""
    return value if isinstance(value, str) else figures.whole(value)


@register.filter
def percent(share: Fraction | None, decimals: int = 1) -> str:
    """Return a share as a percentage; a dash where not known."""
    return figures.percent(share, decimals)


@register.filter
def hour(moment: datetime | None, zone: str) -> str:
    """Return the weekday and hour of a moment in a zone; a dash where there is none."""
    return f"{moment.astimezone(ZoneInfo(zone)):%a %H:%M:%S}" if moment else figures.NOT_KNOWN


@register.filter
def minute(moment: datetime | None, zone: str) -> str:
    """Return the weekday, hour and minute of a moment in a zone; a dash where there is none."""
    return hour_in_words(moment, zone) if moment else figures.NOT_KNOWN


@register.filter
def points(change: Fraction | None) -> str:
    """Return a change of share in percentage points, signed; a dash where not known."""
    return figures.points(change)
