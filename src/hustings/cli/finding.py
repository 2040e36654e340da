"""What a typed seat, party or region means, in one election."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from hustings.errors import NameNotFoundError, SourceError
from hustings.record.finding import Gazetteer, Named, folded
from hustings.tell.wording import day_in_words

if TYPE_CHECKING:
    from hustings.record.contest import Contest
    from hustings.record.election import Election

_MOST_NEAR = 3
_SUBSTANTIAL = Fraction(1, 4)
"""The share of an old seat, or of a new one, from which on the old name still means the new seat."""


def contest_named(election: Election, typed: str, mirror: Path | None = None) -> str:
    """Return the key of the contest that a typed name or code means.

    Where no present name fits, names that seats had before their boundaries
    changed are tried. Raises NameNotFoundError or AmbiguousNameError.
    """
    contests = [standing.contest for standing in election.state().contests.values()]
    try:
        return _gazetteer(contests, {}).find(typed).key
    except NameNotFoundError:
        former = _former_names(mirror)
        if not any(contest.seat.code in former for contest in contests):
            raise
        return _gazetteer(contests, former).find(typed).key


def _gazetteer(contests: list[Contest], former: dict[str, tuple[str, ...]]) -> Gazetteer:
    return Gazetteer(
        [
            Named(
                contest.key,
                contest.seat.name,
                (*former.get(contest.seat.code, ()), *_with_day(contest)),
                contest.seat.region if contest.key == contest.seat.code else str(contest.day),
            )
            for contest in contests
        ],
        "seat",
    )


def _with_day(contest: Contest) -> tuple[str, ...]:
    """Return a by-election's names with its year and its day, for a seat that had several."""
    if contest.key == contest.seat.code:
        return ()
    days = (str(contest.day.year), contest.day.isoformat(), day_in_words(contest.day))
    return tuple(f"{contest.seat.name} {day}" for day in days)


def party_named(election: Election, typed: str) -> str:
    """Return the abbreviation of the party that stood and that a typed name means; misuse where none."""
    spelt = {key: (key, party.name) for key, party in election.parties.items()}
    shown = {key: f"{key} ({name})" for key, (_, name) in spelt.items()}
    there = ", ".join(sorted(spelt, key=str.casefold))
    found = _meant(typed, spelt)
    if len(found) == 1:
        return found[0]
    said = f"{typed!r} may be any of: {', '.join(shown[key] for key in found)}"
    if not found:
        near = _near(typed, spelt)
        hint = f"did you mean {', '.join(shown[key] for key in near)}?" if near else f"there are {there}"
        said = f"no party {typed!r} stood; {hint}"
    raise typer.BadParameter(said, param_hint="--party")


def region_named(election: Election, typed: str) -> str:
    """Return the region, nation or county that a typed name means; misuse where there is none such."""
    seats = [standing.contest.seat for standing in election.state().contests.values()]
    spelt = {name: (name,) for one in seats for name in (one.region, one.country, one.county) if name}
    found = _meant(typed, spelt)
    if len(found) == 1:
        return found[0]
    said = f"{typed!r} may be any of: {', '.join(sorted(found))}"
    if not found:
        near = _near(typed, spelt)
        hint = f"did you mean {', '.join(near)}?" if near else f"there are {', '.join(sorted(spelt))}"
        said = f"no {typed!r}; {hint}"
        if not any(one.county for one in seats):
            said += f" ({election.name} has no counties)"
    raise typer.BadParameter(said, param_hint="--region")


def _meant(typed: str, spelt: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the keys meant: a whole name decides before its plural, and that before the beginnings of words.

    No key is preferred to another.
    """
    asked = folded(typed)
    if not asked:
        return []
    ranks: tuple[Callable[[str], bool], ...] = (
        lambda name: name == asked,
        lambda name: f"{name}s" == asked,
        lambda name: all(any(word.startswith(part) for word in name.split()) for part in asked.split()),
    )
    for fits in ranks:
        found = [key for key, names in spelt.items() if any(fits(folded(name)) for name in names)]
        if found:
            return found
    return []


def _near(typed: str, spelt: Mapping[str, Sequence[str]]) -> list[str]:
    """Return up to three keys of which a spelling, or a word of one, is much like what was typed."""
    import difflib

    keys: dict[str, list[str]] = {}
    for key, names in spelt.items():
        for name in map(folded, names):
            for form in {name, *name.split()}:
                keys.setdefault(form, []).append(key)
    near = difflib.get_close_matches(folded(typed), keys, n=_MOST_NEAR, cutoff=0.6)
    return list(dict.fromkeys(key for form in near for key in keys[form]))[:_MOST_NEAR]


def _former_names(mirror: Path | None) -> dict[str, tuple[str, ...]]:
    from hustings.sources.opening import load_lineage

    try:
        lineage = load_lineage(mirror)
    except SourceError:
        return {}
    names: dict[str, tuple[str, ...]] = {}
    for overlap in lineage.overlaps:
        if max(overlap.of_old, overlap.of_new) >= _SUBSTANTIAL and overlap.old_name != overlap.new_name:
            names[overlap.new_code] = (*names.get(overlap.new_code, ()), overlap.old_name)
    return names
