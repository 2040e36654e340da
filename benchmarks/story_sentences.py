"""Thousands of short passages with known truth, made from the record, each with false twins.

A plain function of (elections, seed). Templates stand in two files: a template
is held out where its name's hash says so, a rule fixed before any was tried.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks.story_facts import Facts, contest_facts
from benchmarks.story_house import first_wins, history_facts, house_facts, member_facts, rank_facts
from benchmarks.story_labels import Label, Rendered, Twin, render, twins
from hustings.record.election import Election
from hustings.record.tabulation import Tabulation

FOLDER = Path(__file__).parent
FILES = {False: FOLDER / "story_templates.toml", True: FOLDER / "stories" / "held_out" / "templates.toml"}
NEEDED = re.compile(r"\{(\w+)\}")
TRIES = 60


@dataclass(frozen=True, slots=True)
class Made:
    """A passage with what it claims, all of it true, and twins in which one thing is false."""

    template: str
    day: date
    text: str
    labels: tuple[Label, ...]
    twins: tuple[Twin, ...]


def is_held_out(name: str) -> bool:
    """Whether the template of that name belongs to the final measure; about a third do."""
    return int(sha256(name.encode()).hexdigest(), 16) % 3 == 0


@cache
def templates(held_out: bool) -> dict[str, tuple[str, str]]:
    """Return templates by name: what they are filled from, and their text."""
    groups = tomllib.loads(FILES[held_out].read_text(encoding="utf-8"))
    return {name: (group, text) for group, texts in groups.items() for name, text in texts.items()}


def passages(
    elections: Sequence[Election], seed: int, number: int = 1000, held_out: bool = False
) -> Iterator[Made]:
    """Yield passages, each template in turn; one that nothing fits within some tries is passed over."""
    source = _Source(elections)
    chosen = sorted(templates(held_out).items())
    Random(seed).shuffle(chosen)
    for n in range(number):
        name, (group, text) = chosen[n % len(chosen)]
        made = _made(source, name, group, text, Random(f"{seed}-{held_out}-{n}"))
        if made is not None:
            yield made


class _Source:
    """The contests to choose from."""

    def __init__(self, elections: Sequence[Election]) -> None:
        self.generals = [one for one in elections if one.seats is not None]
        self.counted = {
            one.name: [found for key in one.state().contests if (found := one.tabulation(key))]
            for one in elections
        }
        self.by_name = {one.name: one for one in elections}
        self.first_wins = first_wins(elections)

    def contest(self, rng: Random, by_elections: bool) -> tuple[Election, Tabulation]:
        """Return any contest, a by-election where one is asked for."""
        names = [name for name, one in self.by_name.items() if (one.seats is None) is by_elections]
        election = self.by_name[rng.choice(names)]
        return election, rng.choice(self.counted[election.name])


def _made(source: _Source, name: str, group: str, text: str, rng: Random) -> Made | None:
    needed = set(NEEDED.findall(text))
    for _ in range(TRIES):
        # Two contests of one seat can share a year, so a year alone never names a by-election.
        dated = needed & {"general", "year"}
        by_election = "by" in needed or (not dated and rng.random() < 0.15)
        facts, after = _facts(source, group, rng, by_election)
        if needed <= facts.keys():
            later = rng.randrange(20, 300) if "year" in needed else 1
            rendered: Rendered = render(text, facts, rng)
            day = after + timedelta(days=later)
            return Made(name, day, rendered.text, rendered.labels, twins(rendered, facts, rng))
    return None


def _facts(source: _Source, group: str, rng: Random, by_election: bool) -> tuple[Facts, date]:
    if group in ("contest", "member"):
        election, counted = source.contest(rng, by_election and group == "contest")
        others = rng.sample(source.counted[election.name], 40)
        facts = contest_facts(election, counted, others, rng)
        if group == "member":
            facts |= member_facts(counted, source.first_wins)
        return facts, counted.contest.day
    general = rng.choice(source.generals)
    assert general.day is not None
    if group == "house":
        return house_facts(general, rng), general.day
    if group == "rank":
        return rank_facts(general, rng), general.day
    return history_facts(general, rng), general.day
