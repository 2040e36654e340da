"""What is seen and not judged: projections, snapshots, causes, opinions, quotations, other bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hustings.check.claim import ClaimType, ContestRef, Unjudged
from hustings.check.evidence import Row
from hustings.check.evidence import evidence as evidence_of
from hustings.check.house_readings import total_evidence, total_of
from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.record import Record
from hustings.figures import whole

_WHY = {
    ClaimType.PROJECTION: "a projection or exit poll; the record has what was declared",
    ClaimType.SNAPSHOT: "counted before all seats had declared; the record has the end",
    ClaimType.CAUSE: "a cause; results do not say why people voted as they did",
    ClaimType.OPINION: "an opinion or a superlative that no figure settles",
    ClaimType.QUOTATION: "somebody’s own words, in quotation marks",
    ClaimType.OTHER_BODY: "about another body than the House that the record holds",
}
_MOST_SHOWN = 6
_SEVERAL = re.compile(r"\b(?:races|seats|contests|results|constituencies)\b", re.IGNORECASE)


def unjudged(claim: Unjudged, record: Record, story: Sequence[ContestRef] = ()) -> Judgement:
    """Return why a passage is not judged, with the record's related figures: majorities, a party's seats.

    story: the contests that the whole story is about, for a passage about several ("tight races").
    """
    about_several = bool(_SEVERAL.search(claim.passage.text))
    contests = tuple(dict.fromkeys((*claim.contests, *story))) if about_several else claim.contests
    notes, evidence = _majorities(contests, record)
    seats, more = _seats(claim, record)
    actual = "; ".join([*notes, *seats]) or None
    return Judgement(Verdict.NOT_JUDGED, _WHY[claim.type], actual, (*evidence, *more))


def _majorities(contests: Sequence[ContestRef], record: Record) -> tuple[list[str], list[Evidence]]:
    told: list[str] = []
    evidence: list[Evidence] = []
    for ref in contests[:_MOST_SHOWN]:
        one, election = record.tabulation(ref), record.election(ref.election)
        if one is not None and one.majority is not None and election is not None:
            told.append(f"{one.contest.seat.name} majority {whole(one.majority)}")
            evidence += evidence_of(record, [Row(ref, told[-1])])
    return told, evidence


def _seats(claim: Unjudged, record: Record) -> tuple[list[str], list[Evidence]]:
    election = record.election(claim.election) if claim.election and claim.party else None
    whole = record.house(claim.election) if claim.election and claim.party else None
    total = total_of(whole, claim.party or "") if whole else None
    if election is None or total is None:
        return [], []
    return [f"{total.party.name} won {total.seats} seats"], [
        total_evidence(election, f": {total.party.name}")
    ]
