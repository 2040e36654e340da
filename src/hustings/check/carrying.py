"""What each sentence is about: seat and person carried through headings, pronouns and "the seat"."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hustings.check.by_elections_told import by_election_in, retold, tells_of_by_election
from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.frame import Frame
from hustings.check.meant import Meant
from hustings.check.mentions import Mention
from hustings.check.name_tags import low_letters, with_names
from hustings.check.pointing import (
    MEN_AND_WOMEN,
    PRONOUNS,
    RELATIVES,
    Memory,
    candidates_of,
    does_it_to_own,
    incumbent_of,
    is_background,
    points_at_incumbent,
    points_at_one_of_two,
    points_at_party,
    points_at_seat,
    settled_contests,
    stands_for,
)
from hustings.check.quotations import quoted, within
from hustings.check.record import BY_ELECTIONS
from hustings.check.story import Sentence, Story
from hustings.check.tag import Tag, Tagged, TagKind

_MOST_SENTENCES = 3
_NATIONAL = frozenset(
    {"nationally", "nationwide", "countrywide", "national", "region", "regional", "county", "capital"}
)


def carried(
    story: Story, rows: Sequence[Sequence[Tag]], found: Iterable[Mention], frame: Frame, about: Meant
) -> tuple[Tagged, ...]:
    """Return the sentences with all names as tags, pointing words resolved, and what each is about."""
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for one in found:
        by_sentence[one.sentence].append(one)
    reader = _Reader(story, frame, about)
    return tuple(
        reader.read(sentence, with_names(story, rows[sentence.number], by_sentence[sentence.number]))
        for sentence in story.sentences
    )


@dataclass
class _Section:
    """What the sentences of a section are about: the contest, and who was last spoken of."""

    contest: ContestRef | None
    person: CandidacyRef | None = None
    paragraph: int = -1


@dataclass
class _Here:
    """Where in a sentence it is read: the contest meant here, and whether an earlier election was named."""

    number: int
    contest: ContestRef | None
    is_then: bool = False
    found: list[Tag] = field(default_factory=list)

    def name(self, tag: Tag) -> None:
        """Take note of a seat, a person or an election named."""
        is_alike = (
            self.contest is None or tag.contests[:1] and tag.contests[0].election == self.contest.election
        )
        if (
            tag.kind is not TagKind.ELECTION
            and len(tag.contests) == 1
            and (tag.kind is TagKind.SEAT or is_alike)
        ):
            self.contest = tag.contests[0]
        elif tag.kind is TagKind.ELECTION and self.contest is not None:
            self.is_then = tag.name != self.contest.election


class _Reader:
    """Reads a story's sentences in order, and remembers what the last were about."""

    def __init__(self, story: Story, frame: Frame, about: Meant) -> None:
        self._story, self._frame, self._about = story, frame, about
        self._memory = Memory(about)
        self._main = _main_contest(frame)
        self._now = _Section(self._main)
        self._quoted = _quotations(story)
        self._last_party: str | None = None
        self._two: tuple[CandidacyRef, ...] = ()

    def read(self, sentence: Sentence, tags: list[Tag]) -> Tagged:
        """Return a sentence with what it is about, and remember it."""
        if sentence.is_heading and any(tag.contests for tag in tags):
            self._memory.forget()
            self._now = _Section(None, None, sentence.paragraph)
        elif sentence.paragraph != self._now.paragraph:
            self._now.paragraph = sentence.paragraph
            self._now.contest = self._main or self._now.contest
        own = self._own(tags)
        contest = own[0] if own else None if _is_about_a_place(tags) else self._now.contest
        then = by_election_in(contest, self._about) if contest and tells_of_by_election(tags) else None
        read_as = retold(tags, then, self._about) if then else tags
        contest = then or contest
        person = self._now.person
        spans = within(self._quoted[sentence.paragraph], sentence.start, sentence.end)
        read = self._pointed(read_as, sentence.number, contest, spans)
        self._remember(read, own)
        self._take_note(read)
        election = contest.election if contest else self._frame.election
        return Tagged(
            sentence.number, sentence.start, sentence.end, tuple(read), election, contest, person, spans,
            sentence.is_heading,
        )  # fmt: skip

    def _own(self, tags: Sequence[Tag]) -> list[ContestRef]:
        """Return the contests that a sentence itself names: of seats, else people, else parts of names.

        A seat that only tells where somebody is from comes after the people.
        """
        wanted = {self._frame.election, BY_ELECTIONS}
        seats = settled_contests(tags, TagKind.SEAT)
        told = [
            tag for at, tag in enumerate(tags) if tag.kind is TagKind.SEAT and not is_background(tags, at)
        ]
        named = [one for one in settled_contests(told, TagKind.SEAT) if self._frame.is_established(one)]
        if named:
            return named
        people = [one for one in settled_contests(tags, TagKind.PERSON) if one.election in wanted]
        firm = [one for one in people if self._frame.is_established(one)]
        if self._now.contest in firm and len(firm) > 1:
            firm.remove(self._now.contest)
            firm.insert(0, self._now.contest)
        return firm or seats

    def _remember(self, tags: Sequence[Tag], own: Sequence[ContestRef]) -> None:
        if len(own) == 1:
            self._now.contest = own[0]
        elif len(own) > 1:
            self._now.contest = self._main if self._main in own else None
        first = next((tag for tag in tags if tag.kind is TagKind.PERSON and tag.people), None)
        if first is not None:
            self._now.person = first.people[0] if len(first.people) == 1 else None
        elif own and self._now.person is not None and self._now.person.contest not in own:
            self._now.person = None

    def _pointed(
        self, tags: Sequence[Tag], number: int, contest: ContestRef | None, spans: tuple[tuple[int, int], ...]
    ) -> list[Tag]:
        """Return a sentence's tags with the words that point back resolved."""
        here = _Here(number, contest)
        starts = [start for start, _ in spans]
        at = 0
        while at < len(tags):
            tag, taken = tags[at], 1
            span = bisect_right(starts, tag.start)
            is_quoted = span > 0 and tag.start < spans[span - 1][1]
            if tag.kind in (TagKind.SEAT, TagKind.PERSON, TagKind.ELECTION):
                if contest is None or not is_background(tags, at):
                    here.name(tag)
            elif not is_quoted:
                taken, tag = self._pointer(tags, at, here)
            if tag.kind is TagKind.PERSON:
                self._memory.meet(tag.people, number)
            here.found.append(tag)
            at += taken
        return here.found

    def _pointer(self, tags: Sequence[Tag], at: int, here: _Here) -> tuple[int, Tag]:
        """Return how many tags point at something from here, and the tag that takes their place."""
        tag = tags[at]
        if tag.kind is TagKind.PARTY and tag.party:
            return self._candidate(tags, at, tag.party, here)
        if tag.kind is not TagKind.WORD:
            return 1, tag
        if tag.low in PRONOUNS:
            people = self._memory.of_gender(PRONOUNS[tag.low], here.number)
            return 1, self._person([tag], does_it_to_own(here.found, people) or people)
        if tag.low in RELATIVES:
            return 1, self._relative(tag, here.found)
        if points_at_party(tags, at) and (label := self._party(here, tag.low)):
            low = f"{tag.low} {tags[at + 1].low}"
            whole = replace(tag, kind=TagKind.PARTY, text=low, low=low, end=tags[at + 1].end, party=label)
            return 2, replace(whole, is_carried=True)
        if (place := points_at_one_of_two(tags, at)) is not None and len(self._two) == 2:
            return 2, self._person(tags[at : at + 2], (self._two[place],))
        if here.contest is not None and (taken := points_at_seat(tags, at)):
            return taken, self._seat(tags[at : at + taken], here.contest)
        if taken := points_at_incumbent(tags, at):
            people = incumbent_of(here.contest, self._about)
            return (taken, self._person(tags[at : at + taken], people)) if people else (1, tag)
        return 1, tag

    def _party(self, here: _Here, opening: str) -> str | None:
        """Return the party that "the party" or "her party" means.

        Of a person whom "her" means; else the last named in the sentence, or the first in the one before.
        """
        people = self._memory.of_gender(PRONOUNS[opening], here.number) if opening in PRONOUNS else ()
        if len(people) == 1:
            return self._about.names(people[0].contest).candidacy(people[0]).party
        before = [one.party for one in here.found if one.kind is TagKind.PARTY and one.party]
        return before[-1] if before else self._last_party

    def _take_note(self, read: Sequence[Tag]) -> None:
        """Remember which party a sentence names first, and the two people where it names just two."""
        parties = [one.party for one in read if one.kind is TagKind.PARTY and one.party]
        self._last_party = parties[0] if parties else self._last_party
        named = [one.people[0] for one in read if one.kind is TagKind.PERSON and len(one.people) == 1]
        self._two = tuple(dict.fromkeys(named))

    def _candidate(self, tags: Sequence[Tag], at: int, party: str, here: _Here) -> tuple[int, Tag]:
        """Return a party with its candidates here; "the Labour candidate" is a person where one is meant."""
        people = () if here.is_then else candidates_of(party, here.contest, self._about)
        taken = stands_for(tags, at) if len(people) == 1 else 0
        gender = MEN_AND_WOMEN.get(tags[at + taken - 1].low) if taken else None
        if taken and gender in (None, self._about.gender(people[0])):
            return taken, self._person(tags[at : at + taken], people, party)
        contests = (here.contest,) if people and here.contest else ()
        return 1, replace(tags[at], people=people, contests=contests)

    def _relative(self, tag: Tag, found: Sequence[Tag]) -> Tag:
        near = [one for one in found[-2:] if one.kind is TagKind.PERSON and one.people]
        if near and (found[-1] is near[-1] or found[-1].low in (",", "-", ")")):
            return self._person([tag], near[-1].people)
        return tag

    def _person(self, run: Sequence[Tag], people: tuple[CandidacyRef, ...], party: str | None = None) -> Tag:
        text = self._story.text[run[0].start : run[-1].end]
        contests = tuple(dict.fromkeys(one.contest for one in people))
        low = low_letters(text)
        return Tag(
            TagKind.PERSON, text, low, run[0].start, run[-1].end,
            people=people, contests=contests, party=party, is_carried=True,
        )  # fmt: skip

    def _seat(self, run: Sequence[Tag], contest: ContestRef) -> Tag:
        text = self._story.text[run[0].start : run[-1].end]
        low = low_letters(text)
        return Tag(TagKind.SEAT, text, low, run[0].start, run[-1].end, contests=(contest,), is_carried=True)


def _is_about_a_place(tags: Sequence[Tag]) -> bool:
    """Whether a nation, region or county, or the whole country, stands before the first number."""
    low = ""
    if tags and tags[0].low == "elsewhere":
        return True
    for tag in tags:
        if tag.kind is TagKind.NUMBER:
            return False
        if tag.kind is TagKind.PLACE or tag.low in _NATIONAL or (tag.low == "country" and low == "the"):
            return any(other.kind is TagKind.NUMBER for other in tags)
        low = tag.low
    return False


def _main_contest(frame: Frame) -> ContestRef | None:
    """Return the contest that the whole story is about; None where there are several such."""
    firm = [one for one in frame.contests if one.is_established]
    if len(firm) == 1:
        return firm[0].contest
    count = Counter({one.contest: len(one.sentences) for one in firm})
    ordered = count.most_common(2)
    if len(ordered) == 2 and ordered[0][1] >= _MOST_SENTENCES and ordered[0][1] >= 2 * ordered[1][1]:
        return ordered[0][0]
    return None


def _quotations(story: Story) -> dict[int, tuple[tuple[int, int], ...]]:
    ends: dict[int, tuple[int, int]] = {}
    for one in story.sentences:
        ends[one.paragraph] = (ends.get(one.paragraph, (one.start, 0))[0], one.end)
    return {number: quoted(story.text, start, end) for number, (start, end) in ends.items()}
