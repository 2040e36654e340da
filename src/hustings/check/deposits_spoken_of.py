"""Whose deposit went or stayed, by the words of the clause: "scraped past the 5% mark", "cost her"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from hustings.check.claim import Claim, ClaimType, ContestClaim, ContestRef, Passage
from hustings.check.clauses import Token
from hustings.check.figures_spoken_of import of_owner
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.nearby import dated
from hustings.check.notation import encoded
from hustings.check.polls_spoken_of import at_election
from hustings.check.quantity import Unit
from hustings.check.settling import Scene
from hustings.check.tag import Tag, Tagged
from hustings.check.word_set import word_set

T = ClaimType

RULE = "a deposit spoken of"
_FIVE = Fraction(5, 100)
_MONEY = frozenset({"deposit", "deposits", "money"})
_LINE = frozenset({"mark", "line", "threshold", "barrier", "hurdle"})
_LOST = word_set(
    """lost lose loses losing forfeit forfeits forfeited forfeiting cost costs costing parted parting waved
    surrendered sacrificed goodbye befell under below short forgo forwent"""
)
_KEPT = word_set(
    """kept keep keeps keeping saved save saves saving held holds hold clung clings cling scraped cleared
    clears retained retains retain survived past over enough safe above escaped rescued rescue spared
    see sees"""
)
_DENYING = word_set(
    """not _t n't no neither nor never without failed failing fails unable cannot missed missing from avoid
    avoided none"""
)
_REACH = 4
_ELLIPSIS = frozenset({"so", "nor", "neither", "fate", "same", "both", "as"})
_EARLIER = frozenset({"previous", "last", "earlier", "previously"})
_BREAKS = frozenset({"but", "while", "whereas", "though", "although", "whilst"})
_MOST_NAMES, _REMEMBERED = 12, 2


def deposits_spoken_of(
    judged: Sequence[Judged], scene: Scene, judge: Callable[[Claim], Judgement]
) -> tuple[Judged, ...]:
    """Return the claims with the deposits that clauses say were lost or kept, where the record has it so."""
    told: list[Claim] = [one.claim for one in judged if _is_settled(one)]
    added: list[Judged] = []
    before: tuple[ClaimType, int] | None = None
    for number, sentence in enumerate(scene.tagged):
        last = before[0] if before is not None and number - before[1] <= _REMEMBERED else None
        for clause in _clauses(sentence):
            kind = _said_of(clause, last)
            if kind is None:
                continue
            last, before = kind, (kind, number)
            for claim in _of_names(clause, kind, sentence, scene):
                judgement = judge(claim)
                if judgement.verdict is Verdict.SUPPORTED and not any(_is_same(claim, one) for one in told):
                    added.append(Judged(claim, judgement))
                    told.append(claim)
    return tuple(sorted([*judged, *added], key=lambda one: one.claim.passage.start))


def _is_settled(one: Judged) -> bool:
    kinds = (T.LOST_DEPOSIT, T.KEPT_DEPOSIT)
    return one.claim.type in kinds and one.judgement.verdict is Verdict.SUPPORTED


def _is_same(claim: ContestClaim, other: Claim) -> bool:
    """Whether a deposit is told of already: of the same person or party there, or in the same words."""
    if not isinstance(other, ContestClaim) or other.passage.sentence != claim.passage.sentence:
        return False
    spot, place = claim.passage, other.passage
    is_within = place.start <= spot.start and spot.end <= place.end
    return (claim.who or claim.party) == (other.who or other.party) or is_within


def _clauses(sentence: Tagged) -> list[tuple[Token, ...]]:
    """Return a sentence cut at semicolons, dashes, "but" and "while", outside quotations."""
    found: list[list[Token]] = [[]]
    for code, first, last in encoded(sentence.tags):
        token = Token(code, sentence.tags[first : last + 1])
        if any(start <= token.tag.start < end for start, end in sentence.quoted):
            continue
        if token.has("SEMICOLON", "DASH", "COLON") or token.word in _BREAKS:
            found.append([])
        found[-1].append(token)
    return [tuple(one) for one in found if one]


def _said_of(clause: tuple[Token, ...], before: ClaimType | None) -> ClaimType | None:
    """Return whether a clause tells of deposits lost or kept; None where it tells of neither.

    before: what the clause or sentence before told, for one that leaves its verb out.
    """
    words = [tag.low for one in clause for tag in one.tags]
    if any(one.has("HYPO") for one in clause) and "not" not in words:
        return None
    if not (_names_it(clause, words) or (before and {"theirs", "hers"} & set(words))):
        return _left_out(words, before)
    lost, kept = (_polarities(words, verbs) for verbs in (_LOST, _KEPT))
    if lost and kept:
        return None
    if not lost and not kept:
        return T.LOST_DEPOSIT if _is_denied(words, _MONEY) else before
    is_lost = not lost[0] if lost else kept[0]
    return T.LOST_DEPOSIT if is_lost else T.KEPT_DEPOSIT


def _names_it(clause: tuple[Token, ...], words: Sequence[str]) -> bool:
    numbers = [one.tag.number for one in clause if one.tag.number is not None]
    has_line = bool(set(words) & _LINE)
    return bool(set(words) & _MONEY) or any(
        one.unit is Unit.MONEY or (one.value == _FIVE and has_line) for one in numbers
    )


def _polarities(words: Sequence[str], verbs: frozenset[str]) -> list[bool]:
    """Return for each verb of a kind whether it is denied right before."""
    return [_is_denied(words, {word}) for word in words if word in verbs]


def _is_denied(words: Sequence[str], of: Iterable[str]) -> bool:
    wanted = set(of)
    return any(
        word in wanted and set(words[max(0, at - _REACH) : at]) & _DENYING for at, word in enumerate(words)
    )


def _left_out(words: Sequence[str], before: ClaimType | None) -> ClaimType | None:
    """Return what a clause without its own verb says by the one before: "does not", "nor did X"."""
    if before is None or len(words) > 3 * _MOST_NAMES:
        return None
    if "short" in words:
        return T.LOST_DEPOSIT
    if "not" in words and {"do", "does", "did"} & set(words):
        return T.LOST_DEPOSIT if before is T.KEPT_DEPOSIT else T.KEPT_DEPOSIT
    return before if _ELLIPSIS & set(words) else None


def _of_names(
    clause: tuple[Token, ...], kind: ClaimType, sentence: Tagged, scene: Scene
) -> Iterator[ContestClaim]:
    names = [one.tag for one in clause if one.has("PERSON", "PARTY")][:_MOST_NAMES]
    whole = clause[0].tag.start, clause[-1].tags[-1].end
    people = [one for one in names if one.people]
    for tag in names or ([] if sentence.contest is None else _spoken_of(sentence, scene)):
        contest = sentence.contest or (tag.people[0].contest if tag.people else None)
        if contest is None:
            continue
        alone = len({one.people[:1] or one.party for one in names}) == 1 or (
            len(people) == 1 and tag in people
        )
        spot = Passage(sentence.sentence, *(whole if alone or not names else (tag.start, tag.end)), "", RULE)
        for poll in _polls(clause, contest, scene):
            yield of_owner(tag, ContestClaim(spot, kind, poll, is_guess=True))


def _polls(clause: tuple[Token, ...], contest: ContestRef, scene: Scene) -> list[ContestRef]:
    """Return the polls of a seat that a clause may be of: those of its years, else the one in hand."""
    years = {dated(one.tag) for one in clause} - {None}
    named = [name for name, day in scene.record.generals if day.year in years]
    back = [one.tag.name for one in clause if one.has("ELECTION") and one.tag.name]
    then = [ref for name in (*named, *back) for ref in at_election(contest, name, scene.record)]
    words = {tag.low for one in clause for tag in one.tags}
    if not then and words & _EARLIER:
        before = scene.general_before_contest(contest)
        then = at_election(contest, before, scene.record) if before else []
    return list(dict.fromkeys(then)) or [contest]


def _spoken_of(sentence: Tagged, scene: Scene) -> list[Tag]:
    """Return those named in the sentence before, of whom "both" or a sentence without names tells."""
    at = scene.number_of(sentence)
    before = scene.tagged[at - 1].tags if at else ()
    return [tag for tag in before if tag.people][-2:]
