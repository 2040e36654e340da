"""More patterns of votes, shares, places and counts: backed by so many, so many for, the runner-up was."""

from __future__ import annotations

from hustings.check.rules import table

COUNTS_SAID = table(
    """
    electorate of contest: N people in S were registered
        n:COUNT people/voters/electors ( in SEAT )? .... REGISTERED
    valid_votes of contest: N people voted
        n:COUNT people/voters/electors ( in SEAT )? AUX? voted !for/CONSERVATIVE/PARTY
    valid_votes of contest: total of votes cast was N
        VOTES CAST in SEAT BE n:COUNT
    candidates of contest: contested by N
        contested/fought by n:COUNT candidates
    candidates of contest: N candidates to choose from
        n:COUNT candidates to choose
    """
)
VOTES_SAID = table(
    """
    votes of who: N votes were cast for X
        n:COUNT VOTES AUX cast for .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON/PARTY
    votes of who: N people in S voted for X
        n:COUNT people/voters/electors in SEAT .. ( voted for | backed | chose | supported | picked ) ..
        who:PERSON/PARTY
    votes of who: N voted P
        n:COUNT people/voters/electors/britons voted who:PARTY
    votes: support of N people
        v:POLL/WIN/attracted/had the support/backing of n:COUNT
    votes: backed by N
        v:BE ADV? backed/supported by n:COUNT !PARTY/per
    votes of owner: X's tally in S was N
        v:tally/total/haul/vote in SEAT BE/COLON n:COUNT
    votes: by N votes to M
        by n:COUNT {votes}? to m:COUNT {votes}? {end}
    votes: N-M
        COMMA/COLON/DASH/OPEN n:COUNT DASH m:COUNT {end}
    share of who: N per cent voted for X
        n:PERCENT ( of .. )? ( in SEAT )? ( voted for | backed | chose | supported | were for | went for
        | opted for | went to ) .. ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON/PARTY
    place of who: third place went to X
        n:ORDINAL place ( in SEAT )? ( went to | was taken by | COLON ) .. ( PARTY {poss}? STANDER?
        COMMA? )? ..
        who:PERSON
    place: took third place
        v:POLL/WIN/TAKE/claimed/secured/took DET? n:ORDINAL place/spot
    place of who: the runner-up was X
        r:runner-up ( in/at SEAT )? ( BE | COLON | COMMA ) .. ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON
    majority of contest: N votes short
        n:COUNT {votes}? short/adrift {end}
    majority of contest: within N votes of winning
        within n:COUNT {votes}? of WIN/TAKE/victory
    """
)
"""Offered numbers before the others of figures."""
