"""Lists that leave out the verb: "Labour won 28 seats, Plaid Cymru four and the Lib Dems one"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hustings.check.claim import AggregateClaim, Claim, ClaimType, ContestClaim, Passage
from hustings.check.clauses import Line
from hustings.check.quantity import Quantity, Unit
from hustings.check.scope import MOST_SEATS
from hustings.check.tag import Tag, TagKind
from hustings.check.word_set import word_set

T = ClaimType

RULE = "and another N"
_MOST_BETWEEN = 4
_JOINS = word_set(
    """on with has have had got took won polled just only a the at 's ' , ( : - came to managed secured
    and fell an still now finished ended"""
)
_FEWEST_VOTES = 651
_GOES_WITH = (
    "SEATS",
    "VOTES",
    "OFVOTE",
    "COMMA",
    "STOP",
    "OPEN",
    "CLOSE",
    "SEMICOLON",
    "DASH",
    "SUBORD",
    "COLON",
)
_GOES_ON = frozenset({"and", "to", "each", "apiece", "in", "while", "on", "from", "behind", "ahead"})

Used = Mapping[tuple[int, int], Claim | None]


def listed(line: Line, used: Used, before: Claim | None) -> Iterator[Claim]:
    """Yield the claims of numbers that follow one of the same sort, each beside a name of its own.

    used: which claim took which number. before: the last claim of the
    sentence before, for a list that goes on in another sentence.
    """
    last = before
    for at, token in enumerate(line.tokens):
        number = token.tag.number if token.has("NUMBER") else None
        if number is None or number.unit is Unit.YEAR:
            continue
        if number.span in used:
            last = used[number.span] if _is_listable(used[number.span]) else last
            continue
        whose = _before(line, at) or _after(line, at)
        if whose is None or last is None or not _ends(line, at):
            continue
        made = _like(_of_seats(last, number, line, at), whose, number, line)
        if made is not None:
            last = made
            yield made


def _of_seats(last: Claim, number: Quantity, line: Line, at: int) -> Claim:
    """Return a party's share as its seats where "five on 14.3 per cent" follows it."""
    after = line.tokens[at + 1 : at + 4]
    is_both = any(one.word in ("on", "with") for one in after) and any(one.has("PERCENT") for one in after)
    if isinstance(last, AggregateClaim) and last.type is T.PARTY_SHARE and number.step == 1 and is_both:
        return replace(last, type=T.SEATS)
    return last


def _is_listable(claim: Claim | None) -> bool:
    kinds = (T.SEATS, T.PARTY_SHARE, T.PARTY_VOTES, T.VOTES, T.SHARE)
    return isinstance(claim, AggregateClaim | ContestClaim) and claim.type in kinds


def _before(line: Line, at: int) -> Tag | None:
    """Return the name right before a number, over the few words that may stand between."""
    for back in range(1, _MOST_BETWEEN + 2):
        if at - back < 0:
            return None
        token = line.tokens[at - back]
        if token.has("PARTY", "PERSON"):
            is_joined = at - back and line.tokens[at - back - 1].word in (
                "from",
                "than",
                "over",
                "by",
                "beat",
            )
            return None if is_joined else token.tag
        if token.word not in _JOINS and not token.has("ADV"):
            return None
    return None


def _after(line: Line, at: int) -> Tag | None:
    """Return the party that a number goes to: "four to the Conservatives", "28 Conservatives"."""
    after = [one for one in line.tokens[at + 1 : at + 4] if not one.has("DET")]
    if after and after[0].has("PARTY"):
        return after[0].tag
    if len(after) > 1 and after[0].word in ("to", "for") and after[1].has("PARTY"):
        return after[1].tag
    return None


def _ends(line: Line, at: int) -> bool:
    if at + 1 >= len(line.tokens):
        return True
    after = line.tokens[at + 1]
    return after.has(*_GOES_WITH, "PARTY") or after.word in _GOES_ON or after.word == "for"


def _like(last: Claim, whose: Tag, number: Quantity, line: Line) -> Claim | None:
    """Return the same sort of claim of another name; None where number or name do not go with it."""
    start, end = min(whose.start, number.start), max(whose.end, number.end)
    spot = Passage(line.tagged.sentence, start, end, "", RULE, line.quoted)
    if isinstance(last, AggregateClaim):
        if whose.kind is not TagKind.PARTY or whose.party is None or whose.party == last.party:
            return None
        said = _in_unit_of(last, number)
        made = replace(last, passage=spot, party=whose.party, said=said, is_guess=True)
        return made if said is not None and made.said_from is None else None
    if isinstance(last, ContestClaim) and last.contest is not None:
        people = [one for one in whose.people if one.contest == last.contest]
        if len(people) != 1 or people[0] == last.who:
            return None
        said = _in_unit_of(last, number)
        made_here = replace(last, passage=spot, who=people[0], party=None, said=said, is_guess=True)
        return made_here if said is not None else None
    return None


def _in_unit_of(last: AggregateClaim | ContestClaim, number: Quantity) -> Quantity | None:
    """Return a number in the unit of the list: "45 per cent ... and the Tories 20.2"."""
    match last.type:
        case T.SEATS:
            return number if number.unit is Unit.COUNT and number.value <= MOST_SEATS else None
        case T.VOTES | T.PARTY_VOTES:
            fewest = 20 if last.type is T.VOTES else _FEWEST_VOTES
            return number if number.unit is Unit.COUNT and number.value >= fewest else None
        case T.SHARE | T.PARTY_SHARE:
            if number.unit is Unit.PERCENT:
                return number
            if number.unit is Unit.COUNT and number.value < 100:
                return replace(number, value=number.value / 100, step=number.step / 100, unit=Unit.PERCENT)
    return None
