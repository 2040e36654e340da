"""The years that a sentence is about without naming them: "two years later", under a dated heading."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check.nearby import dated
from hustings.check.quantity import Unit
from hustings.check.settling import Scene
from hustings.check.tag import Tag, Tagged, TagKind

_LATER = frozenset({"later", "on", "after"})
_AGO = frozenset({"ago", "earlier", "before", "back", "previously"})
_LEADING = 4
_BACK, _FAR_BACK = 4, 8


def years_beside(sentence: Tagged, scene: Scene) -> set[int]:
    """Return the years of a sentence, named or counted from another ("two years later", "five years ago")."""
    tags = sentence.tags
    years = {year for tag in tags if (year := _year(tag, scene)) is not None}
    for at, tag in enumerate(tags):
        step = _years(tags, at)
        if step is not None and tag.low in _AGO:
            years |= {
                one - step for one in (year_of_poll(sentence, scene), *years_named(sentence, scene)) if one
            }
        elif step is not None and tag.low in _LATER:
            years |= {one + step for one in years_named(sentence, scene)}
    return years


def _year(tag: Tag, scene: Scene) -> int | None:
    """Return the year that a tag names, itself or by an election."""
    polled = dict(scene.record.generals).get(tag.name or "") if tag.kind is TagKind.ELECTION else None
    return polled.year if polled else dated(tag)


def _years(tags: Sequence[Tag], at: int) -> int | None:
    """Return how many years stand right before a word: "five years" before "ago"."""
    if at < 2 or tags[at - 1].low not in ("years", "year"):
        return None
    number = tags[at - 2].number
    return int(number.value) if number is not None and number.unit is Unit.COUNT else None


def year_of_poll(sentence: Tagged, scene: Scene) -> int | None:
    """Return the year of the poll in hand."""
    contest = scene.record.contest(sentence.contest) if sentence.contest else None
    polled = dict(scene.record.generals).get(sentence.election or "")
    return contest.day.year if contest else polled.year if polled else None


def years_named(sentence: Tagged, scene: Scene, reach: int = _BACK) -> tuple[int, ...]:
    """Return the last year named in the few sentences before, where there is one."""
    at = scene.number_of(sentence)
    for one in reversed(scene.tagged[max(0, at - reach) : at]):
        years = [year for tag in one.tags if (year := _year(tag, scene)) is not None]
        if years:
            return (years[-1],)
    return ()


def year_leading(sentence: Tagged, scene: Scene) -> int | None:
    """Return the year with which the paragraph, or a heading right before it, begins."""
    at = scene.number_of(sentence)
    for now in range(at, max(-1, at - _FAR_BACK - 1), -1):
        years = [year for tag in scene.tagged[now].tags[:_LEADING] if (year := _year(tag, scene)) is not None]
        if years and now != at:
            return years[0]
        if now != at and any(_year(tag, scene) is not None for tag in scene.tagged[now].tags):
            return None
        is_first = now and scene.tagged[now].start - scene.tagged[now - 1].end > 1
        if is_first and len(scene.tagged[now - 1].tags) > _LEADING:
            return None
    return None
