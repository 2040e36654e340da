"""More patterns of seats: told with a bare number, of a place, as none at all, or as a change in brackets."""

from __future__ import annotations

from hustings.check.rules import table

SEATS = table(
    """
    place_seats of who: all N seats of a place went to P
        all DET? n:COUNT ( of )? DET? p:PLACE {poss}? PLAIN? SEATS AUX* ADV? v:gone/went/fell/stayed
        ( to | with )? DET? who:PARTY
    place_seats of who: every one of a place's N seats
        every one of DET? p:PLACE {poss}? n:COUNT PLAIN? SEATS ADV? ( stayed | went | are | is |
        remained | voted | elected | returned | fell | to )* DET? who:PARTY
    seats of who: N seats in a place belong to P
        n:COUNT PLAIN? SEATS in/across DET? p:PLACE ADV? ( belong | went | fell | are | go ) ADV? (
        held by | to )? DET? who:PARTY
    seats: N of M in a place
        v:POLL/HOLD/WIN/TAKE/HAVE ADV? n:COUNT ( of | out of ) DET? ( p:PLACE {poss} )? h:COUNT {end}
    seats of who: P's N
        who:PARTY {poss} ADV? n:COUNT PLAIN? ( SEATS | {end} )
    seats of who: P won N
        who:PARTY ADV? ( AUX ADV? )? v:SEATVERB ADV? n:COUNT {end}
    seats: left with N
        v:left/reduced/down/cut/back ( with | to ) ADV? PLAIN? n:COUNT PLAIN? ( SEATS | {end} )
    seats of who: party: N seats
        ^ DET? who:PARTY ( COLON | DASH | COMMA | OPEN )? n:COUNT ( SEATS )?
        >COMMA/STOP/OPEN/CLOSE/DASH/PARTY/+
    seats of who: place: P N
        ^ DET? p:PLACE ( COLON | DASH ) DET? who:PARTY n:COUNT {end}
    seats of who: N P were elected
        n:COUNT who:PARTY AUX ADV? elected/returned
    seats of who: P's tally was N
        who:PARTY {poss} PLAIN? v:total/tally/haul ( in DET? p:PLACE )? ( BE | of | COLON ) n:COUNT SEATS?
    seats of who: N of the M place seats went to P
        n:COUNT ( of | out of ) DET? h:COUNT p:PLACE SEATS ( went | fell | belong | returned ) .. to
        DET? who:PARTY
    seats of who: not a single P member
        not a single who:PARTY MEMBER
    seats of who: no P member
        no who:PARTY MEMBER
    seats_change: down N seats
        w:UP/DOWN ADV? by? d:COUNT SEATS
    seats_change: N net gains
        n:COUNT net w:gains/losses
    seats_change of who: P, up N
        who:PARTY ( COMMA | OPEN ) w:UP/DOWN ADV? by? d:COUNT {end}
    seats_change: N seats (up M)
        SEATS ( OPEN | COMMA | DASH ) AUX? w:UP/DOWN ADV? by? d:COUNT {end}
    seats_change: N fewer than last time
        d:COUNT w:UP/DOWN than .. {last}
    party_candidates of who: N P candidates
        n:COUNT who:PARTY CANDIDATES !lost/forfeited/lose
    party_candidates of who: N P stood
        n:COUNT who:PARTY STAND
    lost_deposits of who: N P candidates lost their deposits
        n:COUNT who:PARTY CANDIDATES? LOSE OWN DEPOSIT
    lost_deposits: lost the deposit in N seats
        v:LOSE OWN DEPOSIT in n:COUNT SEATN
    house_size of contest: the House has N members
        HOUSE has/have n:COUNT members/seats/mps
    house_size of contest: there are N constituencies
        there are n:COUNT constituencies
    house_size of contest: a place elects N members
        p:PLACE elects/sends/returns/has n:COUNT MEMBER
    rank of contest: the largest majority was X's in S
        w:SMALLEST/BIGGEST PLAIN? k:MAJ/TURNOUT/SWING BE PERSON {poss} in s:SEAT
    party_candidates: stood in N seats
        v:stood/contested/fought/standing/contesting ( in )? ADV? n:COUNT SEATN
    overall_majority: won an overall majority
        v:WIN/HAVE/secured/POLL DET? PLAIN? OVERALL majority !of
    """
)
"""Tried after the others of the House."""

BARE_SEATS = frozenset(
    {"P's N", "P won N", "left with N", "party: N seats", "P, up N", "N fewer than last time", "place: P N"}
)
"""Patterns whose number is of seats only where no one contest is spoken of."""
