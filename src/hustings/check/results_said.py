"""More patterns of outcomes: what newsrooms say of a seat that goes, stays, turns or is kept."""

from __future__ import annotations

from hustings.check.rules import table

RESULTS = table(
    """
    beat of who: X finished behind Y
        v:finished/finishes/came/ended/trailed/finishing behind .. ( PARTY {poss}? STANDER? COMMA?
        )? .. who:PERSON
    beat of who: X was runner-up to Y
        v:BE DET? runner-up to .. ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON
    beat: X pushed Y into second
        v:pushed/forced/relegated/beat/knocked .. ( PARTY {poss}? STANDER? COMMA? )? .. other:PERSON
        into/to n:ORDINAL
    beat: X won S from Y
        v:WIN/TAKE {seat} ( from | off ) .. ( PARTY {poss}? STANDER? COMMA? )? .. other:PERSON
    beat of who: X's win over Y
        who:PERSON {poss} PLAIN? v:victory/win/triumph over .. ( PARTY {poss}? STANDER? COMMA? )? ..
        other:PERSON
    unseated: X lost his seat
        v:LOSE OWN PLAIN? ( SEAT | SEATN )
    lost: X missed out
        v:missed_out/went_down_to_defeat/came_unstuck
    lost: X failed to win S
        v:failed/fails to WIN/TAKE/KEEPSEAT/keep/hold/retain {seat}
    lost of who: defeat for X
        ^ .. defeat/disappointment ( in SEAT )? for .. ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON
    gain of who: S changed hands from P to Q
        SEAT .. v:changed_hands/switched/passed/moved/went/swapped COMMA? from DET? other:PARTY to DET?
        who:PARTY
    gain of who: S fell to P
        SEAT AUX? v:fell/flipped/switched/fallen to DET? who:PARTY
    gain of who: S turned P
        SEAT AUX? v:turned/turns who:PARTY
    gain of who: a gain for P in S
        gain for DET? who:PARTY in SEAT
    gain of who: P GAIN S
        who:PARTY gain SEAT
    hold of who: P HOLD S
        who:PARTY hold SEAT
    hold of who: S stayed P
        SEAT AUX? v:remained/remains/stayed/stays/stuck/sticks ( with DET? )? who:PARTY
    hold of who: S was held by P
        SEAT AUX v:held/retained/defended/kept by DET? who:PARTY
    kept_seat of who: S stuck with X
        SEAT AUX? v:stuck/stayed/sticks/stays with .. ( PARTY {poss}? STANDER? COMMA? )? who:PERSON
    kept_seat: X held on in S
        v:HOLD in? {seat} !for
    kept_seat: X was returned
        was/is/been ADV? v:returned/elected {end}
    kept_seat: X won another term
        v:WIN another/a PLAIN? term
    kept_seat: X remains MP
        v:remains/stays DET? MEMBER for {seat}
    won: X emerged victorious
        v:BE/emerged/emerges victorious/triumphant
    won: X was declared the winner
        AUX v:declared/named/announced DET? winner
    won of who: the winner in S was X
        ^ DET? ( winner | victor ) ( in/at/here SEAT? )? ( BE | COLON | COMMA ) .. ( PARTY {poss}?
        COMMA? )? .. who:PERSON
    won of who: S has a new MP, X
        SEAT has DET new MEMBER COMMA/COLON/DASH .. ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON
    won of who: S is represented by X
        SEAT is ADV? v:represented by .. ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON
    won of who: S chose X
        people/voters/electors/electorate of/in/at SEAT .. v:chosen/chose/returned/picked/elected/sent
        .. who:PERSON
    won of who: S went P
        SEAT v:went/voted/goes who:PARTY {end}
    won of who: S stayed with P
        SEAT AUX? v:stayed/stays/stuck/remained/remains ( with DET? )? who:PARTY
    won: X won the by-election
        v:WIN ADV? ( PLAIN | WEEKDAY | {poss} | DET | SEAT )* BYELECTION
    won of who: S has a P MP
        SEAT has ADV? DET ( PLAIN )? who:PARTY MEMBER
    unseated: X is out
        v:is/are out {end}
    unseated: X has gone
        v:has/is/have ADV? gone {end}
    kept_seat: X is still an MP
        v:is/remains/are still DET PLAIN? MEMBER
    kept_seat: X has survived
        v:has/have ADV? survived/survives {end}
    gain: X took the city from P
        v:TAKE DET AREA ( from | off ) .. other:PARTY
    won: carried the day
        v:carried the day in SEAT
    """
)
"""Tried after the others of outcomes."""

DENIED = frozenset({"X failed to win S", "failed to save the deposit"})
"""Patterns whose own words deny: they are told as facts all the same."""
OF_MEMBERS = frozenset(
    {"X kept S", "S stuck with X", "X held on in S", "X was returned", "X won another term", "X remains MP"}
    | {"X is still an MP", "X has survived", "X is out", "X has gone"}
)
"""Patterns of a seat kept only where the person was its member; a newcomer kept it for a party."""
ALONE = frozenset({"X was unseated", "X lost his seat", "X is out", "X has gone"})
"""Patterns of a defeat that name only who was defeated."""
IN_PASSING = frozenset(
    {"X is out", "X has gone", "S was held by P", "X finished behind Y", "X was returned", "X's win over Y"}
)
"""Patterns that often tell of another time or another place in the order: never refuted."""
