"""Whether a claim is said in one plain clause: who, verb and number, nobody and nothing between."""

from __future__ import annotations

from collections.abc import Callable

from hustings.check.claim import AggregateClaim, CalendarClaim, Claim, ClaimType, ContestClaim, PersonClaim
from hustings.check.clauses import Token
from hustings.check.doubtful_words import ANOTHER_TIME, LONG_AGO, NEAR_MISSES, PART_OF_THEM, WHOLE_LIST
from hustings.check.lexicon import CLASSES_OF
from hustings.check.nearby import dated
from hustings.check.pointing import PRONOUNS
from hustings.check.quantity import Unit
from hustings.check.record import BY_ELECTIONS
from hustings.check.rules import Of, Sighting
from hustings.check.settling import FRESH, Scene
from hustings.check.subjects import subject
from hustings.check.tag import Tag, TagKind

T = ClaimType

_NAMES = (TagKind.PERSON, TagKind.PARTY, TagKind.SEAT)
_BACK = 2
"""Sentences that a pronoun looks back for whom it means."""
_CHANGES = frozenset({T.MAJORITY_CHANGE, T.SHARE_CHANGE, T.TURNOUT_CHANGE, T.SWING, T.SEATS_CHANGE})
_MEASURED_FROM = frozenset({"than", "on", "from", "since", "against", "to", "with", "over"})
_OF_THE_HOUSE = frozenset({"N-member House", "the House has N members"})
_OF_PLACES = frozenset({"in", "of", "across", "on", "at", "for", "under", "after"})
_BESIDES = frozenset(
    {"rivals", "opponents", "challengers", "besides", "apart", "except", "behind", "against"}
)
_OF_NO_MEMBER = frozenset({"sitting party member X", "X, the sitting member", "MP X", "the N-year-old MP"})
_FEWEST_ELECTORS = 5_000
_OUTCOMES = frozenset({T.WON, T.BEAT, T.LOST, T.UNSEATED, T.GAIN, T.HOLD, T.KEPT_SEAT})
_DEPOSITS = frozenset({T.LOST_DEPOSIT, T.KEPT_DEPOSIT})
_STARTS = ("COMMA", "COLON", "DASH", "STOP", "SEMICOLON", "OPEN", "CLOSE")
_CONJUNCTIONS = frozenset({"and", "but", "while", "whilst", "although", "though", "whereas"})
_OF_SOMETHING_ELSE = ("REL", "SEATN", "VOTES", "SHAREN", "MAJ", "PERSON", "BE", "BEAT", "LOSE", "SAID")
"""What does not stand between the beginning of a clause and its subject: "the seat X won", "Y said X won"."""
_BREAKING = ("REL", "OPEN", "CLOSE", "DASH", "SEMICOLON", "NEG")
_BREAKS = frozenset({"while", "whilst", "although", "though", "whereas", "when", "where", "because", "as"})


def is_unclear(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a claim's words leave open whose they are, or stand beside what may turn them."""
    return any(doubt(claim, seen, scene) for doubt in DOUBTS.values())


def is_turned(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether an outcome's sentence denies, supposes, foretells, or looks back anywhere in it."""
    if claim.type not in _OUTCOMES:
        return False
    low = {tag.low for tag in seen.line.tagged.tags if tag.kind is TagKind.WORD}
    is_supposed = any({"NEG", "HYPO", "FORECAST"} & set(CLASSES_OF.get(one, ())) for one in low)
    return is_supposed or bool(low & (ANOTHER_TIME | LONG_AGO | NEAR_MISSES))


def has_no_plain_subject(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether an outcome's subject is not named in its own clause, or is inside it: "the one he won with"."""
    if claim.type not in _OUTCOMES | _DEPOSITS:
        return False
    doer = _whose_verb(seen)
    if doer is None or (claim.type in _OUTCOMES and (doer.low in PRONOUNS or doer.text[:1].islower())):
        return True
    at = next((n for n, one in enumerate(seen.line.tokens) if one.tag is doer), None)
    return at is None or (at < seen.pivot and not _opens_a_clause(seen.line.tokens, at))


def _whose_verb(seen: Sighting) -> Tag | None:
    """Return whose the verb is: of "X lost to Y" X, though the claim is about Y."""
    is_turned_round = seen.rule.type is T.BEAT and seen.rule.of is Of.SLOT and seen.tag("other") is None
    return subject(seen.line, seen.pivot) if is_turned_round else seen.doer()


def _opens_a_clause(tokens: tuple[Token, ...], at: int) -> bool:
    for token in reversed(tokens[:at]):
        if token.has(*_STARTS) or token.word in _CONJUNCTIONS:
            return True
        if token.has(*_OF_SOMETHING_ELSE) or token.word in ("one", "ones", "that"):
            return False
    return True


def may_be_of_another(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether somebody else is named before a verb that does not stand right behind its subject.

    "X added 1,512 to what Y had mustered and won by 422" is of either.
    """
    doer = seen.doer()
    if not isinstance(claim, ContestClaim) or doer is None:
        return False
    tokens = seen.line.tokens
    at = next((n for n, one in enumerate(tokens) if one.tag is doer), None)
    if at is None or at >= seen.pivot:
        return False
    leads_up = any(not one.has("ADV", "AUX", "COMMA") for one in tokens[at + 1 : seen.pivot])
    own = {one.key for one in (claim.who, claim.other) if one is not None}
    others = (one for one in tokens[: seen.pivot] if one.has("PERSON"))
    return leads_up and any(not own & {ref.key for ref in one.tag.people} for one in others)


def names_several_seats(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether an outcome's sentence names more than one seat."""
    if claim.type not in _OUTCOMES:
        return False
    tags = seen.line.tagged.tags
    named = {tag.contests[0].key for tag in tags if tag.kind is TagKind.SEAT and tag.contests}
    return len(named) > 1


def is_broken_off(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether words between a measure and its number lead elsewhere: "the smallest of the 650"."""
    at = seen.at("n")
    if at is None:
        return False
    tokens = seen.line.tokens
    first, last = sorted((seen.pivot, at))
    between = tokens[first + 1 : last]
    if any(one.has(*_BREAKING) or one.word in _BREAKS for one in between):
        return True
    if any(one.has("COMMA") and n < len(between) - 1 for n, one in enumerate(between)):
        return True
    return (
        at > 1 and tokens[at - 2].word == "of" and tokens[at - 1].has("DET") and tokens[at - 1].word == "the"
    )


def is_of_nobody_near(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a pronoun's person is named neither in its sentence nor as the last before it."""
    doer = seen.doer()
    if not isinstance(claim, ContestClaim) or doer is None or doer.low not in PRONOUNS:
        return False
    here = [tag for tag in seen.line.tagged.tags if tag.end <= doer.start]
    for tags in (here, *(one.tags for one in scene.last_before(seen.line, _BACK))):
        named = [tag for tag in tags if tag.kind in _NAMES and not tag.is_carried]
        if named:
            return not any(claim.who in tag.people for tag in named)
    return True


def is_of_what_is_theirs(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a figure is of something of the person named: "306 for X's party"."""
    if not isinstance(claim, ContestClaim) or seen.rule.of is Of.OWNER or claim.said is None:
        return False
    doer, tokens = seen.doer(), seen.line.tokens
    at = next((n for n, one in enumerate(tokens) if one.tag is doer), None)
    last = max(n for offset, n in seen.line.offsets.items() if offset < seen.match.end())
    return at == last and at + 1 < len(tokens) and tokens[at + 1].word in ("'s", "'")


def is_narrowed(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether words behind a total narrow what it is among: "lost five seats to independents"."""
    if not isinstance(claim, AggregateClaim):
        return False
    ends = [n for offset, n in seen.line.offsets.items() if offset < seen.match.end()]
    after = seen.line.tokens[max(ends) + 1 :][:1]
    return bool(after) and (after[0].has("PREP", "REL") and after[0].word not in _OF_PLACES)


def goes_both_ways(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a party's seats or share are told to rise and to fall in one line: "gained 8 and lost 4"."""
    if claim.type not in (T.SEATS_CHANGE, T.PARTY_SHARE_CHANGE):
        return False
    tokens = seen.line.tokens
    return any(one.has("UP", "RAISE") for one in tokens) and any(one.has("DOWN", "CUT") for one in tokens)


def has_no_seat_beside(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether an outcome of a party, of nobody named, has no seat in its own part of the sentence."""
    if claim.type not in _OUTCOMES or not isinstance(claim, ContestClaim) or claim.contest is None:
        return False
    doer = seen.doer()
    if doer is None or doer.kind is not TagKind.PARTY or scene.is_only(seen.line, claim.contest):
        return False
    return not any(one.has("SEAT") for one in seen.line.segment(seen.pivot))


def is_never_plain(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a rank, an order, an hour or a party since a year is said, which hang on what is told anywhere.

    "The largest of the night west of the Tamar", "the first Tory seat to declare"; recorded hours
    are not those of the reading out. Of the House only its members or seats are plain.
    """
    if seen.rule.name == "P since Y":
        return True
    is_other_size = claim.type is T.HOUSE_SIZE and seen.rule.name not in _OF_THE_HOUSE
    return is_other_size or claim.type in (T.RANK, T.DECLARATION_ORDER, T.DECLARATION_TIME)


def is_of_another_day(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a day or month said is of another poll on record."""
    if not isinstance(claim, CalendarClaim) or (claim.day is None and claim.month is None):
        return False
    by_elections = scene.record.election(BY_ELECTIONS)
    held = {day for _, day in scene.record.generals}
    held |= {one.contest.day for one in by_elections.state().contests.values()} if by_elections else set()
    return claim.day in held or claim.month in {(day.year, day.month) for day in held}


def is_of_an_earlier_change(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a change may be one at an earlier poll: "in 2017, when her majority came down"."""
    if claim.type not in _CHANGES:
        return False
    words = seen.line.tagged.tags
    years = [n for n, tag in enumerate(words) if dated(tag) is not None and n]
    return any(
        words[n - 1].low in ("in", "at") and (n < 2 or words[n - 2].low not in _MEASURED_FROM) for n in years
    )


def is_of_some(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether the candidates counted are those besides somebody, or of one sort: "three others stood"."""
    if claim.type is not T.CANDIDATES:
        return False
    words = {one.word for one in seen.line.segment(seen.at("n") or seen.pivot)}
    return bool(words & (WHOLE_LIST | PART_OF_THEM | _BESIDES))


def is_of_nobody_in_full(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a party is said of nobody named in full, long after the poll, or as in "lost to X for P"."""
    if not isinstance(claim, PersonClaim) or claim.type is not T.PARTY:
        return False
    who, at = seen.tag("who") or seen.doer(), seen.at("who")
    if who is None or " " not in who.text or _is_long_after(claim, scene):
        return True
    if at is not None:
        return seen.rule.name == "X of the party" and at > 0 and seen.line.tokens[at - 1].has("PREP")
    doer = next((n for n, one in enumerate(seen.line.tokens) if one.tag is who), None)
    return doer is not None and doer < seen.pivot and not _opens_a_clause(seen.line.tokens, doer)


def is_of_no_plain_member(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a membership may be of another body, or only somebody's standing: "defending for Labour"."""
    if claim.type not in (T.SITTING_MEMBER, T.MEMBER_SINCE, T.MEMBER_FOR):
        return False
    low = {tag.low for tag in seen.line.tagged.tags}
    is_elsewhere = "european" in low or any("OTHERBODY" in CLASSES_OF.get(one, ()) for one in low)
    return is_elsewhere or seen.rule.name in _OF_NO_MEMBER


def _is_long_after(claim: PersonClaim, scene: Scene) -> bool:
    stood = scene.record.contest(claim.who.contest) if claim.who else None
    return stood is not None and scene.day is not None and scene.day - stood.day > FRESH


def is_no_electorate(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a number is too small, or no whole one, to be meant for all electors or voters of a seat."""
    said = seen.number("n")
    if claim.type not in (T.ELECTORATE, T.VALID_VOTES) or said is None or said.unit is not Unit.COUNT:
        return False
    return said.value < _FEWEST_ELECTORS or said.step < 1


DOUBTS: dict[str, Callable[[Claim, Sighting, Scene], bool]] = {
    "turned": is_turned,
    "subject": has_no_plain_subject,
    "somebody else": may_be_of_another,
    "several seats": names_several_seats,
    "broken off": is_broken_off,
    "pronoun": is_of_nobody_near,
    "theirs": is_of_what_is_theirs,
    "narrowed": is_narrowed,
    "both ways": goes_both_ways,
    "no seat": has_no_seat_beside,
    "rank and hour": is_never_plain,
    "another day": is_of_another_day,
    "earlier change": is_of_an_earlier_change,
    "some candidates": is_of_some,
    "party": is_of_nobody_in_full,
    "member": is_of_no_plain_member,
    "electorate": is_no_electorate,
}
"""Every doubt of this file by its name in the documentation; one is enough."""
