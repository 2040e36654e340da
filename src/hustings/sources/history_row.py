"""One row of the file of 1918-2019: its figures, and whether they agree with each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hustings.record.history import BLOCKS, HistoricalResult
from hustings.sources.reading import Row, shown

_MARK = re.compile(r"-[123]")
_SHARE = re.compile(r"[01](?:\.(\d{1,3}))?")
_PREFIXES = {"natsw": "natSW"}
_LAST_OF_TWO_MEMBERS = "1945"
# Shares of this election were rounded to two decimals, all others to three.
_COARSE = "1974-02"


@dataclass(frozen=True, slots=True)
class Figures:
    """Votes by block, members returned unopposed by block, and the total; None where blank.

    The file marks n members unopposed as -n. It writes a block for which
    nobody stood as blank or, a few times, as 0; both are None here.
    """

    votes: Mapping[str, int | None]
    unopposed: Mapping[str, int]
    total: int | None
    total_mark: int

    @property
    def is_unopposed(self) -> bool:
        """Whether there was no poll."""
        return bool(self.unopposed or self.total_mark)


def column_of(block: str, what: str) -> str:
    """Return the publisher's name for the "votes" or "share" of a block."""
    return f"{_PREFIXES.get(block, block)}_{what}"


def marks_and_votes(row: Row) -> Figures:
    """Return the figures of a row; faults are noted where a cell is neither a number nor a mark."""
    votes: dict[str, int | None] = {}
    unopposed: dict[str, int] = {}
    for block in BLOCKS:
        mark = _mark(row, column_of(block, "votes"))
        votes[block] = None if mark else row.whole(column_of(block, "votes")) or None
        if mark:
            unopposed[block] = mark
    mark = _mark(row, "total_votes")
    return Figures(votes, unopposed, None if mark else row.whole("total_votes"), mark)


def check_row(row: Row, result: HistoricalResult) -> None:
    """Note a fault for every figure of a row that disagrees with the others."""
    if not 1 <= result.seats <= 3 or (result.seats > 1 and result.election > _LAST_OF_TWO_MEMBERS):
        row.fault("seats", f"{result.seats} members in one constituency of {result.election}")
    if result.is_unopposed:
        _check_unopposed(row, result)
        return
    if result.total_votes is None:
        row.fault("total_votes", "is blank, yet there was a poll")
        return
    if result.electorate is None:
        row.fault("electorate", "is blank, yet there was a poll")
    elif result.total_votes > result.electorate:
        row.fault("electorate", f"{result.electorate} electors, but {result.total_votes} votes")
    elif not _is_rounded(result.turnout_published, result.total_votes, result.electorate):
        is_given = result.turnout_published is not None
        problem = "is not total votes over electorate" if is_given else "is blank, yet there was a poll"
        row.fault("turnout", f"{row.text('turnout')} {problem}".strip())
    _check_sum(row, result)
    for block in BLOCKS:
        _check_share(row, result, block)


def _mark(row: Row, column: str) -> int:
    text = row.text(column)
    return int(text[1]) if text and text[0] == "-" and _MARK.fullmatch(text) else 0


def _check_unopposed(row: Row, result: HistoricalResult) -> None:
    if any(result.votes.values()):
        row.fault("total_votes", "a member was unopposed, yet there are votes")
    if sum(result.unopposed.values()) != result.seats:
        marked = sum(result.unopposed.values())
        row.fault("total_votes", f"{marked} members marked as unopposed, want {result.seats}")
    if row.text("total_votes") not in ("", f"-{result.seats}"):
        row.fault("total_votes", f"{shown(row.text('total_votes'))} unopposed, want -{result.seats}")
    if row.text("turnout"):
        row.fault("turnout", "a turnout, yet there was no poll")


def _check_sum(row: Row, result: HistoricalResult) -> None:
    votes = [count for count in result.votes.values() if count is not None]
    # Where each elector had two votes the blocks and the total are halved and rounded one by one.
    slack = (len(votes) + 1) // 2 if result.seats == 2 else 0
    if abs(sum(votes) - (result.total_votes or 0)) > slack:
        row.fault("total_votes", f"{result.total_votes}, but votes by block add up to {sum(votes)}")


def _check_share(row: Row, result: HistoricalResult, block: str) -> None:
    column = column_of(block, "share")
    text = row.text(column)
    if not text:
        return
    found = _SHARE.fullmatch(text)
    if found is None:
        row.fault(column, f"{shown(text)} is not a share of up to three decimals")
        return
    thousandths = 1000 * int(text[0]) + int((found[1] or "").ljust(3, "0"))
    votes, total = result.votes[block] or 0, result.total_votes or 0
    unit = 10 if result.election == _COARSE else 1
    if 2 * abs(thousandths * total - 1000 * votes) > unit * total:
        row.fault(column, f"{text}, but {votes} of {total} votes is another share")


def _is_rounded(share: Fraction | None, part: int, whole: int) -> bool:
    """Whether the share is part over whole, rounded to three decimals."""
    if share is None:
        return False
    return (
        2 * abs(share.numerator * 1000 * whole - 1000 * part * share.denominator) <= whole * share.denominator
    )
