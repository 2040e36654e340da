"""Words that point back: he and she, who, the seat, the Labour candidate, the incumbent."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.lexicon import CLASSES_OF
from hustings.check.meant import Meant
from hustings.check.tag import Tag, TagKind

PRONOUNS = dict.fromkeys(("he", "him", "his", "himself"), "Male") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "Female"
)
RELATIVES = frozenset({"who", "whose", "whom"})
SEATS = frozenset({"seat", "constituency", "division"})
MEN_AND_WOMEN = {"man": "Male", "woman": "Female"}
STANDING = frozenset(
    {"candidate", "challenger", "contender", "hopeful", "incumbent", "nominee", "opponent", "rival"}
)
_VERBS = frozenset({"AUX", "BE", "WIN", "POLL", "LOSE", "HOLD", "COME", "BEAT", "FIELD", "STAND"})
_PREPOSITIONS = frozenset({"and", "as", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with"})
_POINTERS = frozenset({"the", "this", "that"})
_REACH = 4
"""Sentences that a pronoun looks back."""
_MOST_MET = 80


@dataclass(frozen=True, slots=True)
class Met:
    """Someone named: with every reading, in which sentence."""

    people: tuple[CandidacyRef, ...]
    sentence: int


@dataclass
class Memory:
    """Who has been named so far, the latest last."""

    about: Meant
    met: deque[Met] = field(default_factory=lambda: deque(maxlen=_MOST_MET))

    def meet(self, people: tuple[CandidacyRef, ...], sentence: int) -> None:
        """Remember someone named."""
        if people:
            self.met.append(Met(people, sentence))

    def forget(self) -> None:
        """Begin a part of the story of its own, as a heading does."""
        self.met.clear()

    def of_gender(self, gender: str, sentence: int) -> tuple[CandidacyRef, ...]:
        """Return who a pronoun may mean, the likeliest first: of its own sentence, else of those before.

        Of the nearest sentence that has somebody of that gender, the one who
        stands first in it, if nobody else there fits; otherwise all within reach.
        From afar only the one person of all named who fits.
        """
        near: list[CandidacyRef] = []
        for number in range(sentence, sentence - _REACH, -1):
            named = self._of(number)
            fits = self._fitting(gender, named)
            if fits and not near and (number == sentence or fits == named[0].people):
                return fits
            near += fits
        return tuple(dict.fromkeys(near)) or self._only(gender)

    def _only(self, gender: str) -> tuple[CandidacyRef, ...]:
        fits = self._fitting(gender, self.met)
        return fits if len(fits) == 1 else ()

    def _fitting(self, gender: str, met: Iterable[Met]) -> tuple[CandidacyRef, ...]:
        people = [one.people[0] for one in met if len(one.people) == 1]
        known = [one for one in people if self.about.gender(one) == gender]
        return tuple(dict.fromkeys(known or [one for one in people if self.about.gender(one) is None]))

    def _of(self, sentence: int) -> list[Met]:
        found: list[Met] = []
        for one in reversed(self.met):
            if one.sentence < sentence:
                break
            if one.sentence == sentence:
                found.append(one)
        return found[::-1]


def candidates_of(party: str, contest: ContestRef | None, about: Meant) -> tuple[CandidacyRef, ...]:
    """Return who stands for a label in a contest."""
    if contest is None:
        return ()
    return tuple(ref for ref, one in about.names(contest).candidates(contest) if one.party == party)


def incumbent_of(contest: ContestRef | None, about: Meant) -> tuple[CandidacyRef, ...]:
    """Return who was the member before and stands again in a contest, where one such candidate does."""
    if contest is None:
        return ()
    found = tuple(ref for ref, one in about.names(contest).candidates(contest) if one.sitting)
    return found if len(found) == 1 else ()


def does_it_to_own(before: Sequence[Tag], people: tuple[CandidacyRef, ...]) -> tuple[CandidacyRef, ...]:
    """Return whose it is in "and Y lost his deposit": of several, the one whose verb stands right before."""
    if len(before) < 2 or before[-1].kind is not TagKind.WORD or before[-1].low in _PREPOSITIONS:
        return ()
    doer = before[-2]
    return (
        doer.people
        if doer.kind is TagKind.PERSON and len(doer.people) == 1 and doer.people[0] in people
        else ()
    )


def points_at_seat(tags: Sequence[Tag], at: int) -> int:
    """Return how many tags say "the seat"; 0 where they say something else."""
    if tags[at].low not in _POINTERS or at + 1 >= len(tags) or tags[at + 1].low not in SEATS:
        return 0
    return 0 if at + 2 < len(tags) and tags[at + 2].low == "of" else 2


def points_at_incumbent(tags: Sequence[Tag], at: int) -> int:
    """Return how many tags say "the incumbent" or "the sitting MP"; 0 where they say something else."""
    low = [tag.low for tag in tags[at : at + 4]]
    if low[:1] != ["the"] or any(tag.kind is TagKind.PERSON for tag in tags[at : at + 4]):
        return 0
    if low[1:3] in (["sitting", "mp"], ["sitting", "member"], ["incumbent", "mp"], ["outgoing", "mp"]):
        return 3
    return (
        2
        if low[1:2] == ["incumbent"] and (len(tags) <= at + 2 or tags[at + 2].kind is not TagKind.PARTY)
        else 0
    )


def points_at_party(tags: Sequence[Tag], at: int) -> bool:
    """Whether "the party" stands here by itself, and no office, day or member of one."""
    low = [tag.low for tag in tags[at : at + 3]]
    if low[0] not in ("the", "her", "his", "their") or low[1:2] != ["party"]:
        return False
    follows = tags[at + 2] if at + 2 < len(tags) else None
    return (
        follows is None or follows.kind is TagKind.NUMBER or follows.low == "'s" or _may_follow(follows.low)
    )


def points_at_one_of_two(tags: Sequence[Tag], at: int) -> int | None:
    """Return 0 for "the former", 1 for "the latter", where no noun follows; None for anything else."""
    low = [tag.low for tag in tags[at : at + 2]]
    if len(low) < 2 or low[0] != "the" or low[1] not in ("former", "latter"):
        return None
    follows = tags[at + 2] if at + 2 < len(tags) else None
    is_free = follows is None or follows.kind is TagKind.NUMBER or follows.low == ","
    return (
        ("former", "latter").index(low[1]) if is_free or _may_follow(follows.low if follows else "") else None
    )


def _may_follow(low: str) -> bool:
    """Whether a word goes on with a verb."""
    return not _VERBS.isdisjoint(CLASSES_OF.get(low, ())) or low in (
        ",", ".", "also", "now", "only", "just",
    )  # fmt: skip


def stands_for(tags: Sequence[Tag], at: int) -> int:
    """Return how many tags say "Labour candidate" or "Labour’s candidate" of someone not named beside it."""
    end = at + 1
    if end < len(tags) and tags[end].low == "'s":
        end += 1
    if end >= len(tags) or (tags[end].low not in STANDING and tags[end].low not in MEN_AND_WOMEN):
        return 0
    if at and tags[at - 1].low in ("a", "an", "another", "no", "any", "every", "as"):
        return 0
    near = tags[end + 1 : end + 3]
    return 0 if any(tag.kind is TagKind.PERSON for tag in near) else end + 1 - at


def settled_contests(tags: Iterable[Tag], kind: TagKind) -> list[ContestRef]:
    """Return the contests of tags of a kind that have one reading, in order, each once."""
    return list(dict.fromkeys(tag.contests[0] for tag in tags if tag.kind is kind and len(tag.contests) == 1))


def is_background(tags: Sequence[Tag], at: int) -> bool:
    """Whether a seat only tells of somebody: "a farmer from Thirsk", "the former MP for Stockton South"."""
    before = [tag.low for tag in tags[max(0, at - 2) : at]]
    return before[-1:] == ["from"] or (before[-1:] == ["for"] and before[0] in ("mp", "mps", "member"))
