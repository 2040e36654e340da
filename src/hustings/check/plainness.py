"""Whether a claim's words are plain: who, where and when named beside it, and nothing else to be meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hustings.check.caution import needs_caution
from hustings.check.claim import (
    AggregateClaim,
    CalendarClaim,
    Claim,
    ClaimType,
    ContestClaim,
    HistoryClaim,
    PersonClaim,
    Unjudged,
)
from hustings.check.clauses import Token
from hustings.check.doubtful_words import (
    BARE,
    BETWEEN_THEM,
    LONG_AGO,
    NEXT_DOOR,
    PART_OF_THEM,
    UNSURE,
)
from hustings.check.lexicon import CLASSES_OF
from hustings.check.nearby import dated
from hustings.check.only_seat import is_in_a_place_not_known, is_in_the_only_seat, is_of_the_only_contest
from hustings.check.pointing import PRONOUNS
from hustings.check.record import BY_ELECTIONS
from hustings.check.rules import Sighting
from hustings.check.settling import FRESH, Scene
from hustings.check.tag import Tag, TagKind

T = ClaimType

_OF_ALL = frozenset(
    {T.TURNOUT, T.TURNOUT_CHANGE, T.REJECTED, T.ELECTORATE, T.VALID_VOTES, T.CANDIDATES, T.LOST_DEPOSITS}
)
_OUTCOMES = frozenset(
    {T.WON, T.BEAT, T.LOST, T.UNSEATED, T.GAIN, T.HOLD, T.KEPT_SEAT, T.LOST_DEPOSIT, T.KEPT_DEPOSIT}
)
_MEASURED = frozenset(
    {T.PREVIOUS_MAJORITY, T.MAJORITY_CHANGE, T.SHARE_CHANGE, T.TURNOUT_CHANGE, T.SWING, T.SEATS_CHANGE}
    | {T.PARTY_SHARE_CHANGE}
)
_OF_SOMEBODY = frozenset({T.VOTES, T.SHARE, T.PLACE})
_RANKS = frozenset({T.RANK, T.COUNT_WHERE, T.LARGEST_PARTY})


def weighed(claim: Claim, seen: Sighting, scene: Scene) -> Claim:
    """Return the claim, marked as a guess where its words are not plain: it is then hardly ever refuted."""
    if isinstance(claim, Unjudged):
        return claim
    if (
        isinstance(claim, AggregateClaim)
        and claim.place is None
        and (near := scene.nearby.place_near(seen.line))
    ):
        return replace(claim, near_place=near, is_guess=True)
    if claim.is_guess:
        return claim
    is_unsure = _is_doubtful(claim, seen, scene) or needs_caution(claim, seen, scene)
    return replace(claim, is_guess=True) if is_unsure else claim


def _is_doubtful(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    if claim.type is T.KEPT_SEAT and seen.line.tokens[seen.pivot].word != "re-elected":
        return True
    if isinstance(claim, PersonClaim):
        return claim.type is T.PARTY and (
            seen.rule.name in BARE or _is_loosely_joined(seen) or _is_other_label(claim, seen, scene)
        )
    if seen.rule.name in BARE or _speaks_of_something_else(claim, seen, scene):
        return True
    match claim:
        case ContestClaim():
            return _of_contest(claim, seen, scene)
        case AggregateClaim() | HistoryClaim():
            is_share = claim.type in (T.PARTY_SHARE, T.PARTY_SHARE_CHANGE)
            return (is_share and scene.nearby.names_seat(seen.line)) or _of_many(claim, seen)
        case CalendarClaim():
            return _of_a_day(claim, seen)
    return False


def _speaks_of_something_else(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether the sentence supposes, looks far back, or speaks of another body or another year."""
    tags = seen.line.tagged.tags
    low = {tag.low for tag in tags if tag.kind is TagKind.WORD}
    opens = next((tag.low for tag in tags if tag.kind is TagKind.WORD), "")
    is_shared = any(one.low == "between" and two.low == "them" for one, two in pairwise(tags))
    if is_shared or low & UNSURE or opens in ("had", "were", "should") or seen.line.is_question:
        return True
    if any("OTHERBODY" in CLASSES_OF.get(tag.low, ()) for tag in tags if tag.kind is TagKind.WORD):
        return True
    return not isinstance(claim, HistoryClaim) and _may_be_of_another_time(claim, seen, scene)


def _may_be_of_another_time(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether another year is named, here or right before, or the poll was long ago and is not named here."""
    own, said = _own_years(claim, scene), {dated(tag) for tag in seen.line.tagged.tags} - {None}
    if not own:
        return False
    if not said and scene.nearby.years_before(seen.line) - own:
        return True
    polled = _polled(claim, scene)
    is_old = scene.day is not None and polled is not None and scene.day - polled > FRESH
    return (is_old and not said & own) or _is_of_another_year(claim, seen, scene)


def _is_of_another_year(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a year beside the claim, or that the line opens with, is neither the poll's nor its base's."""
    line, own = seen.line, _own_years(claim, scene)
    near = [n for n, token in enumerate(line.tokens) if token.has("YEAR") or token.has("DATE")]
    opening = line.segments[0] if line.tokens else 0
    said = {
        dated(line.tokens[n].tag) for n in near if line.segments[n] in (line.segments[seen.pivot], opening)
    }
    return bool(own) and bool({year for year in said if year} - own)


def _polled(claim: Claim, scene: Scene) -> date | None:
    contest = getattr(claim, "contest", None)
    found = scene.record.contest(contest) if contest else None
    election = contest.election if contest else getattr(claim, "election", None)
    return found.day if found else dict(scene.record.generals).get(election or "")


def _own_years(claim: Claim, scene: Scene) -> set[int]:
    day = _polled(claim, scene)
    if day is None:
        return set()
    before = [one.year for one in dict(scene.record.generals).values() if one < day]
    is_measured = claim.type in _MEASURED and before
    return {day.year, max(before)} if is_measured else {day.year}


def _of_contest(claim: ContestClaim, seen: Sighting, scene: Scene) -> bool:
    line, doer = seen.line, seen.doer()
    kinds = ("SEAT",) if claim.type in _OF_ALL else ("PERSON", "SEAT")
    named = [one for one in line.tokens if one.has(*kinds) and not _points(one.tag)]
    if claim.type in _OF_SOMEBODY and is_in_a_place_not_known(seen):
        return True
    if claim.type in _OF_ALL and not named and is_of_the_only_contest(claim, seen, scene):
        return False
    if claim.type in (T.TURNOUT, T.TURNOUT_CHANGE) and (not named or is_in_a_place_not_known(seen)):
        return True
    if claim.type in _OF_ALL and any(one.has("PLACE", "NATION", "AREA") for one in line.tokens):
        return True
    head = line.head is not None and bool(line.head.people or line.head.contests)
    if claim.type in (T.SHARE, T.SHARE_CHANGE) and doer is None and not named and [*line.find("PARTY")]:
        return True
    of_party = doer is not None and doer.kind is TagKind.PARTY
    if of_party and not is_in_the_only_seat(claim, seen, scene) and (claim.party is not None and not named):
        return True
    is_named = any(one.has("SEAT") for one in named) or head or is_in_the_only_seat(claim, seen, scene)
    if of_party and not is_named:
        return True
    if not named and not head and (claim.contest is None or not scene.is_main(claim.contest)):
        return True
    if doer is not None and doer.is_carried and doer.low in ("the former", "the latter", "the party"):
        return True
    if (
        claim.who is not None
        and doer is not None
        and doer.low in PRONOUNS
        and scene.nearby.may_be_another(line, doer)
    ):
        return True
    if seen.pivot and line.tokens[seen.pivot - 1].has("SMALLEST", "BIGGEST"):
        return True
    is_short = any(one.word.startswith("short") for one in line.segment(seen.at("n") or seen.pivot))
    if is_short or _is_one_of_a_row(seen) or _is_of_a_neighbour(claim, seen):
        return True
    seats = {one.tag.contests[0].key for one in named if one.has("SEAT") and one.tag.contests}
    if len(seats) > 1 and claim.type not in _OUTCOMES:
        return True
    if claim.type in _OUTCOMES and (line.is_aside or _looks_back(seen)):
        return True
    return _others_between(seen, doer)


def _is_one_of_a_row(seen: Sighting) -> bool:
    """Whether the number stands in a row of bare numbers of one unit: "turnout: 72%, 65%, 68%"."""
    at, number = seen.at("n"), seen.number("n")
    if at is None or number is None:
        return False
    after = [one for one in seen.line.tokens[at + 1 : at + 4] if one.word not in (",", "and")]
    follows = seen.line.tokens[at + 1].word in (",", "and") if at + 1 < len(seen.line.tokens) else False
    other = after[0].tag.number if after and after[0].has("NUMBER") else None
    return follows and other is not None and other.unit is number.unit


def _is_of_a_neighbour(claim: ContestClaim, seen: Sighting) -> bool:
    """Whether another seat, somebody not named, or a by-election elsewhere may be meant."""
    tokens = seen.line.tokens
    if {one.word for one in tokens} & NEXT_DOOR and not any(one.has("SEAT") for one in tokens):
        return True
    by_elections = claim.contest is not None and claim.contest.election == BY_ELECTIONS
    if any(one.has("BYELECTION") for one in tokens) and not by_elections:
        return True
    before = tokens[max(0, seen.pivot - 3) : seen.pivot]
    return any(one.word in ("who", "whose") and not one.has("PERSON") for one in before)


def _points(tag: Tag) -> bool:
    return tag.is_carried and tag.low not in ("who", "whose", "whom")


def _looks_back(seen: Sighting) -> bool:
    beside = seen.line.segment(seen.pivot)
    return bool({one.word for one in beside} & LONG_AGO) or any(one.has("NEG") for one in beside)


def _others_between(seen: Sighting, doer: Tag | None) -> bool:
    """Whether somebody else stands between whom it is about and the number or the verb."""
    if doer is None:
        return False
    line = seen.line
    at = next((n for n, one in enumerate(line.tokens) if one.tag is doer), None)
    if at is None:
        return False
    until = seen.at("n") if seen.at("n") is not None else seen.pivot
    first, last = sorted((at, until or 0))
    mine = [seen.at(slot) for slot in ("other", "who", "t", "f", "m")]
    between = [n for n in range(first + 1, last) if line.tokens[n].has("PERSON", "PARTY") and n not in mine]
    told = [n for n in between if line.tokens[n].has("PERSON") or not {n + 1, n + 2, n - 2} & set(mine)]
    return any(not _is_same(line.tokens[n].tag, doer) for n in told)


def _is_same(one: Tag, other: Tag) -> bool:
    return bool(set(one.people) & set(other.people)) or (one.party is not None and one.party == other.party)


def _of_many(claim: AggregateClaim | HistoryClaim, seen: Sighting) -> bool:
    line = seen.line
    words = {one.word for one in line.tokens}
    places = {one.tag.name for one in line.tokens if one.has("PLACE")}
    is_placed = bool(places) or any(one.has("NATION") for one in line.tokens)
    if claim.type is T.COUNT_WHERE or words & PART_OF_THEM or len(places) > 1:
        return True
    if any(one.has("AREA") for one in line.tokens):
        return True
    is_then = any(one.has("NOTIONAL") or one.word in ("before", "dissolution") for one in line.tokens)
    if claim.type is T.SEATS and (line.tokens[seen.pivot].word in ("had", "with") or is_then):
        return True
    if claim.type in (T.NATIONAL_TURNOUT, T.OVERALL_MAJORITY) and not is_placed:
        return not any(one.has("OVERALL", "HOUSE", "SEATS") for one in line.tokens)
    if claim.type in _RANKS and (not is_placed or any(one.has("PARTY") for one in line.tokens[seen.first :])):
        return claim.type is not T.LARGEST_PARTY
    if isinstance(claim, HistoryClaim):
        return line.is_aside
    if line.tagged.contest is not None and not is_placed:
        return claim.type is not T.SEATS or not any(one.has("SEATS") for one in line.tokens)
    doer = seen.doer()
    return (doer is not None and doer.is_carried) or _others_between(seen, doer)


def _of_a_day(claim: CalendarClaim, seen: Sighting) -> bool:
    words = seen.line.segment(seen.pivot)
    if claim.type is T.DECLARATION_TIME:
        return not any(one.has("SEAT") for one in words)
    names_poll = any(one.has("GENELECTION", "BYELECTION", "ELECTION") for one in words) or any(
        one.word in ("polling_day", "went_to_the_polls", "election_day", "polling_took_place")
        for one in words
    )
    return not names_poll


def _is_other_label(claim: PersonClaim, seen: Sighting, scene: Scene) -> bool:
    """Whether the label is none of the person's election, or its words stand in the person's description."""
    stood = scene.record.candidacy(claim.who) if claim.who else None
    election = scene.record.election(claim.who.contest.election) if claim.who else None
    party = seen.tag("party")
    if stood is None or election is None or party is None:
        return True
    return claim.what not in election.parties or party.low in (stood.description or "").casefold()


def _is_loosely_joined(seen: Sighting) -> bool:
    """Whether a party and a person stand apart, or a preposition before both, or more in the brackets."""
    party, who = seen.at("party"), seen.at("who")
    if party is None:
        return False
    tokens = seen.line.tokens
    if who is not None:
        first, last = sorted((party, who))
        if any(
            one.word not in BETWEEN_THEM and not one.has("STANDER", "SITTING")
            for one in tokens[first + 1 : last]
        ):
            return True
    before: Token | None = tokens[party - 1] if party else None
    if seen.rule.name in ("party X", "party candidate X"):
        return before is not None and before.has("PREP")
    after = tokens[party + 1] if party + 1 < len(tokens) else None
    return seen.rule.name == "X (party)" and after is not None and not after.has("CLOSE", "COMMA")
