"""Slips made on purpose: keying errors of every known kind, drawn with a seed, to try guards with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from random import Random

from hustings.errors import DeclarationError
from hustings.night.guard_context import full
from hustings.night.keyed import Keyed


class Slip(StrEnum):
    """A kind of error that published figures are known to have."""

    ONE_DIGIT = "one digit mistyped"
    TRANSPOSED = "two neighbouring digits exchanged"
    DROPPED = "a digit left out"
    DOUBLED = "a digit typed twice"
    ROWS_SWAPPED = "two rows exchanged"
    BLOCK_LEFT_OUT = "a block of votes left out"
    WRONG_TOTAL = "a total from wrong parts"
    BLANK_AS_NOUGHT = "a blank read as nought"
    TIE = "a tie"
    WRONG_NOTICE = "another seat's notice"
    STALE = "test data or last time's"
    TWICE = "the same declaration twice"


BLOCK = (0.05, 0.2)
"""A block left out, as a part of all votes: Plymouth 2017 lacked 0.129 of them, Putney 2024 0.133."""


def slip(right: Keyed, kind: Slip, rng: Random, other: Keyed | None = None) -> Keyed:
    """Return figures as keyed with one slip of a kind; the same draw gives the same slip.

    right: without a blank vote. other: for another seat's notice its figures,
    which come row by row into this contest's boxes; for stale data the old ones, or made-up ones
    where there are none. The same declaration twice changes no figure: what it
    tries is whether the second counts. Raises DeclarationError where the slip
    cannot be made of these figures.
    """
    if full(right) is None:
        raise DeclarationError(f"{right.contest}: slips are made of whole figures")
    if kind in _DIGITS:
        return _digits(right, _DIGITS[kind], rng)
    if kind is Slip.WRONG_NOTICE:
        return _row_by_row(right, other)
    if kind is Slip.STALE:
        return other if other is not None else _tried_out(right)
    return _WHOLE[kind](right, rng)


def _digits(right: Keyed, slipped: Callable[[str, Random], str], rng: Random) -> Keyed:
    boxes = [(box, figure) for box, figure in right.boxes().items() if figure is not None and figure > 9]
    rng.shuffle(boxes)
    for box, figure in boxes:
        wrong = int(slipped(str(figure), rng))
        if wrong != figure:
            return right.with_figure(box, wrong)
    raise DeclarationError(f"{right.contest}: no figure here can have that slip")


def _one_digit(digits: str, rng: Random) -> str:
    at = rng.randrange(len(digits))
    other = rng.choice([digit for digit in "0123456789" if digit != digits[at] and (at or digit != "0")])
    return digits[:at] + other + digits[at + 1 :]


def _transposed(digits: str, rng: Random) -> str:
    places = [
        at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")
    ]
    if not places:
        return digits
    at = rng.choice(places)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _dropped(digits: str, rng: Random) -> str:
    at = rng.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def _doubled(digits: str, rng: Random) -> str:
    at = rng.randrange(len(digits))
    return digits[: at + 1] + digits[at:]


def _rows_swapped(right: Keyed, rng: Random) -> Keyed:
    keys = list(right.votes)
    places = [at for at in range(len(keys) - 1) if right.votes[keys[at]] != right.votes[keys[at + 1]]]
    if not places:
        raise DeclarationError(f"{right.contest}: no two neighbours have different votes")
    at = rng.choice(places)
    votes = dict(right.votes)
    votes[keys[at]], votes[keys[at + 1]] = votes[keys[at + 1]], votes[keys[at]]
    return replace(right, votes=votes)


def _block_left_out(right: Keyed, rng: Random) -> Keyed:
    """Leave one area's votes out of every figure but the papers verified, which were counted before."""
    part = rng.uniform(*BLOCK)
    votes = {key: count - int(count * part * rng.uniform(0.8, 1.2)) for key, count in _votes(right).items()}
    return replace(right, votes=votes, valid_votes=sum(votes.values()))


def _wrong_total(right: Keyed, rng: Random) -> Keyed:
    votes = _votes(right)
    left_out = sum(votes.values()) - rng.choice([count for count in votes.values() if count] or [0])
    with_rejected = sum(votes.values()) + (right.rejected or 0)
    return replace(right, valid_votes=rng.choice([left_out, with_rejected if right.rejected else left_out]))


def _blank_as_nought(right: Keyed, rng: Random) -> Keyed:
    filled = [key for key, count in _votes(right).items() if count]
    if not filled:
        raise DeclarationError(f"{right.contest}: every figure is 0 already")
    return right.with_figure(f"votes:{rng.choice(filled)}", 0)


def _tie(right: Keyed, rng: Random) -> Keyed:
    """Level the two at the top with the total in step, as a count would announce a tie."""
    votes = _votes(right)
    if len(votes) < 2:
        raise DeclarationError(f"{right.contest}: a tie takes two candidacies")
    first, second = sorted(votes, key=lambda key: (-votes[key], key))[:2]
    level = (votes[first] + votes[second] + 1) // 2
    votes |= {first: level, second: level}
    return replace(right, votes=votes, valid_votes=sum(votes.values()))


def _twice(right: Keyed, rng: Random) -> Keyed:
    return right


def _row_by_row(right: Keyed, other: Keyed | None) -> Keyed:
    if other is None:
        raise DeclarationError(f"{right.contest}: another seat's notice takes another seat's figures")
    rows = list(other.votes.values())
    votes = {key: rows[at] if at < len(rows) else None for at, key in enumerate(right.votes)}
    return replace(
        right,
        votes=votes,
        valid_votes=other.valid_votes,
        rejected=other.rejected,
        electorate=other.electorate,
        verified=other.verified,
    )


def _tried_out(right: Keyed) -> Keyed:
    votes = {key: 100 * place for place, key in enumerate(right.votes, start=1)}
    return replace(right, votes=votes, valid_votes=sum(votes.values()))


def _votes(keyed: Keyed) -> dict[str, int]:
    return full(keyed) or {}


_DIGITS: dict[Slip, Callable[[str, Random], str]] = {
    Slip.ONE_DIGIT: _one_digit,
    Slip.TRANSPOSED: _transposed,
    Slip.DROPPED: _dropped,
    Slip.DOUBLED: _doubled,
}
_WHOLE: dict[Slip, Callable[[Keyed, Random], Keyed]] = {
    Slip.ROWS_SWAPPED: _rows_swapped,
    Slip.BLOCK_LEFT_OUT: _block_left_out,
    Slip.WRONG_TOTAL: _wrong_total,
    Slip.BLANK_AS_NOUGHT: _blank_as_nought,
    Slip.TIE: _tie,
    Slip.TWICE: _twice,
}
