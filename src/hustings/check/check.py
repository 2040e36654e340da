"""Checking a story: read, tagged, its claims found, each judged by the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from typing import TypeGuard

from hustings.check.checked import Checked
from hustings.check.claim import (
    AggregateClaim,
    CalendarClaim,
    Claim,
    ClaimType,
    ContestClaim,
    ContestRef,
    HistoryClaim,
    PersonClaim,
)
from hustings.check.claiming import claims as claims_of
from hustings.check.cross_checks import cross_checked
from hustings.check.deposits_spoken_of import deposits_spoken_of
from hustings.check.doubt import missed, withheld
from hustings.check.doubted import doubted
from hustings.check.extractor import Extractor
from hustings.check.html_text import html_text, is_html
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.long_sentences import with_endings
from hustings.check.naming import tagged
from hustings.check.outcomes_spoken_of import outcomes_spoken_of
from hustings.check.party_beside import but_for_the_party
from hustings.check.proposals import Proposed, judged_softly, proposed
from hustings.check.ranks_spoken_of import ranks_spoken_of
from hustings.check.record import Record
from hustings.check.second_look import look_again, with_words
from hustings.check.sentences import read_story
from hustings.check.settling import Scene
from hustings.check.third_look import look_wider
from hustings.check.verdict_calendar import judge_calendar
from hustings.check.verdict_contest import judge_contest
from hustings.check.verdict_history import judge_history
from hustings.check.verdict_house import judge_house
from hustings.check.verdict_people import judge_person
from hustings.check.verdict_seats import judge_seats
from hustings.check.verdict_unjudged import unjudged

_OF_SEATS = frozenset({ClaimType.PLACE_SEATS, ClaimType.COUNT_WHERE, ClaimType.RANK})
_PART = "Only some seats of this election are at hand, and a total or an order needs all of them."


def check(text: str, record: Record, date: Day | None = None, extractor: Extractor | None = None) -> Checked:
    """Return a story's election claims, each with a verdict, its reason and where the figures stand.

    text: plain text, or an HTML page; spans in the result are offsets into
    it. date: the day of the story, where the text does not say it. extractor:
    may propose claims that no pattern found; it is given the text without
    markup, and is no source of facts.
    """
    text_read, places = html_text(text) if is_html(text) else (text, ())
    story = with_endings(read_story(text_read, date))
    sentences = tagged(story, record)
    found = claims_of(sentences, story, record)
    contests = _in_play(found.claims)
    judged = tuple(Judged(claim, judge(claim, record, contests)) for claim in found.claims)
    scene = Scene(sentences, record, story.day)
    looked = look_again(judged, found.unused, scene, lambda claim: judge(claim, record))
    wider = look_wider(looked.judged, looked.unused, scene, lambda claim: judge(claim, record))
    spoken = outcomes_spoken_of(wider.judged, scene, lambda claim: judge(claim, record))
    spoken = deposits_spoken_of(spoken, scene, lambda claim: judge(claim, record))
    spoken = ranks_spoken_of(spoken, scene, lambda claim: judge(claim, record))
    judged = tuple(with_words(one, story.text) for one in spoken)
    judged = but_for_the_party(judged)
    told = [one.claim for one in judged]
    offered = proposed(extractor.propose(story.text), scene, story.text, told) if extractor else Proposed()
    judged = _with(judged, offered, record)
    unused = tuple(one for one in wider.unused if one.span not in offered.spans)
    elections = dict.fromkeys(ref.election for ref in contests)
    elections |= dict.fromkeys(one.election for one in sentences if one.election)
    judged = doubted(judged, record, sentences)
    not_had = missed(story, record, elections)
    judged = tuple(withheld(one, not_had) for one in judged) if not_had else cross_checked(judged, record)
    missing = tuple(f"{name}: {why}" for name, why in record.missing.items())
    return Checked(story, judged, unused, tuple(elections), places, missing, offered.dropped)


def _with(judged: Sequence[Judged], offered: Proposed, record: Record) -> tuple[Judged, ...]:
    """Return the claims with those proposed from outside, in reading order."""
    added = [judged_softly(claim, judge(claim, record)) for claim in offered.claims]
    return tuple(sorted((*judged, *added), key=lambda one: one.claim.passage.start))


def judge(claim: Claim, record: Record, contests: Sequence[ContestRef] = ()) -> Judgement:
    """Return the judgement on one claim. contests: those the story is about, to look for near readings."""
    if claim.passage.quoted:
        return Judgement(Verdict.NOT_JUDGED, "Somebody’s own words, in quotation marks.")
    if _needs_all_seats(claim) and _is_part(claim.election, record):
        return Judgement(Verdict.NOT_CHECKABLE, _PART)
    match claim:
        case ContestClaim():
            return judge_contest(claim, record, contests)
        case AggregateClaim():
            return (judge_seats if claim.type in _OF_SEATS else judge_house)(claim, record)
        case PersonClaim():
            return judge_person(claim, record)
        case HistoryClaim():
            return judge_history(claim, record)
        case CalendarClaim():
            return judge_calendar(claim, record)
    is_part = claim.election is not None and _is_part(claim.election, record)
    return unjudged(replace(claim, party=None) if is_part else claim, record, contests)


def _needs_all_seats(claim: Claim) -> TypeGuard[AggregateClaim | HistoryClaim | CalendarClaim]:
    of_a_seat = isinstance(claim, HistoryClaim) and claim.contest is not None
    is_total = isinstance(claim, AggregateClaim | HistoryClaim) and not of_a_seat
    return is_total or claim.type is ClaimType.DECLARATION_ORDER


def _is_part(name: str, record: Record) -> bool:
    """Whether an election is stood in for by another, of some of its seats, such as the bundled example."""
    election = record.election(name)
    return election is not None and election.name != name


def _in_play(found: Sequence[Claim]) -> tuple[ContestRef, ...]:
    """Return the contests that claims are about, in the order they come in."""
    refs = [one.contest for one in found if isinstance(one, ContestClaim) and one.contest is not None]
    return tuple(dict.fromkeys(refs))
