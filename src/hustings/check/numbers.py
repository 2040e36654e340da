"""Numbers, ages, places and years of a story, read from its words with their units and hedges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hustings.check.clock_words import hour_in_words
from hustings.check.days import date_at
from hustings.check.hedges import AFTER, hedge_before
from hustings.check.number_pairs import one_in_so_many, ranges, same_units
from hustings.check.number_words import ORDINALS, SCALES, SMALL, number_in_words
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.tag import Tag, TagKind

_FIGURE = re.compile(r"(?P<money>[£$€])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?")
_SHORT = {"k": 1000, "m": 1_000_000, "mn": 1_000_000}
_PER_CENT = {("%",), ("per", "cent"), ("percent",), ("pc",), ("p.c.",)}
_POINTS = {
    ("percentage", "points"), ("percentage", "point"), ("%", "points"), ("%", "point"), ("points",),
    ("point",), ("pts",), ("pp",), ("ppt",), ("ppts",), ("-", "points"), ("-", "point"),
    ("-", "percentage", "-", "point"),
    ("percentage", "-", "point"), ("per", "cent", "points"), ("%", "pts"),
}  # fmt: skip
_FACTORS = {"twice": 2, "thrice": 3, "double": 2, "triple": 3}
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_BEFORE_ONE = frozenset({"with", "just", "only", "to", "has", "have", "won"})
_COUNTED_ONE = frozenset(
    {
        "seat",
        "seats",
        "vote",
        "votes",
        "point",
        "percentage",
        "mp",
        "member",
        "constituency",
        "candidate",
        "per",
        "gain",
    }
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A number read from some tags: its value, last place, unit, and how many tags it took."""

    value: Fraction
    step: Fraction
    unit: Unit
    taken: int


def with_numbers(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return the tags with every run that is one number or date made one tag.

    The hedge before it and the unit behind it belong to the tag. "one" is a
    number before what can be counted only; a year is a number of four figures
    without a comma, 1800 to 2099. In "49 to 34 per cent" the first has the
    second's unit. A date's tag has the day in ISO form as its name, "--07-04"
    without a year.
    """
    found: list[Tag] = []
    at = 0
    while at < len(tags):
        dated = date_at(tags, at)
        if dated is not None:
            found.append(dated[0])
            at += dated[1]
            continue
        read = _read(tags, at)
        if read is None:
            found.append(tags[at])
            at += 1
            continue
        last, hedge_after = _after(tags, at + read.taken)
        found = _hedged(found, tags[at : at + read.taken], read, hedge_after, tags[last - 1].end)
        at = last
    return tuple(ranges(list(one_in_so_many(same_units(found)))))


def _read(tags: Sequence[Tag], at: int) -> _Read | None:
    if tags[at].kind not in (TagKind.WORD, TagKind.MARK):
        return None
    figure = _FIGURE.fullmatch(tags[at].low)
    if figure:
        return _in_figures(tags, at, figure)
    return _in_words(tags, at)


def _in_figures(tags: Sequence[Tag], at: int, figure: re.Match[str]) -> _Read:
    part = figure["part"] or ""
    value, step = Fraction(tags[at].low.lstrip("£$€").replace(",", "")), Fraction(1, 10 ** len(part))
    taken = 1
    follows = _low(tags, at + 1)
    if follows in SCALES or (follows in _SHORT and tags[at + 1].start == tags[at].end):
        scale = SCALES.get(follows) or _SHORT[follows]
        value, step, taken = value * scale, step * scale, 2
    if figure["money"]:
        return _Read(value, step, Unit.MONEY, taken)
    if follows in ("st", "nd", "rd", "th") and tags[at + 1].start == tags[at].end:
        return _Read(value, step, Unit.ORDINAL, 2)
    clock = _clock(tags, at, value, part)
    if clock is not None:
        return clock
    whole = figure["whole"]
    if (
        taken == 1
        and not part
        and len(whole) == 4
        and 1800 <= value <= 2099
        and not _is_counted(tags, at + 1)
    ):
        return _Read(value, step, Unit.YEAR, 1)
    return _with_unit(tags, at, _Read(value, step, Unit.COUNT, taken))


def _clock(tags: Sequence[Tag], at: int, hour: Fraction, part: str) -> _Read | None:
    """Return an hour such as 01:30, 2.15am or 10pm as minutes after midnight."""
    taken, minutes = 1, 0
    colon = _low(tags, at + 1) == ":" and re.fullmatch(r"[0-5]\d", _low(tags, at + 2))
    if colon and tags[at + 2].start == tags[at].end + 1:
        taken, minutes = 3, int(_low(tags, at + 2))
    elif len(part) == 2:
        minutes = int(part)
    half = _low(tags, at + taken).replace(".", "")
    if half in ("am", "pm") and hour < 13:
        past_noon = int(hour) % 12 + (12 if half == "pm" else 0)
        return _Read(Fraction(past_noon * 60 + minutes), Fraction(1), Unit.TIME, taken + 1)
    if taken == 3 and hour < 24:
        return _Read(Fraction(int(hour) * 60 + minutes), Fraction(1), Unit.TIME, taken)
    return None


def _is_counted(tags: Sequence[Tag], at: int) -> bool:
    return _low(tags, at) in ("votes", "voters", "people", "%", "ballots", "electors") or (
        _low(tags, at) == "-" and _low(tags, at + 1) == "vote"
    )


def _in_words(tags: Sequence[Tag], at: int) -> _Read | None:
    low = [tag.low if tag.kind in (TagKind.WORD, TagKind.MARK) else "" for tag in tags[at : at + 14]]
    hour = hour_in_words(low)
    if hour is not None:
        return _Read(Fraction(hour[0]), Fraction(1), Unit.TIME, hour[1])
    if low[0] in _FACTORS:
        return _Read(Fraction(_FACTORS[low[0]]), Fraction(1), Unit.FACTOR, 1)
    if low[0] in _PARTS and low[0] != "half" and _low(tags, at - 1) in ("a", "an") and low[1:2] == ["of"]:
        return _Read(Fraction(1, _PARTS[low[0]]), Fraction(1, 20), Unit.FACTOR, 1)
    if low[0] in ORDINALS:
        return _Read(Fraction(ORDINALS[low[0]]), Fraction(1), Unit.ORDINAL, 1)
    if low[0] == "half" and low[1:2] != ["-"]:
        return _Read(Fraction(1, 2), Fraction(1, 20), Unit.FACTOR, 1)
    if low[:2] == ["a", "dozen"]:
        return _Read(Fraction(12), Fraction(1), Unit.COUNT, 2)
    if low[0] in ("a", "half") and low[1:3] in (["dozen"], ["a"]):
        return None
    found = number_in_words(low) if low[0] in SMALL else None
    if found is None:
        return None
    value, taken = found
    after = low[taken:]
    if after[:3] == ["and", "a", "half"]:
        return _with_half(tags, at, value, taken + 3)
    if value == 1 and after[:1] == ["point"] and _low(tags, at - 1) == "at":
        return None
    if value == 1 and taken == 1 and _stands_for_one(tags, at):
        return _Read(Fraction(1), Fraction(1), Unit.COUNT, 1)
    if (
        value == 1
        and taken == 1
        and not (
            after
            and after[0] in _COUNTED_ONE
            or after[1:2] == ["point"]
            or after[:1] == ["in"]
            and after[1:2]
            and after[1] in SMALL
        )
    ):
        return None
    part = after[1:2] if after[:1] == ["-"] else after[:1]
    if part and part[0] in _PARTS and value < _PARTS[part[0]]:
        taken += 2 if after[:1] == ["-"] else 1
        return _Read(Fraction(value, _PARTS[part[0]]), Fraction(1, 20), Unit.FACTOR, taken)
    if after[:1] == ["times"]:
        return _Read(Fraction(value), Fraction(1), Unit.FACTOR, taken + 1)
    step = next((SCALES[word] for word in reversed(low[:taken]) if word in ("thousand", "million")), 1)
    return _with_unit(
        tags, at, _Read(Fraction(value), Fraction(step if value % step == 0 else 1), Unit.COUNT, taken)
    )


def _with_half(tags: Sequence[Tag], at: int, value: int, taken: int) -> _Read:
    """Return "five and a half points" or "four and a half thousand" as one number."""
    scale = SCALES.get(_low(tags, at + taken), 1)
    whole, step = (value + Fraction(1, 2)) * scale, Fraction(1, 2) * scale
    return _with_unit(tags, at, _Read(whole, step, Unit.COUNT, taken + (scale > 1)))


def _stands_for_one(tags: Sequence[Tag], at: int) -> bool:
    """Whether "one" before a mark or the end is a count: "left with one", "the Liberal Democrats one"."""
    follows, before = _low(tags, at + 1), tags[at - 1] if at else None
    if before is None or (at + 1 < len(tags) and follows not in (".", ",", ";", ":", "and")):
        return False
    return before.low in _BEFORE_ONE or (at > 1 and before.text[:1].isupper() and before.text[1:].islower())


def _with_unit(tags: Sequence[Tag], at: int, read: _Read) -> _Read:
    after = [_low(tags, at + read.taken + n) for n in range(5)]
    for count in (4, 3, 2, 1):
        words = tuple(after[:count])
        if words in _POINTS:
            return _Read(read.value / 100, read.step / 100, Unit.POINTS, read.taken + count)
        if words in _PER_CENT or (words[0] == "-" and words[1:] in _PER_CENT):
            return _Read(read.value / 100, read.step / 100, Unit.PERCENT, read.taken + count)
    if after[:4] == ["-", "year", "-", "old"]:
        return _Read(read.value, read.step, Unit.AGE, read.taken + 4)
    if at and tags[at - 1].low == "aged":
        return _Read(read.value, read.step, Unit.AGE, read.taken)
    return read


def _after(tags: Sequence[Tag], at: int) -> tuple[int, Hedge]:
    for words, hedge in AFTER.items():
        if tuple(_low(tags, at + n) for n in range(len(words))) == words:
            return at + len(words), hedge
    return at, Hedge.NONE


def _hedged(found: list[Tag], taken: Sequence[Tag], read: _Read, after: Hedge, end: int) -> list[Tag]:
    words = [tag.low if tag.kind is TagKind.WORD else "" for tag in found[-6:]]
    hedge, count = hedge_before(words)
    if read.unit in (Unit.YEAR, Unit.ORDINAL, Unit.AGE) and hedge not in (Hedge.ALMOST, Hedge.ABOUT):
        hedge, count = Hedge.NONE, 0
    start = found[-count].start if count else taken[0].start
    said = Quantity(read.value, read.unit, read.step, start, end, hedge if after is Hedge.NONE else after)
    first = [*found[len(found) - count :], *taken]
    text, low = " ".join(tag.text for tag in first), " ".join(tag.low for tag in first)
    kept = found[: len(found) - count]
    return [*kept, Tag(TagKind.NUMBER, text, low, start, end, number=said)]


def _low(tags: Sequence[Tag], at: int) -> str:
    return tags[at].low if 0 <= at < len(tags) and tags[at].kind in (TagKind.WORD, TagKind.MARK) else ""
