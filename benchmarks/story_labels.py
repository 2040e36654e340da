"""Filling a template: alternatives chosen, slots filled, what is claimed marked, and made false in twins.

`<a|b>` chooses; `{slot}` is filled; `[type|words]` marks a claim, and may hold
another; `[type~not judged|words]` one with another verdict than supported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.story_words import Slot

CHOICE = re.compile(r"<([^<>]*)>")
TOKEN = re.compile(r"\[(?P<type>\w+)(?:~(?P<verdict>[\w ]+))?\||(?P<close>\])|\{(?P<slot>\w+)\}")
SEATED = {"won", "gain", "hold", "beat", "lost", "unseated", "majority", "votes", "rank", "declaration_order"}
WHOLE = {"winner", "seat"}
PARTIED = {"party", "gain", "largest_party", "overall_majority"}
EXCHANGED = {"won", "beat", "lost", "unseated", "kept_seat", "votes", "share"}
HEDGED = ("floor_", "ceil_", "about_")
PEOPLE = {"", "s", "he", "his", "him", "adj", "party", "poss"}
Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Label:
    """One claim: where it stands, of what type, with what verdict."""

    start: int
    end: int
    type: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The passage with one claim made false.

    start, end: where the claim stands in the twin; places: the changed words;
    also: other words that a careful reader may now refute.
    whole: whether the change can make
    the rest of the passage false too (another winner, another seat).
    """

    text: str
    start: int
    end: int
    type: str
    kind: str
    whole: bool
    places: tuple[tuple[int, int], ...]
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A filled template: text, claims, and where each slot stands."""

    text: str
    labels: tuple[Label, ...]
    slots: tuple[Place, ...]


def render(template: str, facts: dict[str, Slot], rng: Random) -> Rendered:
    """Return the template filled; sentences begin with a capital."""
    while CHOICE.search(template):
        template = CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template)
    text, at = "", 0
    open_labels: list[tuple[int, str, str]] = []
    labels: list[Label] = []
    slots: list[Place] = []
    for token in TOKEN.finditer(template):
        text, at = text + template[at : token.start()], token.end()
        if token["type"]:
            open_labels.append((len(text), token["type"], token["verdict"] or "supported"))
        elif token["close"]:
            start, kind, verdict = open_labels.pop()
            labels.append(Label(start, len(text), kind, verdict))
        else:
            said = facts[token["slot"]].said
            slots.append((len(text), len(text) + len(said), token["slot"]))
            text += said
    return Rendered(_capitals(text + template[at:]), tuple(labels), tuple(slots))


def _capitals(text: str) -> str:
    return re.sub(r"(?:^|(?<=[.!?] )|(?<=\n))[a-z]", lambda found: found[0].upper(), text)


def twins(rendered: Rendered, facts: dict[str, Slot], rng: Random) -> tuple[Twin, ...]:
    """Return up to two twins of a passage, of different claims where it can be."""
    found = [twin for label in rendered.labels for twin in _twins_of(rendered, label, facts, rng)]
    rng.shuffle(found)
    chosen: list[Twin] = []
    for twin in found:
        if all((twin.type, twin.kind) != (other.type, other.kind) for other in chosen) and len(chosen) < 2:
            chosen.append(twin)
    return tuple(chosen)


def _twins_of(rendered: Rendered, label: Label, facts: dict[str, Slot], rng: Random) -> Iterator[Twin]:
    if label.verdict != "supported":
        return
    inside = [slot for slot in rendered.slots if label.start <= slot[0] and slot[1] <= label.end]
    loser = next((one for one in ("s", "beaten") if _names(rendered.slots, one)), None)
    hedged = any(slot[2].startswith(HEDGED) for slot in inside)
    named = loser is not None and (_names(inside, "w") or _names(inside, loser))
    if loser and named and not hedged and label.type in EXCHANGED and not _level(label, facts):
        exchanged = _exchanged(rendered.slots, loser, facts)
        if exchanged:
            yield _changed(rendered, label, exchanged, "winner")
    narrower = [
        one
        for one in rendered.labels
        if one is not label and label.start <= one.start and one.end <= label.end
    ]
    for slot in inside:
        if any(one.start <= slot[0] and slot[1] <= one.end for one in narrower):
            continue
        options = [
            (kind, words)
            for kind, words in facts[slot[2]].wrong
            if kind != "seat" or label.type in SEATED
            if kind != "party" or label.type in PARTIED
            if kind != "winner" or not (hedged or slot[2] == "w" and (loser or _level(label, facts)))
            if words != facts[slot[2]].said
        ]
        if options:
            kind, words = rng.choice(options)
            yield _changed(rendered, label, {slot: words}, kind)


def _level(label: Label, facts: dict[str, Slot]) -> bool:
    """Whether two shares are so near that rounding could make an exchange of names true."""
    if label.type != "share" or not {"w_share", "s_share"} <= facts.keys():
        return False
    first, second = (float(re.sub(r"[^\d.]", "", facts[key].said)) for key in ("w_share", "s_share"))
    return first - second < 2


def _names(slots: Sequence[Place], prefix: str) -> bool:
    return any(slot[2] in (prefix, f"{prefix}_s") for slot in slots)


def _exchanged(slots: Sequence[Place], loser: str, facts: dict[str, Slot]) -> dict[Place, str]:
    """Return the winner's words exchanged for the loser's throughout; nothing where one has no such word."""
    changed = {}
    for slot in slots:
        prefix, _, tail = slot[2].partition("_")
        if prefix not in ("w", loser) or tail not in PEOPLE:
            continue
        other = "_".join(filter(None, (loser if prefix == "w" else "w", tail)))
        if other not in facts:
            return {}
        changed[slot] = facts[other].said
    return changed


def _changed(rendered: Rendered, label: Label, words: dict[Place, str], kind: str) -> Twin:
    text, at, start, end = "", 0, label.start, label.end
    places: list[tuple[int, int]] = []
    for (first, stop, _), said in sorted(words.items()):
        text += rendered.text[at:first]
        places.append((len(text), len(text) + len(said)))
        text, at = text + said, stop
        longer = len(said) - (stop - first)
        start += longer if first < label.start else 0
        end += longer if first < label.end else 0
    text = _capitals(text + rendered.text[at:])
    return Twin(text, start, end, label.type, kind, kind in WHOLE, tuple(places))
