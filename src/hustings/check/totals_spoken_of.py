"""A party's total that a number may be: seats, votes, share or lost deposits of any election spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import AggregateClaim, ClaimType, Passage
from hustings.check.clauses import Line
from hustings.check.figures_spoken_of import as_said_share
from hustings.check.polls_spoken_of import elections_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.scope import MOST_SEATS, direction_in, wide_place
from hustings.check.settling import Scene
from hustings.check.tag import Tag, TagKind
from hustings.check.years_spoken_of import year_leading

T = ClaimType

RULE = "a party's total spoken of"
_NEAR, _REACH, _FEW = 8, 3, 20
_FEWEST_VOTES = 1000
_OF_SEATS = frozenset(
    {"seats", "mps", "constituencies", "members", "mp", "tally", "parliament", "commons", "house"}
)
_NO_SEATS = ("VOTES", "PERCENT", "POINTS", "STANDER", "SHAREN", "AGE")
_ITS = frozenset({"it", "its", "they", "their", "party", "party's"})
_MORE = frozenset({"more", "fewer", "up", "down", "net", "gain", "loss", "gains", "losses"})


def totals_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[AggregateClaim]:
    """Yield the totals of the party that a number goes with; small ones of the likeliest election alone."""
    kinds = tuple(_kinds(line, at, number, scene))
    parties = tuple(dict.fromkeys(_parties(line, at, scene))) if kinds else ()
    elections = _elections(line, at, scene)
    is_few = number.unit is Unit.COUNT and number.step == 1 and number.value <= _FEW
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    for kind, said in kinds:
        way = direction_in(line.tokens[max(0, at - 4) : at + 3]) if kind in _CHANGES else None
        if kind in _CHANGES and way is None:
            continue
        for election in elections[: 1 if is_few else None]:
            for place, near in _places(line, at, scene, is_few):
                for party in parties[: 1 if is_few else None]:
                    yield AggregateClaim(
                        spot,
                        kind,
                        election,
                        party,
                        place,
                        said,
                        direction=way,
                        is_guess=True,
                        near_place=near,
                    )


def _elections(line: Line, at: int, scene: Scene) -> list[str]:
    """Return the general elections spoken of; the sentence's own first where a year only follows."""
    generals = dict(scene.record.generals)
    found = [one for one in elections_spoken_of(line, at, scene) if one in generals]
    own = line.tagged.election
    told_before = any(one.has("ELECTION", "YEAR", "DATE") for one in line.tokens[:at])
    if own in found and not told_before and year_leading(line.tagged, scene) is None:
        found.sort(key=lambda one: one != own)
    return found


_CHANGES = (T.SEATS_CHANGE, T.PARTY_SHARE_CHANGE)


def _kinds(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[tuple[ClaimType, Quantity]]:
    tokens = line.tokens
    after = tokens[at + 1 : at + 4]
    if number.unit is Unit.COUNT and number.step == 1:
        if any(one.has("DEPOSIT") for one in tokens):
            if line.tagged.contest is None or _is_national(line, scene):
                yield T.LOST_DEPOSITS, number
        elif number.value > _FEWEST_VOTES:
            yield T.PARTY_VOTES, number
        elif number.value <= MOST_SEATS and _may_count_seats(line, at, scene):
            is_change = any(one.word in _MORE for one in (*tokens[max(0, at - 2) : at], *after[:2]))
            yield (T.SEATS_CHANGE if is_change else T.SEATS), number
        return
    named = any(one.has("SEAT", "PERSON") and not one.has("CARRIED", "OWN") for one in line.segment(at))
    if named or (line.tagged.contest is not None and not _is_national(line, scene)):
        return
    if number.unit is Unit.POINTS:
        yield T.PARTY_SHARE_CHANGE, number
    elif (said := as_said_share(line, at, number, scene)) is not None:
        yield T.PARTY_SHARE, said


def _may_count_seats(line: Line, at: int, scene: Scene) -> bool:
    counts_other = any(one.has(*_NO_SEATS) for one in line.tokens[at + 1 : at + 3])
    names_seat = any(one.has("SEAT") for one in line.segment(at))
    return not counts_other and not names_seat and _speaks_of_seats(line, scene)


def _is_national(line: Line, scene: Scene) -> bool:
    tags = line.tagged.tags
    return any(one.has("NATION", "PLACE") for one in line.tokens) or any(tag.low in _ITS for tag in tags)


def _speaks_of_seats(line: Line, scene: Scene) -> bool:
    now = scene.number_of(line.tagged)
    near = scene.tagged[max(0, now - _REACH) : now + 1]
    return any(tag.low in _OF_SEATS for one in near for tag in one.tags)


def _places(line: Line, at: int, scene: Scene, is_few: bool) -> list[tuple[str | None, str | None]]:
    """Return the places whose seats may be meant: the line's, that of the sentences before, all."""
    election = line.tagged.election or ""
    named = [wide_place(line, at).place, scene.nearby.place_near(line)]
    if any(one.has("AREA") for one in line.tokens):
        named += [tag.name for one in scene.tagged for tag in one.tags if tag.kind is TagKind.PLACE]
    known = [one for one in dict.fromkeys(named) if one and scene.record.house(election, one) is not None]
    if known and is_few:
        return [(known[0], None)]
    return [*((one, None) for one in known), *([] if known[:1] == named[:1] else [(None, None)])]


def _parties(line: Line, at: int, scene: Scene) -> Iterator[str]:
    """Yield the party named nearest before a number, right behind it, or in the sentences before."""
    before = [one.tag for one in line.tokens[max(0, at - _NEAR) : at] if one.has("PARTY", "PERSON")]
    if line.head is not None and not before:
        before = [line.head]
    behind = [one.tag for one in line.tokens[at + 1 : at + 4] if one.has("PARTY")]
    if behind and not any(one.party for one in before[-1:]):
        yield from (one.party for one in behind[:1] if one.party)
    for tag in (*reversed(before), *behind):
        party = _party(tag, scene)
        if party:
            yield party
    if before or behind:
        return
    if line.tagged.person is not None and any(one.word == "party" for one in line.tokens):
        stood = scene.record.candidacy(line.tagged.person)
        yield from ([stood.party] if stood else [])
    now = scene.number_of(line.tagged)
    for sentence in reversed(scene.tagged[max(0, now - _REACH) : now]):
        parties = [tag.party for tag in sentence.tags if tag.kind is TagKind.PARTY and tag.party]
        if parties:
            yield parties[0]
            return


def _party(tag: Tag, scene: Scene) -> str | None:
    """Return a party, or that of a person who is spoken of as its leader: "she has 317"."""
    if tag.kind is TagKind.PARTY:
        return tag.party
    stood = scene.record.candidacy(tag.people[0]) if tag.people else None
    return stood.party if stood else None
