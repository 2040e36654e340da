"""Parties as stories name them: the record's labels by name, adjective, plural and abbreviation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from hustings.check.press_names import Sense, press_names
from hustings.check.tag import Tag, TagKind
from hustings.check.word_set import word_set
from hustings.record.election import Election
from hustings.record.finding import folded

# Words that follow a party's name where something else is meant.
_NO_PARTY_BEFORE = {
    "reform": {"of", "act", "bill", "to", "and"},
    "respect": {"for", "to"},
    "conservative": {"estimate", "estimates", "figure", "guess"},
    "green": {"belt", "energy", "paper", "new", "light", "street", "investment", "homes", "deal"},
    "independent": {"voice", "newspaper", "inquiry"},
}
_STANDS_ALONE = word_set(
    """candidate candidates mp mps councillor councillors member members challenger challengers rival
    rivals standing stood stands who whose which in for with and or but at to from by on of won win
    wins gain gains hold holds held lost after before than as was were is are has had have took
    takes beat beating beaten defeated opponent opponents nominee nominees victory victories running
    ran not then since politician politicians backed endorsed vote votes share group could did said
    came finished left more this that when while may him polled received got secured managed
    unseated ousted retained kept despite because today yesterday seats ticket bid runner challenge
    sitting incumbent again against former label majority party"""
)


@lru_cache(maxsize=16)
def parties_of(election: Election) -> Mapping[str, Sense]:
    """Return an election's own names of parties that are more than one word, folded."""
    found = {}
    for label, party in election.parties.items():
        name = folded(party.name).removeprefix("the ")
        for form in (name, name.removesuffix(" party")):
            if " " in form and not form.endswith(" independent"):
                found[form] = Sense(TagKind.PARTY, party=label)
    return found


def is_party(tags: Sequence[Tag], first: int, last: int, sense: Sense) -> bool:
    """Whether a name that a party bears means the party here, by its letters and its neighbours."""
    said = tags[first]
    follows = tags[last].low if last < len(tags) else ""
    is_capital = said.text[:1].isupper()
    if not is_capital and not sense.is_small:
        return False
    if follows in _NO_PARTY_BEFORE.get(said.low, ()) and last == first + 1:
        return False
    if is_capital or said.low.endswith("s"):
        return True
    return _stands_alone(tags, last)


def _stands_alone(tags: Sequence[Tag], at: int) -> bool:
    """Whether "independent" is followed by no noun of its own, such as "voice"."""
    if at >= len(tags) or tags[at].kind is not TagKind.WORD:
        return at >= len(tags) or tags[at].low != "-" or tags[at].start > tags[at - 1].end
    return tags[at].low in _STANDS_ALONE or tags[at].text[:1].isupper()


def abbreviated(tags: Sequence[Tag], at: int) -> str | None:
    """Return the label of an abbreviation such as "Lab" in "(Lab)", "Lab gain" or "Lab 1,204"."""
    label = press_names().short.get(tags[at].text)
    if label is None:
        return None
    before = tags[at - 1] if at else None
    after = tags[at + 1] if at + 1 < len(tags) else None
    enclosed = before is not None and before.low in ("(", "[", ",", "/", "-", "from", ":", ";")
    counted = after is not None and (
        after.kind is TagKind.NUMBER or after.low in ("gain", "hold", "win", "majority", ")", "]")
    )
    return label if counted or (enclosed and (after is None or after.kind is TagKind.MARK)) else None
