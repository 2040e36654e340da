"""Rarer words of outcomes, tried in a third look alone: what they find is supported or left unsaid."""

from __future__ import annotations

from hustings.check.rules import table

RARER = table(
    """
    won: X has S
        v:has/have/takes/holds/gets SEAT
    won: X has it for P
        v:has/have/takes/got it for DET? PARTY
    won: X is home
        v:is/was home
    won: X came through in S
        v:squeezed/squeaked/came/scraped/crept/edged/slipped/got/gets/romped/sailed/cruised
        in/home/through/over
    won: X is back
        v:is/are back
    won: X is returned
        v:is/was/are/were/be ADV? returned/elected/victorious/safe
    won: X won again
        v:won/wins/win again/comfortably/easily/handsomely/here/there
    won: X arrived
        v:arrived/entered/got in ( by | with | in )?
    won: X is MP for S
        v:is/was/became/becomes DET? PLAIN? MEMBER for SEAT
    won: X was re-elected
        v:re-elected/elected
    won of who: S went to X
        ( SEAT | SEATN | it | city | town ) ADV? v:went/fell/goes/falls/passed/gone to ..
        ( PARTY {poss}? STANDER? COMMA? )? .. who:PERSON/PARTY
    won of who: X's victory
        who:PERSON {poss} PLAIN? v:victory/win/triumph
    won of who: they sent X
        v:sent/elected/chose/returned/backed/preferred .. who:PERSON
    won: X takes it
        v:won/wins/took/takes/takes it/this/there
    hold: X holds on for P
        v:HOLD/KEEPSEAT/hung/clings/clung/stays/survived .. for DET? p:PARTY
    hold: X survived
        v:survived/survives/KEEPSEAT
    kept_seat: X survived
        v:survived/survives/returned/stays/remains
    kept_seat: X did it again
        v:did it again
    gain: X has taken S for P
        v:TAKE/won/swept/came ( {seat} | in )? for DET? p:PARTY
    gain: X took S
        v:TAKE/takes ADV? {seat}
    gain: X won S from
        v:TAKE/WIN ADV? {seat} .... from .. other:PARTY/PERSON
    gain: taking it back
        v:TAKE/won it back
    gain: X took the seat
        v:taking/took/takes/winning DET PLAIN? SEATN from DET? other:PARTY
    beat: X removed Y
        v:removed/removes/removing/overcame/ended/denied/ended/displaced/replaced/succeeded/bested
        .. ( PARTY {poss}? STANDER? COMMA? )? .. other:PERSON
    beat: X turned Y out
        v:turned/put/threw/kicked/turfed/swept/knocked other:PERSON out/aside/away/off
    beat: X put out Y
        v:put/putting/squeaking/squeaked/squeezed/edged/edging/scraped/scraping/swept/sailed/went
        out/past/by
        .. ( PARTY {poss}? STANDER? COMMA? )? .. other:PERSON
    beat: X beat Y
        v:BEAT !by/from/as .... other:PERSON
    beat of who: Y beaten by X
        v:BEATEN .... by .... who:PERSON
    beat of who: Y lost to X
        v:LOSE/fell/went/losing .... to .... who:PERSON
    beat of who: runner-up to X
        runner-up to .... who:PERSON
    beat: X ahead of Y
        v:ahead of .. ( PARTY {poss}? STANDER? COMMA? )? .. other:PERSON
    unseated: X removed Y
        v:removed/removes/removing/UNSEAT/toppled/deposed .... other:PERSON
    unseated: X turned Y out
        v:turned/put/threw/kicked/turfed/swept/knocked .. other:PERSON out/aside/away/off
    unseated: X put out Y
        v:put/putting out .. other:PERSON
    unseated: X put Y out of the Commons
        v:put/turned/threw/kicked/swept/knocked .. other:PERSON out
    unseated: Y turned out
        v:was/is/were/been turned/voted/thrown/kicked/swept out/aside/away
    unseated: Y lost the seat
        v:LOSE {seat}
    unseated: Y was unseated
        v:was/is/been ADV? UNSEAT
    unseated: Y no longer MP
        v:was/is no longer
    lost: Y failed
        v:failed/fails/lost/loses/fell/came/missed again/short/out/there/here/in/by/to/it/twice
    lost: Y was beaten
        v:was/is/were/been ADV? BEATEN
    lost: Y lost
        v:LOSE
    """
)
