"""Patterns of outcomes: who won, lost, beat, unseated, gained, held, and whose deposit went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.claim import CandidacyRef, Claim, ClaimType, ContestClaim
from hustings.check.clauses import Token
from hustings.check.misplaced import is_misplaced
from hustings.check.outcome_words import (
    are_several,
    is_of_a_neighbour,
    is_of_many,
    is_of_what_was_won,
    may_only_mean_won,
    seats_in_a_row,
)
from hustings.check.results_said import ALONE, DENIED, OF_MEMBERS, RESULTS
from hustings.check.rules import Of, Sighting, table
from hustings.check.settling import FRESH, About, Scene
from hustings.check.subjects import subject
from hustings.check.tag import Tag, TagKind

T = ClaimType

OUTCOMES = table(
    """
    beat of who: X was beaten by Y
        AUX ADV? v:BEATEN .... by .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    beat of who: X, beaten by Y
        v:BEATEN by .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    beat: X had beaten Y
        had/has/have/having/after ADV? v:BEATEN !by .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )?
        .. other:PERSON
    beat: X beat Y
        v:BEAT !by/from/as .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. other:PERSON
    beat: X beat the party
        v:BEAT !by/from/as .. other:PARTY !'s/'/PERSON/STANDER/COMMA
    beat of who: X lost to Y
        v:LOSE .... to .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    beat of who: X lost by N to Y
        v:LOSE by COUNT VOTES? to .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    beat: X held S against Y
        v:HOLD {seat} .... against .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. other:PERSON
    beat of who: X fell to Y
        v:fell/went_down/conceded/succumbed/lost_out to .. ( PARTY {poss}? STANDER? COMMA? |
        ENDORSER )? .. who:PERSON
    beat of who: defeat of Y by X
        defeat of .. other:PERSON .... by .. who:PERSON
    unseated: X unseated Y
        v:UNSEAT !by/from/as .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. other:PERSON
    unseated: X was unseated
        was/were/been/is ADV? v:UNSEAT !from/as
    lost: X was defeated
        was/were/been/is ADV? v:BEATEN !from/as
    lost: X lost the seat
        v:LOSE ( the | his | her | their | OWN )? PLAIN? ( SEAT | SEATN )
    lost: X lost to
        v:LOSE ADV? ( out )? to
    lost: X lost by
        v:LOSE ADV? by
    lost: X lost
        v:LOSE {end}
    gain of who: P lost S to X
        v:LOSE ADV? {seat} to .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON/PARTY
    gain: X gained S from P
        v:TAKE/WIN ADV? {seat} .. ( ( from | off ) .. other:PARTY )
    gain of who: for P to take S from Q
        for .. who:PARTY/PERSON to v:TAKE {seat} ( from DET? other:PARTY )?
    gain: overturned it to take S
        OVERTURN .... n:COUNT .. to v:TAKE/WIN {seat}
    gain: P gained S
        v:gained/gain/gains/gaining/captured/captures/snatched/seized/flipped/wrested ADV? SEAT
    gain: X took S
        v:took/taking/takes/picked_up {seat}
    gain: took it for P
        v:took/taking/captured/takes/take it for DET? p:PARTY
    gain: took S for P
        v:snatched/seized/gained/snatching/seizing/gaining {seat} for DET? p:PARTY
    gain of who: P gain
        who:PARTY gain ( from DET? other:PARTY )? {end}
    gain of who: P gain from Q
        who:PARTY gain from DET? other:PARTY
    hold of who: P hold
        who:PARTY hold {end}
    hold: X held S
        v:HOLD ADV? in? {seat}
    kept_seat: X was re-elected
        v:KEEPSEAT
    kept_seat of who: S re-elected X
        SEAT AUX? v:re-elected .. ( PARTY {poss}? )? .. who:PERSON
    kept_seat: X kept S
        v:kept/keeps/keep/keeping/retained/retains/retaining/holds/held {seat} !by/for
    kept_seat: X is back as MP
        v:back/return/returns/returning .. as .. MEMBER
    won: X returns to Parliament
        v:back/return/returns/returned/returning ( for | to | in ) DET? PLAIN? ( PARTY | SEAT |
        westminster | HOUSE )
    won of who: S went to X
        SEAT v:went/goes/fell/falls to .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON/PARTY
    won of who: S chose X
        SEAT .. v:chose/picked/elected/returned .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    won: X won S
        v:WIN/carried/came_out_on_top/topped_the_poll/triumphed ADV? in? SEAT
    won: X won it
        v:WIN ADV? it !a
    won: X held S
        v:HOLD {seat} !by
    won: to victory
        v:stormed/swept/romped/coasted/cruised/sailed/charged/eased/surged/powered to .. victory
    won: romped home
        v:romped/romps/squeaked/squeaks/breezed/breezes/scraped/scrapes/squeezed/crept/sailed/limped home
    won: X is the MP for S
        v:is/becomes/become ADV? ( DET | OWN ) PLAIN? PLAIN? MEMBER ( for DET? PLAIN? SEAT | {end} )
        !since/until
    won: X is S's MP
        v:is/becomes/was/become ADV? SEAT {poss} PLAIN? MEMBER
    won of who: X back for P
        who:PERSON v:back for/in PARTY/SEAT
    won: X won the seat
        v:WIN ADV? OWN/DET PLAIN? SEATN/contest/race/by-election/poll/election
    won: X elected for S
        v:ELECTED .. ( as/the/its DET? )? .. ( MEMBER for )? DET? PLAIN? SEAT
    won: X won by
        v:won/win/winning/triumphed ADV? ( by | with | on )
    won: X won
        v:won/triumphed/prevailed/elected/came_out_on_top/topped_the_poll {end}
    won: X was the winner
        v:was/is/were DET PLAIN? winner
    won of who: elected: X
        ^ ( elected | winner | won_by ) COLON? who:PERSON
    won of who: S was won by X
        ( SEAT | SEATN | by-election | contest | race ) .... v:won/taken/captured/claimed by .. (
        PARTY {poss} )? .. who:PERSON/PARTY
    won: X is S's new MP
        v:is/becomes/became/becoming ( DET PLAIN? MEMBER for DET? PLAIN? SEAT !since | SEAT {poss}
        new MEMBER )
    won: victory in S
        v:POLL/WIN/HAVE/celebrated/celebrating/claim/claimed/pulled PLAIN* victory/win in SEAT
    won of who: victory for X
        victory/win for .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    """
)

OUTCOMES = (*OUTCOMES, *RESULTS)
_BEATS = frozenset({T.BEAT, T.UNSEATED})


_OF_PEOPLE = frozenset(
    {
        "X lost",
        "X lost by",
        "X won",
        "X won by",
        "X was re-elected",
        "X was the winner",
        "X won it",
        "romped home",
        "to victory",
        "X is the MP for S",
    }
)
"""Patterns so short that only a person, not a party, makes them a claim about one seat."""
_OTHERS = frozenset({"other", "others", "another", "remaining", "rest"})
_WON_BY = frozenset({T.GAIN, T.KEPT_SEAT, T.UNSEATED})
"""Whoever did so won: told as well, and never refuted by itself."""
_OF_NOW = frozenset({T.HOLD, T.KEPT_SEAT, T.WON, T.BEAT, T.LOST, T.UNSEATED, T.GAIN})


def outcomes(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield the outcome that a pattern found; whoever lost to somebody is on the other side of it."""
    if not (seen.is_decided() or seen.rule.name in DENIED) or _is_of_before(seen, scene):
        return
    if seen.rule.type is T.LOST_DEPOSITS:
        yield from _lost_deposits(seen, scene)
        return
    doer, other = seen.doer(), seen.tag("other")
    if seen.rule.type is T.BEAT and seen.rule.of is Of.SLOT and other is None:
        other = subject(seen.line, seen.pivot)
    if seen.rule.name in ALONE:
        doer, other = None, doer
    elif doer is None or (seen.rule.type in _BEATS and not _both_named(doer, other)):
        return
    if seen.rule.name in _OF_PEOPLE and not (doer and doer.people) or are_several(seen, doer):
        return
    if is_of_what_was_won(seen) or is_of_a_neighbour(seen):
        return
    found = scene.about(seen.line, seen.pivot, doer, other)
    if found is None or found.is_past or not (found.who or found.party or found.other):
        return
    before = seen.line.tokens[seen.first - 1].word if seen.first else ""
    if seen.rule.name in ("S went to X", "S fell to P") and before in ("in", "at"):
        return
    if not found.who and (is_of_many(seen) or _is_of_another_poll(seen, scene, found)):
        return
    if seen.rule.name in OF_MEMBERS and not _sat(found.who or found.other, scene):
        return
    where = seen.seat_named(found.contest)
    if doer is not None and doer.kind is TagKind.PARTY and found.who and where != found.who.contest:
        found = replace(found, contest=where, who=None, party=doer.party)
    label = seen.tag("p")
    if label is not None and found.who and not _is_of(found.who, label, scene):
        found = replace(found, who=None, party=label.party, is_guess=True)
    if seen.rule.type in _WON_BY and found.who and not found.is_past:
        yield ContestClaim(seen.passage(), T.WON, seen.seat_named(found.contest), found.who, is_guess=True)
    if seen.rule.name == "X lost the seat" and _sat(found.who, scene):
        yield ContestClaim(
            seen.passage(), T.UNSEATED, found.contest, None, other=found.who, is_guess=found.is_guess
        )
    yield ContestClaim(
        seen.passage(), seen.rule.type, seen.seat_named(found.contest), found.who, found.party, found.other,
        found.other_party,
        is_guess=(found.is_guess and not is_misplaced(seen, found, doer, scene))
        or _is_pluperfect(seen)
        or may_only_mean_won(seen),
    )  # fmt: skip
    yield from _others_in_a_row(seen, doer)


def _others_in_a_row(seen: Sighting, doer: Tag | None) -> Iterator[ContestClaim]:
    """Yield the same of a party for the seats named behind the first: "won A, B and C"."""
    if doer is None or doer.kind is not TagKind.PARTY:
        return
    for tag in seats_in_a_row(seen):
        contest = next((one for one in tag.contests if one.election == seen.line.tagged.election), None)
        spot = replace(seen.passage(), start=tag.start, end=tag.end)
        if contest is not None:
            yield ContestClaim(spot, seen.rule.type, contest, party=doer.party, is_guess=True)


def _is_of_another_poll(seen: Sighting, scene: Scene, found: About) -> bool:
    """Whether a party's outcome would be of an election that is neither the story's nor named."""
    if found.contest is None or scene.said_election(seen.line, seen.pivot):
        return False
    contest = scene.record.contest(found.contest)
    if scene.day is not None and contest is not None and scene.day - contest.day > FRESH:
        return True
    return found.contest.election != seen.line.tagged.election


def _lost_deposits(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield how many lost their deposits, where they are of one contest and not of a party."""
    found = scene.about(seen.line, seen.pivot, None)
    if seen.first and seen.line.tokens[seen.first - 1].word in ("of", "the", "among", "other"):
        return
    of_party = any(one.has("PARTY") for one in seen.line.tokens[: seen.first + 4])
    if found is not None and found.contest is not None and not found.is_past and not of_party:
        yield ContestClaim(
            seen.passage(), T.LOST_DEPOSITS, found.contest, said=seen.number("n"),
            is_guess=found.is_guess or any(one.word in _OTHERS for one in seen.line.tokens),
        )  # fmt: skip


def _sat(who: CandidacyRef | None, scene: Scene) -> bool:
    """Whether a person who kept a seat was its member; whoever was not kept it for a party."""
    stood = scene.record.candidacy(who) if who else None
    return stood is not None and bool(stood.sitting)


def _is_of(who: CandidacyRef, label: Tag, scene: Scene) -> bool:
    stood = scene.record.candidacy(who)
    return stood is None or stood.party == label.party


def _is_of_before(seen: Sighting, scene: Scene) -> bool:
    """Whether it tells of an unnamed earlier time: "had held", "has held since 2010"."""
    if seen.rule.type not in _OF_NOW:
        return False
    if _is_pluperfect(seen) and seen.rule.type is not T.BEAT:
        return not scene.said_election(seen.line, seen.pivot)
    lasting = any(token.has("SINCE") or token.word in ("until", "before") for token in _after(seen))
    return lasting and seen.rule.type in (T.HOLD, T.WON, T.KEPT_SEAT)


def _after(seen: Sighting) -> tuple[Token, ...]:
    number = seen.line.segments[seen.pivot]
    later = range(seen.pivot, len(seen.line.tokens))
    return tuple(seen.line.tokens[n] for n in later if seen.line.segments[n] == number)


def _is_pluperfect(seen: Sighting) -> bool:
    return any(token.word == "had" for token in seen.line.tokens[max(0, seen.pivot - 2) : seen.pivot])


def _both_named(doer: Tag, other: Tag | None) -> bool:
    return bool(other is not None and other.people and (doer.people or doer.party))
