"""A made-up House: 650 seats on made-up geography, with parties, electorates and an earlier election."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from random import Random

from hustings.night.scene import FORMER_MEMBER, INDEPENDENT, STANDS_AGAIN, Ground, Scene, made_up_candidacy
from hustings.record.baseline import Base, BaselineKind
from hustings.record.contest import Candidacy, Seat
from hustings.record.party import Party, Standing

ENTRANT = "Holly"
"""The party that nobody could vote for last time."""


@dataclass(frozen=True, slots=True)
class _Trait:
    """A party's strength in one nation, on a log scale, and what it owes to the kind of place.

    urban, wealth, third: change in strength for one more of each factor.
    stood, stands: the part of seats contested last time and this time.
    """

    strength: float
    urban: float = 0.0
    wealth: float = 0.0
    third: float = 0.0
    stood: float = 1.0
    stands: float = 1.0


@dataclass(frozen=True, slots=True)
class _Nation:
    name: str
    regions: Mapping[str, tuple[int, float]]
    """Seats and mean urban factor of each region."""
    electorate: int
    traits: Mapping[str, _Trait]


_OAK, _ELM = _Trait(0.0, 0.55, -0.35), _Trait(0.05, -0.45, 0.35, stands=0.99)
_ROWAN = _Trait(-1.35, 0.0, 0.25, 0.65, stood=0.96, stands=0.97)
_FERN = _Trait(-2.7, 0.25, 0.2, 0.0, stood=0.7, stands=0.8)
_HOLLY = _Trait(-2.2, -0.3, -0.2, 0.0, stood=0.0, stands=0.92)

_NATIONS = (
    _Nation(
        "Middlemark",
        {
            "Eastfold": (61, -0.2),
            "Farshore": (27, 0.2),
            "Great City": (75, 1.3),
            "High Ridings": (54, 0.1),
            "Low Ridings": (47, -0.2),
            "Midmoor": (57, 0.2),
            "North Shore": (73, 0.4),
            "South Vale": (91, -0.5),
            "Westcombe": (58, -0.6),
        },
        75_000,
        {"Oak": _OAK, "Elm": _ELM, "Rowan": _ROWAN, "Fern": _FERN, ENTRANT: _HOLLY},
    ),
    _Nation(
        "Northmark",
        {"Northmark": (57, 0.0)},
        71_000,
        {
            "Oak": _Trait(-0.2, 0.4, -0.3),
            "Elm": _Trait(-0.6, -0.5, 0.3),
            "Rowan": _ROWAN,
            "Fern": _Trait(-3.2, stood=0.4, stands=0.7),
            ENTRANT: _Trait(-2.8, -0.2, stood=0.0, stands=0.7),
            "Birch": _Trait(0.2, 0.1, -0.2),
        },
    ),
    _Nation(
        "The Isle",
        {"The Isle": (18, 0.0)},
        72_000,
        {
            "Heath": _Trait(0.0, -0.5, 0.0, 0.6),
            "Moor": _Trait(-0.1, 0.5, 0.0, -0.6),
            "Tarn": _Trait(-0.6, 0.2, 0.5, stood=0.9, stands=0.95),
            "Gorse": _Trait(-1.2, 0.0, -0.3, 0.5, stood=0.7, stands=0.7),
        },
    ),
    _Nation(
        "Westmark",
        {"Westmark": (32, -0.2)},
        70_000,
        {
            "Oak": _Trait(0.2, 0.4, -0.3),
            "Elm": _Trait(-0.2, -0.3, 0.35),
            "Rowan": _Trait(-1.8, 0.0, 0.2, 0.5),
            "Fern": _Trait(-3.2, stood=0.5, stands=0.8),
            ENTRANT: _HOLLY,
            "Larch": _Trait(-1.2, -0.6, -0.1, 0.5),
        },
    ),
)

_STARTS = [
    "Aldren",
    "Brask",
    "Corven",
    "Dunmar",
    "Elsto",
    "Farrin",
    "Gelder",
    "Haskel",
    "Istra",
    "Jorven",
    "Kesmar",
    "Lorrin",
    "Merrow",
    "Norvel",
    "Ostrin",
    "Pellan",
    "Quarr",
    "Rushel",
    "Sarnel",
    "Tolver",
    "Ulsk",
    "Varrow",
    "Wexel",
    "Yarrel",
    "Zellan",
    "Arbel",
    "Brenno",
    "Calver",
    "Dresk",
    "Emmer",
    "Fosk",
    "Grannel",
    "Hesper",
    "Irvel",
    "Kolmar",
    "Lusken",
]
_ENDS = [
    "bury",
    "combe",
    "dale",
    "field",
    "ford",
    "gate",
    "ham",
    "haven",
    "hurst",
    "ley",
    "mere",
    "mouth",
    "ness",
    "port",
    "stead",
    "stow",
    "thorpe",
    "ton",
    "wick",
    "worth",
]
_INDEPENDENTS = 0.3
"""The part of seats where an independent stands."""


def made_up_house(seed: int) -> Scene:
    """Return 650 seats with people and an earlier election, from latent factors of place."""
    rng = Random(f"hustings house {seed}")
    labels = dict.fromkeys(label for nation in _NATIONS for label in nation.traits)
    parties = {label: Party(label, f"{label} Party") for label in labels}
    parties[INDEPENDENT] = Party(INDEPENDENT, "Independent", Standing.INDEPENDENT)
    mood = {label: rng.gauss(0, 0.15) for label in labels}
    names = [start + end for start, end in product(_STARTS, _ENDS)]
    rng.shuffle(names)
    grounds: list[Ground] = []
    everywhere = [(nation, region) for nation in _NATIONS for region in nation.regions.items()]
    for nation, (region, (seats, urban)) in everywhere:
        leaning = {label: mood[label] + rng.gauss(0, 0.15) for label in nation.traits}
        for _ in range(seats):
            here = _Place(rng.gauss(urban, 0.8), rng.gauss(0, 0.8), rng.gauss(0, 1))
            kind = "Borough" if here.urban > 0.2 else "County"
            code = f"MADEUP{len(grounds) + 1:03}"
            seat = Seat(code, names[len(grounds)], region, nation.name, None, kind)
            grounds.append(_ground(seat, nation, leaning, here, rng, parties))
    return Scene(tuple(grounds), parties)


@dataclass(frozen=True, slots=True)
class _Place:
    """The latent factors of one seat."""

    urban: float
    wealth: float
    third: float

    def pull(self, trait: _Trait) -> float:
        return (
            trait.strength + trait.urban * self.urban + trait.wealth * self.wealth + trait.third * self.third
        )


def _ground(
    seat: Seat,
    nation: _Nation,
    leaning: Mapping[str, float],
    here: _Place,
    rng: Random,
    parties: Mapping[str, Party],
) -> Ground:
    weights = {
        label: math.exp(here.pull(trait) + leaning[label] + rng.gauss(0, 0.2))
        for label, trait in nation.traits.items()
        if rng.random() < trait.stood
    }
    then = int(nation.electorate * (1 + rng.gauss(0, 0.07)))
    turnout = min(0.82, max(0.45, 0.66 - 0.03 * here.urban + 0.02 * here.wealth + rng.gauss(0, 0.02)))
    valid = int(then * turnout)
    votes = {label: int(valid * weight / sum(weights.values())) for label, weight in weights.items()}
    valid = sum(votes.values())
    winner, second = sorted(votes, key=lambda label: (-votes[label], label))[:2]
    candidacies = tuple(_candidacies(nation, winner, rng, parties))
    member = next((one.person for one in candidacies if one.sitting), FORMER_MEMBER)
    lead = votes[winner] - votes[second]
    shared = frozenset({INDEPENDENT})
    base = Base(BaselineKind.ACTUAL, winner, votes, valid, then, lead, shared, member)
    before = {one.key: votes[one.party] / valid if one.party in votes else None for one in candidacies}
    alone = tuple(one.key for one in candidacies if one.party == INDEPENDENT)
    now = int(then * (1 + rng.gauss(0.015, 0.01)))
    return Ground(seat, candidacies, before, alone, here.urban, now, valid / then, base)


def _candidacies(
    nation: _Nation, winner: str, rng: Random, parties: Mapping[str, Party]
) -> Iterator[Candidacy]:
    """Yield who stands; the party that won last time always does."""
    standing = [
        label for label, trait in nation.traits.items() if rng.random() < trait.stands or label == winner
    ]
    if rng.random() < _INDEPENDENTS:
        standing.append(INDEPENDENT)
    rng.shuffle(standing)
    again = rng.random() < STANDS_AGAIN
    for number, label in enumerate(standing, start=1):
        yield made_up_candidacy(number, parties[label], sitting=again and label == winner)
