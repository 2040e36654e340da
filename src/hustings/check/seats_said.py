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
        who:PARTY ADV? ( AUX ADV? )? v:has/have/won/win/wins/took/takes/hold/holds/got/secured/keeps/kept/on/ended_on/finished_on/ended_with/finished_with/fell_to/slumped_to/returned/with
        ADV? n:COUNT {end}
    seats: left with N
        v:left/reduced/down/cut/back ( with | to ) ADV? PLAIN? n:COUNT PLAIN? ( SEATS | {end} )
    seats of who: party: N seats
        ^ DET? who:PARTY ( COLON | DASH | COMMA | OPEN )? n:COUNT ( SEATS )? >COMMA/STOP/OPEN/CLOSE/DASH/PARTY/+
    seats of who: not a single P member
        not a single who:PARTY MEMBER
    seats of who: no P member
        no who:PARTY MEMBER
    seats_change of who: P, up N
        who:PARTY ( COMMA | OPEN ) w:UP/DOWN ADV? by? d:COUNT {end}
    seats_change: N seats (up M)
        SEATS ( OPEN | COMMA | DASH ) AUX? w:UP/DOWN ADV? by? d:COUNT {end}
    seats_change: N fewer than last time
        d:COUNT w:UP/DOWN than .. {last}
    party_candidates of who: N P candidates
        n:COUNT who:PARTY CANDIDATES
    party_candidates: stood in N seats
        v:stood/contested/fought/standing/contesting ( in )? ADV? n:COUNT SEATN
    overall_majority: won an overall majority
        v:WIN/HAVE/secured/POLL DET? PLAIN? OVERALL majority !of
    """
)
"""Tried after the others of the House."""

BARE_SEATS = frozenset({"P's N", "P won N", "left with N", "party: N seats", "P, up N", "N fewer than last time"})
"""Patterns whose number is of seats only where no one contest is spoken of."""
