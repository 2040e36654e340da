"""Settling: what two keys differ in, and who must still stand behind a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hustings.figures import whole
from hustings.night.digit_slips import between_keys
from hustings.night.keyed import Difference, differences
from hustings.night.two_keys import Key, behind
from hustings.record.contest import Contest
from hustings_desk.boxes import names_of_boxes
from hustings_desk.entering import from_text, latest_settlement
from hustings_desk.models import Account, Keying, Round, Settlement


@dataclass(frozen=True, slots=True)
class Differing:
    """A box that two people filled differently. values: smallest first, which does not tell whose.

    slip: the slip of digits that would explain it, in words.
    """

    box: str
    words: str
    values: tuple[int | None, ...]
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A settlement that waits. needed: what is wanted still; is_mine: the account stands behind it."""

    settlement: Settlement
    lines: Sequence[tuple[str, int | None]]
    needed: str
    is_mine: bool


def differing(contest: Contest, keyings: Sequence[Keying]) -> list[Differing]:
    """Return the boxes that the two keys of a round differ in, in the order of the notice."""
    if len(keyings) != 2:
        return []
    names = names_of_boxes(contest)
    order = list(names)
    first, second = (from_text(one.figures) for one in keyings)
    found = [
        Differing(one.box, names.get(one.box, one.box), _sorted(one.first, one.second), _slip(one))
        for one in differences(first, second)
    ]
    return sorted(found, key=lambda one: order.index(one.box) if one.box in order else len(order))


def proposal(contest: Contest, current: Round, account: Account) -> Proposal | None:
    """Return the settlement proposed last in a round, as the account sees it; None where none was."""
    made = latest_settlement(current)
    if made is None:
        return None
    keyings = list(current.keyings.all())
    figures = from_text(made.figures).boxes()
    boxes = differing(contest, keyings)
    agreeing = {str(one.account_id) for one in made.agreements.all()}
    return Proposal(
        made,
        [(one.words, figures.get(one.box)) for one in boxes],
        _needed(contest, keyings, made, agreeing),
        str(account.pk) in agreeing,
    )


def _needed(contest: Contest, keyings: Sequence[Keying], made: Settlement, agreeing: set[str]) -> str:
    keys = [Key(str(one.account_id), from_text(one.figures)) for one in keyings]
    keyers = {key.by for key in keys}
    if not agreeing - keyers and not keyers <= agreeing:
        return "Someone who keyed neither must agree, or both who keyed."
    names = names_of_boxes(contest)
    people = behind(keys, from_text(made.figures), agreeing)
    alone = [names.get(box, box) for box, who in people.items() if len(who) < 2]
    return f"One person alone vouches for {', '.join(alone)}; another must agree." if alone else ""


def _sorted(first: int | None, second: int | None) -> tuple[int | None, ...]:
    return tuple(sorted((first, second), key=lambda value: -1 if value is None else value))


def _slip(one: Difference) -> str:
    slip = between_keys(one)
    return f"They differ as by {slip.value}." if slip else ""


def in_words(value: int | None) -> str:
    """Return a figure as a box would hold it."""
    return "not announced" if value is None else whole(value)
