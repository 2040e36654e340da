"""Measure two keys and guards: made-up nights keyed with errors of every kind, and what is published of them.

Each keyer mistypes 22 of 10,000 fields, in kinds drawn evenly from
`hustings.night.slips`. A keyer whom a guard stops looks at the notice again and
mends the figures; keys that differ are settled from the notice by a third
person, who errs as often. What is then entered is set against the truth. The
second table has the errors of the notice itself, which both keyers type alike,
so that guards alone can find them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from rich.console import Console
from rich.progress import track
from rich.table import Table

from hustings.errors import DeclarationError
from hustings.night.guards import Severity, guard, guard_context
from hustings.night.keyed import Keyed
from hustings.night.rehearsal import rehearsal
from hustings.night.slips import Slip, slip
from hustings.night.two_keys import Entered, Key, equal, settled
from hustings.record.election import Election
from hustings.record.entry import Kind
from hustings.record.state import State, state

NIGHTS, ERRORS, FIELDS = 20, 22, 10_000
OF_THE_NOTICE = (Slip.BLOCK_LEFT_OUT, Slip.WRONG_NOTICE, Slip.STALE, Slip.ROWS_SWAPPED, Slip.ONE_DIGIT)
EACH = 10
"""One contest in so many has a wrong notice in the second table, for each kind."""
STAGES = ("impossible", "warned", "second key", "published")


@dataclass
class Tally:
    """What became of the errors made: by kind and stage, by kind and guard; and of what was published."""

    keyed: int = 0
    fields: int = 0
    stages: dict[Slip, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    guards: dict[Slip, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong_votes: int = 0
    wrong_winners: int = 0


@dataclass(frozen=True)
class Scene:
    """One contest at its hour: what the notice says, the next one's notice, and what stood before."""

    election: Election
    right: Keyed
    other: Keyed
    before: int

    def found(self, wrong: Keyed, kind: Slip) -> list[tuple[str, Severity]]:
        """Return the guards that speak on wrong figures and did not on the right ones."""
        context = guard_context(self.election, self._now(), self.right.contest, None, self.right.declared_at)
        if kind is Slip.TWICE:
            context = replace(context, standing=self.right.declaration())
            return [(one.guard, one.severity) for one in guard(wrong, context)]
        usual = {one.guard for one in guard(self.right, context)}
        return [(one.guard, one.severity) for one in guard(wrong, context) if one.guard not in usual]

    def _now(self) -> State:
        return state(self.election.ledger.prefix(self.before))


def main() -> None:
    """Key the nights and print both tables; exit 1 where anything wrong was published."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.desk_nights", description=__doc__)
    asked.add_argument("--nights", type=int, default=NIGHTS)
    asked.add_argument("--errors", type=int, default=ERRORS, help="of 10,000 fields")
    chosen = asked.parse_args()
    tally, notices = Tally(), Tally()
    for seed in track(range(1, chosen.nights + 1), "Keying", console=Console(stderr=True), transient=True):
        _keyed(list(scenes(seed)), chosen.errors, Random(f"keyers {seed}"), tally)
        _wrong_notices(list(scenes(seed)), Random(f"notices {seed}"), notices)
    Console(width=120).print(_table("Errors of one keyer, by what stopped them", tally))
    print(f"{chosen.nights} made-up nights, {tally.keyed:,} keys of {tally.fields:,} fields, ", end="")
    print(f"{chosen.errors} errors in 10,000 fields for each keyer.")
    published = f"{tally.wrong_votes} wrong vote counts, {tally.wrong_winners} wrong winners"
    print(f"Published: {published} (target 0 and 0).\n")
    title = "Errors of the notice, typed alike by both; papers verified are announced"
    Console(width=120).print(_table(title, notices))
    print(
        "What is in the last column no guard here can find: the notice is wrong, and its figures are likely."
    )
    raise SystemExit(bool(tally.wrong_votes or tally.wrong_winners))


def scenes(seed: int) -> Iterator[Scene]:
    """Yield the contests of a made-up night in the order of its declarations."""
    election = rehearsal(seed).election
    final = election.state().contests
    rights: list[tuple[Keyed, int]] = []
    for number, entry in enumerate(election.ledger, start=1):
        right = final[entry.payload.contest].declaration if entry.kind is Kind.ENTER else None
        if right is not None and all(one.contest != right.contest for one, _ in rights):
            keyed = Keyed(
                right.contest,
                dict(right.votes),
                right.valid_votes,
                right.rejected,
                electorate=right.electorate,
                verified=right.valid_votes + (right.rejected or 0),
                declared_at=right.declared_at,
            )
            rights.append((keyed, number - 1))
    for place, (right, before) in enumerate(rights):
        yield Scene(election, right, rights[(place + 1) % len(rights)][0], before)


def _keyed(night: Sequence[Scene], errors: int, rng: Random, tally: Tally) -> None:
    for scene in night:
        made = [_typed(scene, errors, rng, tally) for _ in range(2)]
        keys = [Key(name, figures) for name, (figures, _) in zip(("anna", "bela"), made, strict=True)]
        entered = equal(keys) or _settled(scene, keys, errors, rng, tally)
        slips = [kind for _, kind in made if kind is not None]
        is_wrong = entered.figures.boxes() != scene.right.boxes()
        for kind in slips:
            tally.stages[kind]["published" if is_wrong else "second key"] += 1
        tally.wrong_votes += is_wrong
        tally.wrong_winners += _winners(entered.figures) != _winners(scene.right)


def _typed(scene: Scene, errors: int, rng: Random, tally: Tally) -> tuple[Keyed, Slip | None]:
    """Return what one person keys and the slip left in it: what a guard stops is mended from the notice."""
    fields = len(scene.right.boxes())
    tally.keyed, tally.fields = tally.keyed + 1, tally.fields + fields
    if not any(rng.randrange(FIELDS) < errors for _ in range(fields)):
        return scene.right, None
    wrong, kind = _slipped(scene, rng)
    word = _noted(scene, wrong, kind, tally)
    if word != "passed":
        tally.stages[kind][word] += 1
        return scene.right, None
    return wrong, kind if wrong.boxes() != scene.right.boxes() else None


def _slipped(scene: Scene, rng: Random) -> tuple[Keyed, Slip]:
    while True:
        kind = rng.choice(list(Slip))
        try:
            return slip(scene.right, kind, rng, scene.other if kind is Slip.WRONG_NOTICE else None), kind
        except DeclarationError:
            continue


def _noted(scene: Scene, wrong: Keyed, kind: Slip, tally: Tally) -> str:
    found = scene.found(wrong, kind)
    tally.guards[kind].update({name for name, _ in found})
    if any(severity is Severity.IMPOSSIBLE for _, severity in found):
        return "impossible"
    return "warned" if found else "passed"


def _settled(scene: Scene, keys: Sequence[Key], errors: int, rng: Random, tally: Tally) -> Entered:
    """Return what a third person settles; another looks at a box that this person alone vouches for."""
    proposal, _ = _typed(scene, errors, rng, tally)
    done = settled(keys, proposal, {"cleo"})
    if done is None:
        done = settled(keys, scene.right, {"cleo", "dora"})
    if done is None:
        raise RuntimeError(f"{scene.right.contest}: two people agree, and it is not entered")
    return done


def _wrong_notices(night: Sequence[Scene], rng: Random, tally: Tally) -> None:
    for kind in OF_THE_NOTICE:
        for scene in night:
            if rng.randrange(EACH):
                continue
            try:
                wrong = slip(scene.right, kind, rng, scene.other if kind is Slip.WRONG_NOTICE else None)
            except DeclarationError:
                continue
            word = _noted(scene, wrong, kind, tally)
            tally.stages[kind]["published" if word == "passed" else word] += 1


def _winners(figures: Keyed) -> set[str]:
    top = max((count or 0) for count in figures.votes.values())
    return {key for key, count in figures.votes.items() if count == top}


def _table(title: str, tally: Tally) -> Table:
    table = Table(
        "Kind", "Made", "Impossible", "Warned", "Second key", "Published", "Guards", title=title, box=None
    )
    for kind in Slip:
        stages = tally.stages.get(kind)
        if stages:
            told = ", ".join(f"{name} {count}" for name, count in tally.guards[kind].most_common(3))
            table.add_row(kind.value, str(stages.total()), *(str(stages[one]) for one in STAGES), told)
    return table


if __name__ == "__main__":
    main()
