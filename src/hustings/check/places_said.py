"""Patterns of places: came second, in third place, the runner-up was."""

from __future__ import annotations

from hustings.check.rules import table

PLACES = table(
    """
    place: came third
        v:COME in? DET? PLAIN? n:ORDINAL ( place | on the ballot )? !and {end}
    place: came third and another fourth
        v:COME in? DET? PLAIN? n:ORDINAL place? and DET? PERSON/PARTY
    place of who: pushing X into third
        pushed/pushing/forced/forcing/knocked/knocking/relegated/relegating/squeezed/squeezing/shunted/beat
        ( PARTY {poss}? )? DET? who:PERSON/PARTY .. into/to n:ORDINAL
    place: in fifth
        v:in n:ORDINAL {end}
    place of who: X third and Y fourth
        who:PERSON {bracket}? n:ORDINAL and DET? PERSON/PARTY
    place: in third place
        v:in/for/into/to DET? PLAIN? n:ORDINAL place/spot
    place: pushed into third
        v:PLAIN into/to n:ORDINAL !and {end}
    place of who: X third
        who:PERSON {bracket}? COMMA? ( in | was | came )? n:ORDINAL ( place )? !and {end}
    place: third with N votes
        n:ORDINAL place? ( COMMA )? with/on/behind/at
    place of who: X of the party was third
        who:PERSON COMMA? ( of | for | from ) DET? PARTY COMMA? ( was | came | took ) ADV? n:ORDINAL place? !and {end}
    place of who: X, the party's, was third
        who:PERSON COMMA ( DET? PARTY {poss}? STANDER? ) COMMA ( was | came | took ) ADV? n:ORDINAL place? !and {end}
    place: took third
        v:took/takes DET? n:ORDINAL place? !and {end}
    place of who: party fourth
        who:PARTY n:ORDINAL {end}
    place of who: second was X
        ^ n:ORDINAL place? ( was | is | came | COLON | COMMA ) .. ( PARTY {poss}? STANDER? COMMA? |
        ENDORSER )?
        .. who:PERSON
    place: was runner-up
        v:COME/BE DET? PLAIN? r:runner-up/runners-up
    place of who: third-placed X
        n:ORDINAL DASH? placed .. ( PARTY {poss}? STANDER? COMMA? | ENDORSER )? .. who:PERSON
    """
)
