"""A guide for a terminal of 80 columns: all choices, or one seat in full."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from hustings.endorse.choice import Choice
from hustings.endorse.endorse_screen import table
from hustings.endorse.guide import Guide
from hustings.endorse.guide_words import (
    MADE_UP,
    as_of_in_words,
    choice_in_words,
    counts,
    outcome_in_words,
    result_in_words,
)
from hustings.endorse.method import Outcome
from hustings.tell.wording import day_in_words


def guide_screen(guide: Guide, limit: int) -> RenderableType:
    """Return how many seats have each outcome, and the first of those where something is said."""
    told = "; ".join(f"{word}: {count}" for word, count in counts(guide).items())
    shown = [one for one in guide.choices if one.outcome not in (None, Outcome.NO_DECISION)]
    headings = ["Seat", "Choice", "Party", *(["Place"] if guide.has_results else [])]
    rows = table(*headings, right=(3,) if guide.has_results else ())
    for one in shown[:limit]:
        who = f" {one.candidacy.person.name}" if one.candidacy else ""
        place = [str(one.result.place or "") if one.result else ""] if guide.has_results else []
        party = one.candidacy.party if one.candidacy else ""
        rows.add_row(one.contest.seat.name, f"{outcome_in_words(one)}{who}", party, *place)
    rest = [f"and {len(shown) - limit} more; --limit, --seat, --to or --format csv"]
    return Group(
        *_head(guide),
        told,
        "",
        *([rows] if shown else []),
        *(rest if len(shown) > limit else []),
        *_foot(guide),
    )


def choice_screen(choice: Choice, guide: Guide) -> RenderableType:
    """Return one seat of a guide with reasons, sources, and the result where it stands beside it."""
    lines = [f"{choice.contest.seat.name}: {choice_in_words(choice, guide)}", ""]
    lines += [f"  {one}" for one in (*choice.reasons, *choice.tried)]
    for one in choice.grounds:
        day = f", {day_in_words(one.day)}" if one.day else ""
        lines.append(f"  Source ({one.words}): {one.source}{day}")
    if choice.result is not None:
        lines += ["", f"Result: {result_in_words(choice.result, choice)}"]
    return Group(*_head(guide), *map(Text, lines), *_foot(guide))


def _head(guide: Guide) -> list[RenderableType]:
    organisation = guide.organisation
    told = [f"{organisation.name}: voter guide, {guide.title}", f"Shown is {as_of_in_words(guide)}"]
    told += [MADE_UP] if organisation.is_made_up else []
    told += [guide.note] if guide.is_test and guide.note else []
    return [*map(Text, told), ""]


def _foot(guide: Guide) -> list[RenderableType]:
    organisation = guide.organisation
    told = [organisation.notice, organisation.imprint or "No imprint is known for this guide."]
    return ["", *map(Text, filter(None, told)), *map(Text, guide.attribution)]
