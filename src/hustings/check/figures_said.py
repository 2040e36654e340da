"""Patterns of figures: votes, shares, majorities, leads, turnout, electorate, papers, candidates, places."""

from __future__ import annotations

from hustings.check.claim import ClaimType
from hustings.check.counts_said import COUNTS_SAID, VOTES_SAID
from hustings.check.places_said import PLACES
from hustings.check.rules import table

T = ClaimType

MAJORITIES = table(
    """
    previous_majority of owner: overturned a majority of N
        OVERTURN ... v:MAJ/MARGIN/lead of/COLON/DASH/COMMA .. n:COUNT
    previous_majority of owner: overturned a N majority
        OVERTURN ( PARTY | DET | PLAIN | {poss} )* n:COUNT {votes}? DASH? PLAIN? v:MAJ/MARGIN
    previous_majority of owner: majority of N was overturned
        v:MAJ of .. n:COUNT {votes}? AUX* ADV? ( overturned | wiped_out | overhauled | erased | evaporated )
    previous_majority of contest: majority: N (M last time)
        MAJ ( COLON | BE | of | COMMA )? COUNT {votes}? OPEN ( in )? n:COUNT {votes}? {last}
    previous_majority of contest: majority: N (last time: M)
        MAJ ( COLON | BE | of | COMMA )? COUNT {votes}? OPEN {last} ( COLON | COMMA )? n:COUNT
    previous_majority of owner: previous majority was N
        PREVIOUS ( PARTY | PLAIN )? v:MAJ .. n:COUNT
    previous_majority of owner: previous N majority
        PREVIOUS n:COUNT {votes}? DASH? v:MAJ
    previous_majority of owner: majority of N last time
        v:MAJ .. n:COUNT {votes}? LASTTIME
    previous_majority of contest: won by N last time
        by n:COUNT {votes}? LASTTIME
    previous_majority of contest: majority used to be N
        v:MAJ .. ( used to be | had been ) .. n:COUNT
    previous_majority of owner: had a majority of N
        had .. v:MAJ of n:COUNT
    majority of contest: largest majority, N
        w:BIGGEST/SMALLEST PLAIN? v:MAJ .... ( COMMA | COLON ) n:COUNT
    majority of contest: majority cut from N to M
        v:MAJ .... from ( DET | NOTIONAL | PREVIOUS )* f:COUNT {votes}? LASTTIME? .. to .. n:COUNT
    majority of contest: majority of N became M
        v:MAJ of .. f:COUNT {votes}? AUX* ADV? ( become | became | shrank | shrunk | grew | grown | fell |
        dwindled | tumbled | slumped | rose | turned | cut | slashed | reduced ) .. n:COUNT {end}
    majority of contest: cut the majority from N to M
        w:CUT/RAISE/DOWN/UP .. v:MAJ .. from f:COUNT {votes}? .. to .. n:COUNT
    majority_share of contest: majority of N points
        v:MAJ/MARGIN of .. n:PERCENT/POINTS
    majority_share of contest: majority worth N per cent
        v:MAJ ... BE/worth/equivalent/equal/amounts/equates/COLON .. n:PERCENT/POINTS
    majority_share of contest: N point majority
        n:PERCENT/POINTS v:MAJ
    majority_share of contest: N points separated them
        n:POINTS/PERCENT separated/divided/between
    majority: majority of N over
        v:MAJ/MARGIN of .. n:COUNT {votes}? over .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? ..
        other:PERSON/PARTY
    majority of who: X's majority is N
        who:PERSON {poss} .. v:MAJ .... BE/COLON/of .. n:COUNT
    majority of who: majority of N for X
        v:MAJ of .. n:COUNT for .. who:PERSON
    majority: a majority of N
        v:MAJ of .. n:COUNT
    majority of contest: winning margin of N
        winning/victory v:MARGIN .. n:COUNT
    majority of contest: N is the majority
        n:COUNT v:BE DET PLAIN? MAJ
    majority of contest: N votes in it
        n:COUNT VOTES in it
    majority of who: S: P by N
        SEAT ( COLON | COMMA | DASH ) DET? ( PARTY {poss}? )? who:PARTY/PERSON {bracket}? by n:COUNT
        {votes}? {end}
    majority of contest: margin of victory was N
        v:MARGIN .... BE/of/being/COLON .. n:COUNT
    majority of contest: majority: N
        v:MAJ ( COLON | COMMA | DASH | OPEN )? n:COUNT
    majority of contest: majority is N
        v:MAJ .... BE/COLON .. n:COUNT
    majority of contest: N votes between them
        n:COUNT {votes} .. ( separated | divided | between | apart )
    majority of contest: separated by N
        separated/divided/decided/settled ... by .. n:COUNT {votes}? {end}
    majority: N-vote majority
        n:COUNT {votes}? DASH? PLAIN? v:MAJ/MARGIN/victory/win/escape/triumph/success
    majority of contest: majority cut to N
        v:MAJ .... CUT/DOWN/UP/RAISE/HALVE/went .. to .. n:COUNT
    majority of contest: cut the majority to N
        CUT/RAISE/DOWN/UP/HALVE ... v:MAJ .. to .. n:COUNT
    """
)
"""What is said of majorities; those of the whole House are told apart by `scope`."""

MARGINS = table(
    """
    majority: beat by N
        v:BEAT !by .... other:PERSON .... by .. n:COUNT {votes}? !to
    majority: beat the party by N
        v:BEAT !by .... other:PARTY .. ( in SEAT )? .. by .. n:COUNT {votes}? !to
    majority: home by N
        v:PLAIN home by .. n:COUNT {votes}? {end}
    majority_share: beat by N points
        v:BEAT !by .... other:PERSON .... by .. n:POINTS/PERCENT
    lead of who: beaten by N
        v:BEATEN .... by .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON .... by .. n:COUNT
    lead of who: lost to X by N
        v:LOSE/fell/went .... to .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON ....
        by .. n:COUNT
    majority_share of contest: lost by N points
        v:LOSE ... by .. n:POINTS
    majority_share: won by N points
        v:WIN/HOLD/TAKE/BEAT/victory .... by .. n:POINTS
    majority of contest: lost by N
        v:LOSE .... by .. n:COUNT {votes}? {end}
    majority: won by N
        v:WIN/HOLD/TAKE/KEEPSEAT/triumphed/victory/prevailed .... by .. n:COUNT {votes}? {end}
    lead of who: N votes fewer than X
        n:COUNT {votes}? BEHIND .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON/PARTY
    lead: N votes ahead of X
        n:COUNT {votes}? MORETHAN .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. other:PERSON/PARTY
    lead: ahead of X by N
        v:AHEAD .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. other:PERSON .... by .. n:COUNT/POINTS
    lead: N points ahead of X
        n:POINTS/PERCENT MORETHAN .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. other:PERSON/PARTY
    lead: lead of N over X
        v:MARGIN of .. n:COUNT/POINTS {votes}? over .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? ..
        other:PERSON/PARTY
    majority: N votes clear
        n:COUNT {votes}? clear/ahead {end}
    majority: N votes to spare
        n:COUNT {votes}? to spare
    majority of contest: by N votes
        by .. n:COUNT VOTES
    """
)

TURNOUTS = table(
    """
    turnout of contest: turnout from N to M
        v:TURNOUT .... from f:PERCENT .. {last}? to .. n:PERCENT
    turnout of contest: turnout of N
        v:TURNOUT .... ( COLON | OPEN )? n:PERCENT
    turnout of contest: N turnout
        n:PERCENT v:TURNOUT
    turnout of contest: N of voters
        n:PERCENT of DET? VOTERS/ELECTORATE ( turned_out | turned | took_part | voted | cast ) !for
    turnout of contest: N took part
        n:PERCENT .. ( took part | went to the polls | made it )
    turnout of contest: N turned out
        n:PERCENT of? .. ( turned_out | turned | bothered | cast | voted | went ) !for/to/SEAT
    turnout of contest: turned out: N
        turned .. ( COLON )? n:PERCENT
    turnout of contest: N of those registered
        n:PERCENT/FACTOR of? .. COUNT? .. REGISTERED/ELECTORATE
    """
)

COUNTS = table(
    """
    valid_votes of contest: N valid votes
        n:COUNT VALID VOTES
    valid_votes of contest: N votes were cast
        n:COUNT v:BALLOTS .. ( AUX | PREP )* ADV? CAST !for
    valid_votes of contest: of the N votes cast
        of the n:COUNT VALID? VOTES CAST
    valid_votes of contest: N people cast a vote
        n:COUNT people/voters cast ( a/their/valid )* vote/votes/ballot/ballots
    valid_votes of contest: valid votes: N
        VALID VOTES ( COLON | BE | of | totalled ) n:COUNT
    valid_votes of contest: votes cast: N
        VOTES CAST ( COLON | BE )? n:COUNT
    valid_votes of contest: N cast a vote
        n:COUNT ADV? cast DET? VALID? VOTES
    rejected of contest: N papers rejected
        n:COUNT BALLOTS? ( AUX )* ADV? ( REJECT | not counted | discarded | ruled out | disallowed
        )
    rejected of contest: N rejected papers
        n:COUNT .. REJECT .. BALLOTS
    rejected of contest: rejected: N
        REJECT BALLOTS? ( COLON | BE | of )? n:COUNT
    electorate of contest: electorate of N
        ELECTORATE .... ( COLON )? n:COUNT
    electorate of contest: N registered
        n:COUNT .. REGISTERED
    electorate of contest: N-strong electorate
        n:COUNT DASH? strong? ELECTORATE
    party_candidates: party fielded N
        v:FIELD .. n:COUNT .. CANDIDATES
    candidates of contest: N candidates stood
        n:COUNT PLAIN? CANDIDATES .... STAND
    candidates of contest: N candidates
        ^ SEAT ( COLON | DASH | COMMA ) n:COUNT CANDIDATES $
    candidates of contest: field of N
        field/ballot/list of n:COUNT
    candidates of contest: N-horse race
        n:COUNT DASH? ( strong | candidate | way | horse | person | cornered ) DASH?
        field/ballot/contest/race/fight
    candidates of contest: one of N candidates
        of/among/from/were/drew/attracted/between/against DET? n:COUNT candidates/contenders/hopefuls/names
    """
)

VOTES = table(
    """
    votes: N to M votes
        n:COUNT {votes}? COMMA? to/against m:COUNT {votes}? {end}
    votes: N votes to X's M
        v:POLL/with ADV? n:COUNT {votes}? COMMA? VERSUS .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? ..
        other:PERSON {poss}? {bracket}? ( COMMA | on | with )? m:COUNT {votes}? {end}
    votes: N votes, against M for X
        v:POLL/with ADV? n:COUNT {votes}? COMMA? VERSUS m:COUNT {votes}? for .. ( PARTY {poss}?
        STANDER? COMMA? |
        ENDORSER )? .. other:PERSON
    votes: polled N votes
        v:POLL ADV? PLAIN? n:COUNT ADV? PLAIN? {votes}
    votes: polled N
        v:POLL ADV? n:COUNT {end} !of
    votes: won S with N votes
        v:WIN/HOLD/TAKE/KEEPSEAT/COME/BEAT .... with/on ADV? ( DET PLAIN )? n:COUNT VOTES
    votes of who: N votes for X
        n:COUNT .. for .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    votes of who: N votes went to X
        n:COUNT {votes} went/going to .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    votes of who: N people voted for X
        n:COUNT .. voted for .. who:PERSON/PARTY
    votes of who: N backed X
        n:COUNT .. ( people | voters | electors ) .. ( backed | chose | supported | picked | opted
        ) .. who:PERSON
    votes of who: X on N
        !OWN who:PERSON {bracket}? COMMA? ( n1:ORDINAL COMMA? )? .. with/on n:COUNT {votes}? {end}
    votes of who: X (party) N
        who:PERSON ( OPEN ( PARTY | PLAIN | ENDORSER | PLACE )* CLOSE )? ( COLON | DASH | COMMA )*
        n:COUNT {votes}? {end}
    votes of who: X (N)
        who:PERSON ( of DET? PARTY )? {bracket}? OPEN n:COUNT {votes}? ( CLOSE | COMMA | SEMICOLON | DASH )
    votes of who: table row
        who:PERSON / ( PARTY | PLAIN ) / n:COUNT /
    votes of who: party: N
        who:PARTY ( COLON | DASH | COMMA | on | with )? n:COUNT {votes}? {end}
    votes of who: X's N votes
        who:PERSON {poss}? n:COUNT {votes}? {end}
    votes of who: X's N votes were
        who:PERSON {poss} n:COUNT VOTES
    votes of who: X's poor N votes
        who:PERSON {poss} PLAIN n:COUNT {votes}? {end}
    votes: with N votes
        v:with/on ADV? n:COUNT VOTES
    votes: with N
        v:with/on n:COUNT {end}
    votes of owner: tally of N
        v:tally/total/haul/vote ( of | was | reached | COLON ) .. n:COUNT {votes}? {end}
    votes: (N votes)
        OPEN n:COUNT v:VOTES CLOSE
    """
)

SHARES = table(
    """
    share: N to M per cent
        n:PERCENT OFVOTE? COMMA? to/against m:PERCENT
    share: N per cent to X's M
        v:POLL/with ADV? n:PERCENT OFVOTE? COMMA? VERSUS .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? ..
        other:PERSON {poss}? {bracket}? ( COMMA | on | with )? m:PERCENT
    share: N per cent, against M for X
        v:POLL/with ADV? n:PERCENT OFVOTE? COMMA? VERSUS m:PERCENT for .. ( PARTY {poss}? STANDER? COMMA? |
        ENDORSER )? .. other:PERSON
    share of owner: share from N to M
        v:SHAREN .... from f:PERCENT .. {last}? to .. n:PERCENT
    share of owner: share of N
        v:SHAREN ... ( COLON | OPEN | COMMA )? .. n:PERCENT/FACTOR
    share: a N share
        n:PERCENT .. v:SHAREN
    share of who: X on N per cent
        !OWN who:PERSON {bracket}? COMMA? ( n1:ORDINAL COMMA? )? .. with/on/at n:PERCENT
    share of who: X's N per cent
        who:PERSON/PARTY {poss} n:PERCENT
    share of who: X (N per cent)
        who:PERSON/PARTY {bracket}? ( OPEN | COLON | COMMA | DASH )? n:PERCENT
    share: fell by N to M per cent
        v:UP/DOWN ADV? by? POINTS/PERCENT to n:PERCENT
    share: fell to N per cent
        v:DOWN/UP/squeezed/held ( back | down )? to n:PERCENT/FACTOR
    share: polled N per cent
        v:POLL ADV? .. n:PERCENT/FACTOR OFVOTE?
    share: won S with N per cent
        v:WIN/HOLD/TAKE/KEEPSEAT/COME/BEAT .... with/on .. n:PERCENT/FACTOR
    share of who: N of the vote for X
        n:PERCENT/FACTOR OFVOTE ( for | went to ) .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )?
        .. who:PERSON/PARTY
    share: with N per cent
        v:with/on .. n:PERCENT/FACTOR ( OFVOTE | {end} )
    share: N of the vote
        n:PERCENT/FACTOR v:OFVOTE
    """
)

FIGURES = (*COUNTS_SAID, *VOTES_SAID, *COUNTS, *TURNOUTS, *MAJORITIES, *MARGINS, *VOTES, *SHARES, *PLACES)
"""All of them, in the order in which a number is offered to them."""
