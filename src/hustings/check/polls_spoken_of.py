"""Which polls of its seat a sentence may be about: by the years it names, else the one in hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hustings.check.claim import ContestRef
from hustings.check.clauses import Line
from hustings.check.nearby import dated
from hustings.check.quantity import Unit
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.settling import Scene
from hustings.check.tag import Tagged, TagKind
from hustings.check.years_spoken_of import year_leading, years_beside, years_named

_TIMES = frozenset({"day", "night", "time", "year", "election", "occasion", "poll", "contest"})
"""Behind "that": the sentence goes on about the time named before it."""
_NOW = frozenset({"now", "this_time", "today", "thursday", "yesterday", "last_night", "friday"})
_BESIDE = frozenset({"against", "compared_with", "compared_to", "than"})
_HEAD, _RIGHT_BEFORE = 4, 3
_LONG_BEFORE = frozenset({"earlier", "before", "ago", "previously"})


def polls_spoken_of(line: Line, at: int, scene: Scene, *, is_outcome: bool = False) -> tuple[ContestRef, ...]:
    """Return the contests that what stands at a token may be of, the likeliest first.

    A year or election beside it is kept to; one elsewhere in the sentence, or
    in the sentence before where this one looks back, is tried beside the poll
    in hand, of an outcome instead of it. "from N" is of the poll before.
    Seats and people of the line come before the seat in hand; where a seat is
    named, nobody who stood in one that the story never names is followed.
    """
    seats = [one for one in dict.fromkeys(_seats_of(line, at)) if _may_be_meant(one, line, scene)]
    said = _said_or_from(line, at, scene)
    elections = said or _around(line, at, scene, is_outcome)
    found: list[ContestRef] = []
    for seat in seats:
        for election in elections:
            then = at_election(seat, election, scene.record)
            found += then if election != seat.election else [seat]
        if not said and not (is_outcome and elections):
            found.append(seat)
    return tuple(dict.fromkeys(found))


def elections_spoken_of(line: Line, at: int, scene: Scene) -> tuple[str, ...]:
    """Return the elections that what stands at a token may be of, by short name, the likeliest first."""
    return _said_or_from(line, at, scene) or _around(line, at, scene, is_outcome=False)


def _said_or_from(line: Line, at: int, scene: Scene) -> tuple[str, ...]:
    said = _said(line, at, scene)
    if not said and at and line.tokens[at - 1].word == "from" and line.tokens[at].has("NUMBER"):
        return tuple(filter(None, [scene.general_before(line)]))
    return said


def _may_be_meant(one: ContestRef, line: Line, scene: Scene) -> bool:
    """Whether a seat is named in the story so far, or no seat is named beside what is said."""
    before = scene.before(line)
    head = _named_in([before]) if before is not None and len(before.tags) <= _HEAD else set()
    beside = _named_in([line.tagged]) | head
    if not beside:
        return True
    contest = scene.record.contest(one)
    names = _names(head, scene) if head else scene.nearby.seats_named(line)
    return contest is not None and contest.seat.name in names


def _names(refs: Iterable[ContestRef], scene: Scene) -> set[str]:
    return {known.seat.name for ref in refs if (known := scene.record.contest(ref))}


def _named_in(sentences: Iterable[Tagged]) -> set[ContestRef]:
    tags = (tag for one in sentences for tag in one.tags if tag.kind is TagKind.SEAT)
    return {tag.contests[0] for tag in tags if tag.contests and not tag.is_carried}


def at_election(seat: ContestRef, election: str, record: Record) -> list[ContestRef]:
    """Return the contests of the same seat at another election, by its code or its name."""
    opened, contest = record.election(election), record.contest(seat)
    if opened is None or contest is None:
        return []
    code, name = contest.seat.code, contest.seat.name
    standings = opened.state().contests
    if code in standings:
        return [ContestRef(election, code)]
    return [
        ContestRef(election, key)
        for key, one in standings.items()
        if one.contest.seat.code == code or one.contest.seat.name == name
    ]


def _seats_of(line: Line, at: int) -> Iterator[ContestRef]:
    """Yield the contests in hand: of the seat or person nearest before, then after, then carried."""
    order = sorted(
        range(len(line.tokens)), key=lambda n: (line.segments[n] != line.segments[at], n > at, abs(n - at))
    )
    for n in order:
        token = line.tokens[n]
        if token.has("SEAT"):
            yield from token.tag.contests[:1]
    for n in order:
        token = line.tokens[n]
        if token.has("PERSON"):
            yield from (one.contest for one in token.tag.people)
    if line.tagged.contest is not None:
        yield line.tagged.contest


def _said(line: Line, at: int, scene: Scene) -> tuple[str, ...]:
    """Return the elections named in the same part of the sentence; one right before it alone."""
    for back in range(at - 1, max(-1, at - 1 - _RIGHT_BEFORE), -1):
        year = dated(line.tokens[back].tag)
        if year is not None:
            return tuple(_of_years({year}, scene))
        if line.tokens[back].has("NUMBER"):
            break
    named = scene.said_election(line, at)
    number = line.segments[at]
    beside = [one for n, one in enumerate(line.tokens) if line.segments[n] == number]
    years = {dated(one.tag) for one in beside} - {None}
    return tuple(dict.fromkeys([*([named] if named else []), *_of_years(years, scene)]))


def _around(line: Line, at: int, scene: Scene, is_outcome: bool) -> tuple[str, ...]:
    """Return the elections of the sentence's years, or of those before it where it looks back; then its own.

    is_outcome: where there are such years, its own is left out.
    """
    years = years_beside(line.tagged, scene)
    words = {one.word for one in line.tokens}
    back: list[str | None] = []
    if not years and (_points_back(line) or ("had" in words and not is_outcome)):
        years = set(scene.nearby.years_before(line))
        back += _named_before(line, scene)
    if not years and (leading := year_leading(line.tagged, scene)) is not None:
        years = {leading}
    if not years and not is_outcome and not words & _NOW:
        number = line.tokens[at].tag.number
        is_exact = number is not None and number.unit is Unit.COUNT and number.is_fine
        back += _of_years(years_named(line.tagged, scene, reach=4 if is_exact else 1), scene)
    named = [tag.name for tag in line.tagged.tags if tag.kind is TagKind.ELECTION and tag.name]
    is_past = _is_pluperfect(line) and not is_outcome
    if words & _LONG_BEFORE or is_past or line.tokens[at - 1].word in _BESIDE:
        back.append(scene.general_before(line))
    own = [line.tagged.election] if line.tagged.election and not (is_outcome and (years or named)) else []
    return tuple(dict.fromkeys([*named, *_of_years(years, scene), *own, *filter(None, back)]))


def _points_back(line: Line) -> bool:
    """Whether a line goes on about the year named before it: "then", "that day"."""
    return any(
        one.word == "then" or (one.word == "that" and two.word in _TIMES)
        for one, two in zip(line.tokens, (*line.tokens[1:], line.tokens[0]), strict=True)
    )


def _named_before(line: Line, scene: Scene) -> list[str | None]:
    """Return the elections that the sentence before names: "at the general election ... that day"."""
    before = scene.before(line)
    return [tag.name for tag in (before.tags if before else ()) if tag.kind is TagKind.ELECTION]


def _of_years(years: Iterable[int | None], scene: Scene) -> list[str]:
    wanted = set(years)
    generals = [name for name, day in scene.record.generals if day.year in wanted]
    by_elections = bool(wanted) and scene.nearby.tells_of_by_elections
    return [*generals, *([BY_ELECTIONS] if by_elections else [])]


def _is_pluperfect(line: Line) -> bool:
    """Whether a line tells of what had been: "had won", "had been"."""
    return any(
        one.word == "had" and (two.has("BE", "POLL", "WIN", "HOLD") or two.word == "been")
        for one, two in zip(line.tokens, line.tokens[1:], strict=False)
    )
